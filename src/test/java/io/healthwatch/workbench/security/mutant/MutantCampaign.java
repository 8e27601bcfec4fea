package io.healthwatch.workbench.security.mutant;

import io.healthwatch.workbench.probe.ProbeLimits;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import java.nio.file.Files;
import java.nio.file.Path;

/** Mutants against one variant, from a terminal: {@code VARIANT HOST SEED COUNT FOLDER}; killers are kept in the folder. */
final class MutantCampaign {

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
        try (var runner = new MutantRunner(subject, mutants, honest)) {
            var tally = runner.run(Integer.parseInt(arguments[3]), done -> {
                if (done % 500 == 0) {
                    System.err.println(variant.id() + "@" + host.id() + " " + done + " "
                            + (System.nanoTime() - started) / 1_000_000 + " ms " + runner.tally().outcomes());
                }
            });
            System.out.println(tally.variant() + "@" + tally.host() + " " + tally.tried() + " " + tally.outcomes() + " "
                    + (System.nanoTime() - started) / 1_000_000_000 + " s");
            for (var killer : tally.killers()) {
                System.out.println(killer);
                Files.write(
                        Path.of(arguments[4], tally.variant() + "-" + killer.mutant() + ".wasm"),
                        mutants.get(killer.mutant()).module());
            }
        }
    }
}
