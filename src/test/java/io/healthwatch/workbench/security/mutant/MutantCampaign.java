package io.healthwatch.workbench.security.mutant;

import io.healthwatch.workbench.probe.ProbeLimits;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Mutants against one variant, from a terminal: {@code VARIANT HOST SEED COUNT FOLDER}. Killers are kept in the folder, and
 * each is tried alone in new workers, to tell what repeats from what a busy machine did.
 */
final class MutantCampaign {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TIMES_ALONE = 5;

    private MutantCampaign() {}

    public static void main(String[] arguments) throws Exception {
        var home = Home.locate();
        var catalog = new Catalog(home);
        var variant = catalog.find(arguments[0]).orElseThrow();
        var host = Host.of(arguments[1]);
        var subject = new MutantRunner.Subject(
                variant.id(), host.id(), catalog.command(variant, host), catalog.open(variant, host, ProbeLimits.STANDARD));
        var mutants = Mutants.of(home, Long.parseLong(arguments[2]));
        var honest = home.probes().resolve("dist/c/calibration.wasm");
        var started = System.nanoTime();
        try (var runner = new MutantRunner(subject, mutants, honest, PATIENCE)) {
            var tally = runner.run(Integer.parseInt(arguments[3]), done -> {
                if (done % 500 == 0) {
                    System.err.println(variant.id() + "@" + host.id() + " " + done + " "
                            + (System.nanoTime() - started) / 1_000_000 + " ms " + runner.tally().outcomes());
                }
            });
            System.out.println(tally.variant() + "@" + tally.host() + " " + tally.tried() + " " + tally.outcomes() + " "
                    + (System.nanoTime() - started) / 1_000_000_000 + " s");
            for (var killer : tally.killers()) {
                System.out.println(killer + " alone: " + alone(runner, mutants.get(killer.mutant())));
                Files.write(
                        Path.of(arguments[4], tally.variant() + "-" + killer.mutant() + ".wasm"),
                        mutants.get(killer.mutant()).module());
            }
        }
    }

    private static Map<String, Integer> alone(MutantRunner runner, Mutant mutant) throws Exception {
        var ends = new TreeMap<String, Integer>();
        for (var time = 0; time < TIMES_ALONE; time++) {
            var end = runner.alone(mutant);
            ends.merge(end == null ? "ok" : end.outcome().id(), 1, Integer::sum);
        }
        return ends;
    }
}
