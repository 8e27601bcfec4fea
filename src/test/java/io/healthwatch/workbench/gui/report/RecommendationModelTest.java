package io.healthwatch.workbench.gui.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.decision.Appraisal;
import io.healthwatch.workbench.decision.Consideration;
import io.healthwatch.workbench.decision.DecisionModel;
import io.healthwatch.workbench.decision.DecisionModelFile;
import io.healthwatch.workbench.decision.Fulfilment;
import io.healthwatch.workbench.decision.Option;
import io.healthwatch.workbench.decision.Requirement;
import io.healthwatch.workbench.gui.PretendedFx;
import io.healthwatch.workbench.gui.Undo;
import io.healthwatch.workbench.gui.Runs;
import io.healthwatch.workbench.report.Candidates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecommendationModelTest {

    private static final Requirement SMALL = Requirement.of("bundle");

    @TempDir
    private Path folder;

    private final PretendedFx fx = new PretendedFx();
    private final Undo undo = new Undo();

    /** Fast but large, and held to be too large; slow but small. */
    private static final List<Option> OPTIONS = List.of(
            option("quick", 0.9, 0.2, Fulfilment.State.MISSED), option("slim", 0.5, 0.8, Fulfilment.State.MET));

    private static Option option(String name, double execution, double bundle, Fulfilment.State size) {
        return new Option(
                name,
                "node",
                name,
                Requirement.ALL.stream()
                        .collect(Collectors.toMap(
                                Function.identity(),
                                each -> new Fulfilment(each.equals(SMALL) ? size : Fulfilment.State.MET, "measured"))),
                Map.of(
                        Consideration.EXECUTION, new Appraisal(execution, execution - 0.01, execution + 0.01, ""),
                        Consideration.BUNDLE, new Appraisal(bundle, bundle - 0.01, bundle + 0.01, "")),
                Map.of());
    }

    private RunSnapshot run() {
        var run = Runs.ofEverything().forks(1).snapshot();
        return new RunSnapshot(
                folder,
                run.header(),
                run.state(),
                run.stopped(),
                run.wallTime(),
                run.results(),
                run.matrix(),
                run.forks(),
                run.noise());
    }

    private RecommendationModel opened() throws InterruptedException {
        var model = new RecommendationModel(
                (_, machine) -> new Candidates(List.of("one", "two"), machine, OPTIONS, "", null), Runnable::run, fx, undo);
        model.show(run());
        assertThat(fx.until(() -> model.shown().get() != null)).isTrue();
        return model;
    }

    private static String first(RecommendationModel model) {
        return model.shown().get().decision().ranking().getFirst().option().title();
    }

    @Test
    void aWeightAndARequirementChangeWhatIsRecommendedAndStayWithTheRun() throws Exception {
        var model = opened();
        assertThat(first(model)).isEqualTo("slim");
        assertThat(model.shown().get().decision().excluded().keySet()).containsExactly(OPTIONS.getFirst());

        model.require(SMALL, false);
        model.weigh(Consideration.EXECUTION, 80);
        assertThat(fx.until(() -> first(model).equals("quick"))).isTrue();
        assertThat(model.shown().get().recommendation()).startsWith("Use quick");

        var again = opened();
        assertThat(again.model().get()).isEqualTo(model.model().get());
        assertThat(first(again)).isEqualTo("quick");

        again.reset();
        assertThat(fx.until(() -> first(again).equals("slim"))).isTrue();
        assertThat(new DecisionModelFile(folder).read().model()).isEqualTo(DecisionModel.STANDARD);
    }

    @Test
    void weightsAreTakenBackAndSetAgainInTheirRunEvenWhenItIsNotShown() throws Exception {
        var model = opened();
        var before = model.model().get();
        for (var weight = 10; weight <= 80; weight += 10) {
            model.weigh(Consideration.EXECUTION, weight);
        }
        model.require(SMALL, false);
        var changed = model.model().get();
        assertThat(undo.undoable().get()).contains("no longer required");

        assertThat(undo.undo()).isPresent();
        assertThat(model.model().get().required()).isEqualTo(before.required());
        assertThat(undo.undoable().get()).endsWith("is 80");
        model.show(null);
        assertThat(undo.undo()).isPresent();
        assertThat(undo.undoable().get()).as("moving a slider is one change").isEmpty();
        assertThat(new DecisionModelFile(folder).read().model()).isEqualTo(before);

        undo.redo();
        undo.redo();
        assertThat(new DecisionModelFile(folder).read().model()).isEqualTo(changed);
        assertThat(opened().model().get()).isEqualTo(changed);
    }

    @Test
    void damagedWeightsAreToldAndLeftUntilOthersAreChosen() throws Exception {
        var file = folder.resolve("decision.json");
        Files.writeString(file, "{\n\"required\": [],\n\"weights\": {\"memory\": ");
        var model = opened();
        assertThat(model.problem().get()).contains("decision.json, line 3");
        assertThat(model.model().get()).isEqualTo(DecisionModel.STANDARD);
        assertThat(Files.readString(file)).endsWith("\"memory\": ");

        model.weigh(Consideration.MEMORY, 50);
        assertThat(fx.until(() -> model.problem().get().isEmpty())).isTrue();
        assertThat(read().weight(Consideration.MEMORY)).isEqualTo(50);
        assertThat(Files.readString(folder.resolve("decision.json.damaged"))).endsWith("\"memory\": ");
    }

    private DecisionModel read() throws IOException {
        return new DecisionModelFile(folder).read().model();
    }

    @Test
    void anotherMachineIsAnotherDecision() throws Exception {
        var model = opened();
        model.machine().set("two");
        assertThat(fx.until(() -> model.shown().get().candidates().machine().equals("two")))
                .isTrue();
    }
}
