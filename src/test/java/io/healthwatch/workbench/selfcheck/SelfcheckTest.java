package io.healthwatch.workbench.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.selfcheck.Judgement.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Self-checks of measurements that are right, that are wrong, that fail and that are cut off; and a real one. */
class SelfcheckTest {

    private static final Cell CELL = new Cell("node", "node", Calibration.SCENARIO, "c");
    private static final Consumer<Progress> NOBODY = _ -> {};

    @TempDir
    private Path data;

    private SelfcheckStore store;
    private Selfcheck check;

    @BeforeEach
    void begin() {
        store = new SelfcheckStore(data);
        check = new Selfcheck(Home.locate(), new Catalog(Home.locate()), store);
    }

    private static Design design(int experiments, Duration time) {
        return new Design(CELL, 4, List.of(0.02, 0.05, 0.1), 10, experiments, time, 0.02, 3);
    }

    private SelfcheckResult measure(ForkMeter forks) throws IOException {
        return check.run(design(5, Duration.ofHours(1)), forks, NOBODY);
    }

    @Test
    void aRightMeasurementFindsWhatIsThereAndNothingElse() throws IOException {
        var result = measure(new ScriptedForks(ScriptedForks::honest, 0.01));

        assertThat(result.complete()).isTrue();
        assertThat(result.falseClaims().comparisons()).isEqualTo(5 * 6);
        assertThat(result.falseClaims().claimed()).isLessThanOrEqualTo(3);
        assertThat(result.falseClaims().claimed() + result.falseClaims().same() + result.falseClaims().unsure())
                .isEqualTo(30);
        assertThat(result.power()).allSatisfy(power -> {
            assertThat(power.comparisons()).isEqualTo(5 * 4);
            assertThat(power.trueRatio()).isCloseTo(1 + power.effect(), within(2e-5));
            assertThat(power.medianRatio()).isCloseTo(power.trueRatio(), within(0.008));
            assertThat(power.wrongDirection()).isZero();
        });
        assertThat(result.power().get(1).found()).isEqualTo(20);
        assertThat(result.power().get(2).found()).isEqualTo(20);
        assertThat(result.noise().low()).isBetween(0.005, 0.015);
    }

    @Test
    void workWhoseTimeIsNotAsSaidIsFoundOut() throws IOException {
        // About the pilot's base work: what goes beyond takes no time.
        var result = measure(new ScriptedForks(steps -> 5_000 + 2.0 * Math.min(steps, 119_500), 0.002));

        var tenth = result.power().get(2);
        assertThat(tenth.trueRatio()).isCloseTo(1.1, within(1e-3));
        assertThat(tenth.covered()).isZero();
        assertThat(tenth.found()).isZero();
    }

    @Test
    void armsThatDifferThoughTheyShouldNotAreFalseClaims() {
        var equal = arm(0, 1.00);
        var lifted = arm(0, 1.05);

        var claims = SelfcheckResult.FalseClaims.of(
                new Experiment(List.of(equal, equal, lifted), List.of()).judge(0.02));

        assertThat(claims).isEqualTo(new SelfcheckResult.FalseClaims(3, 2, 1, 0, 1));
    }

    private static Experiment.Arm arm(double effect, double level) {
        var forks = IntStream.range(0, 10).mapToDouble(i -> level * (1 + i / 1000.0)).toArray();
        return new Experiment.Arm(effect, 1 + effect, forks, forks);
    }

