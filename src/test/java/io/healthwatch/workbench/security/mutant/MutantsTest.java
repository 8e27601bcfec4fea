package io.healthwatch.workbench.security.mutant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.healthwatch.workbench.assessment.MutantTally;
import io.healthwatch.workbench.probe.ProbeLimits;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.security.weak.WeakWorker;
import io.healthwatch.workbench.security.weak.Weakness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mutants come out the same each time, and whatever they do to a worker, the run goes on and tells it. */
class MutantsTest {

    private static final Home HOME = Home.locate();
    private static final Catalog CATALOG = new Catalog(HOME);
    private static final Path HONEST = HOME.probes().resolve("dist/c/calibration.wasm");
    private static final long SEED = 7;

    private static MutantRunner runner(String variant, Host host) throws Exception {
        var found = CATALOG.find(variant).orElseThrow();
        return new MutantRunner(
                new MutantRunner.Subject(
                        variant,
                        host.id(),
                        CATALOG.command(found, host),
                        CATALOG.open(found, host, ProbeLimits.STANDARD)),
                Mutants.of(HOME, SEED),
                HONEST);
    }

    @Test
    void seedAndNumberMakeTheBytes() throws Exception {
        var mutants = Mutants.of(HOME, SEED);
        var again = Mutants.of(HOME, SEED);
        var other = Mutants.of(HOME, SEED + 1);

        for (var number = 499; number >= 0; number--) {
            assertThat(again.get(number).sha256()).isEqualTo(mutants.get(number).sha256());
        }

        assertThat(hashes(other)).isNotEqualTo(hashes(mutants));
        assertThat(IntStream.range(0, 500).mapToObj(number -> mutants.get(number).base().split("/")[0]))
                .as("modules of every language")
                .contains("assemblyscript", "c", "rust", "wat", "attacks");
    }

    private static List<String> hashes(Mutants mutants) {
        return IntStream.range(0, 500).mapToObj(number -> mutants.get(number).sha256()).toList();
    }

    @ParameterizedTest
    @CsvSource({"node, NODE", "chicory-interpreter, JVM"})
    void threeHundredMutantsAreTriedAndCounted(String variant, Host host) throws Exception {
        try (var runner = runner(variant, host)) {
            var tally = runner.run(300, _ -> {});

            assertThat(tally.tried()).isEqualTo(300);
            assertThat(tally.outcomes().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(300);
            assertThat(tally.outcomes()).as("some are refused and some run").containsKeys("invalid-module", "ok", "trap");
        }
    }

    @Test
    void whatEndsAWorkerIsRecordedAndTheRunGoesOn(@TempDir Path folder) throws Exception {
        var mutants = Mutants.of(HOME, SEED);
        assertThat(Weakness.endsProcess(Files.readAllBytes(HONEST))).as("the honest probe is one of them").isFalse();
        var open = CATALOG.open(CATALOG.find("chicory-interpreter").orElseThrow(), Host.JVM, ProbeLimits.STANDARD);
        var subject = new MutantRunner.Subject("weak", "jvm", WeakWorker.command(Weakness.PROCESS_ENDS, folder), open);
        try (var runner = new MutantRunner(subject, mutants, HONEST)) {
            var tally = runner.run(40, _ -> {});

            assertThat(tally.tried()).isEqualTo(40);
            assertThat(tally.killers())
                    .extracting(MutantTally.Killer::mutant, MutantTally.Killer::sha256, MutantTally.Killer::outcome)
                    .isNotEmpty()
                    .containsExactlyElementsOf(IntStream.range(0, 40)
                            .mapToObj(mutants::get)
                            .filter(mutant -> Weakness.endsProcess(mutant.module()))
                            .map(mutant -> tuple(mutant.number(), mutant.sha256(), "crashed"))
                            .toList());
            assertThat(tally.killers()).allSatisfy(killer -> assertThat(killer.cause())
                    .contains("exit status 9")
                    .endsWith("Alone in a new worker it ended as crashed."));
        }
    }

    @Test
    void aCancelledRunKeepsWhatItCounted() throws Exception {
        try (var runner = runner("chicory-interpreter", Host.JVM)) {
            var tally = runner.run(10_000, done -> {
                if (done == 20) {
                    runner.cancel();
                }
            });

            assertThat(tally.tried()).isEqualTo(20);
            assertThat(tally.killers()).isEmpty();
        }
    }
}