    @Test
    void workThatTakesNoTimeIsRefused() {
        assertThatThrownBy(() -> measure(new ScriptedForks(_ -> 5_000, 0)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no longer with work");
    }

    @Test
    void forksThatFailAreCountedAndLeftOut() throws IOException {
        var result = measure(new ScriptedForks(ScriptedForks::honest, 0.01).failingEvery(13));

        assertThat(result.failedForks()).isEqualTo((11 + 5 * 70) / 13);
        assertThat(result.failure()).contains("it fell over");
        assertThat(result.power().get(2).found()).isEqualTo(20);
        assertThat(Basis.of(result)).anyMatch(sentence -> sentence.contains("27 forks failed"));
    }

    @Test
    void whereAllForksFailTheReasonIsSaid() {
        assertThatThrownBy(() -> measure(new ScriptedForks(ScriptedForks::honest, 0).failingEvery(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("could not be measured")
                .hasMessageContaining("it fell over");
    }

    @Test
    void cancellingKeepsWholeExperiments() throws IOException {
        var ended = new AtomicInteger();
        var result = check.run(
                design(5, Duration.ofHours(1)), new ScriptedForks(ScriptedForks::honest, 0.01), progress -> {
                    if (progress.done() > 0 && ended.incrementAndGet() == 11 + 2 * 70 + 30) {
                        check.cancel();
                    }
                });

        assertThat(result.complete()).isFalse();
        assertThat(result.experiments()).isEqualTo(2);
        assertThat(result.falseClaims().comparisons()).isEqualTo(2 * 6);
        assertThat(store.last()).contains(result);
        assertThat(Basis.of(result).getFirst()).startsWith("2 of 5 experiments");
    }

    @Test
    void noExperimentIsBegunThatWouldNotEndInTime() throws IOException {
        var result = check.run(
                design(5, Duration.ofNanos(1)), new ScriptedForks(ScriptedForks::honest, 0.01), NOBODY);

        assertThat(result.experiments()).isEqualTo(1);
        assertThat(result.complete()).isFalse();
    }

    @Test
    void whatIsKeptIsWhatTheSchemaSays() throws IOException {
        var result = measure(new ScriptedForks(ScriptedForks::honest, 0.01));

        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Home.locate().assets().resolve("schema/selfcheck.schema.json")));
        assertThat(schema.validate(new JsonMapper().readTree(store.file(result).toFile())))
                .isEmpty();
        assertThat(store.last()).contains(result);
    }

    @Test
    void aDamagedFileIsNamedAndLeft() throws IOException {
        var file = store.folder().resolve("20260101T000000000Z.json");
        Files.createDirectories(store.folder());
        Files.writeString(file, "{\"created\": ");

        assertThatThrownBy(() -> store.last()).isInstanceOf(IOException.class).hasMessageContaining(file.toString());
        assertThat(file).hasContent("{\"created\": ");
    }

    @Test
    void targetsAreJudgedOnlyOnEnough() throws IOException {
        var few = Judgement.of(measure(new ScriptedForks(ScriptedForks::honest, 0.01)));
        var enough = Judgement.of(check.run(
                new Design(CELL, 7, List.of(0.02, 0.05, 0.1), 10, 10, Duration.ofHours(1), 0.02, 3),
                new ScriptedForks(ScriptedForks::honest, 0.005),
                NOBODY));

        assertThat(few.getFirst().verdict()).isEqualTo(Verdict.TOO_FEW);
        assertThat(enough.getFirst().verdict()).isEqualTo(Verdict.MET);
        assertThat(enough.get(1).verdict()).isEqualTo(Verdict.NONE);
        assertThat(enough.get(2).verdict()).isEqualTo(Verdict.MET);
        assertThat(enough.get(3).verdict()).isEqualTo(Verdict.MET);
    }

    @Test
    void aRealSelfcheckFindsATenthInTheRightDirection() throws IOException {
        var catalog = new Catalog(Home.locate());
        var design = Design.of(
                catalog, catalog.find("node").orElseThrow(), Host.NODE, 5, 1, Duration.ofMinutes(5), 1);

        var result = check.run(design, NOBODY);

        assertThat(result.failedForks()).as(result.failure()).isZero();
        assertThat(result.falseClaims().comparisons()).isEqualTo(21);
        assertThat(result.power().get(2).comparisons()).isEqualTo(7);
        assertThat(result.power().get(2).wrongDirection()).isZero();
        assertThat(result.power().get(2).medianRatio()).isGreaterThan(1);
        assertThat(result.sampleCostNanos()).isPositive();
        assertThat(result.work().executionMs()).isGreaterThan(result.work().floorMs());
    }
}
