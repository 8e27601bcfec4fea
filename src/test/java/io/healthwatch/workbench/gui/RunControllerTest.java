package io.healthwatch.workbench.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.evaluation.Event;
import io.healthwatch.workbench.evaluation.Profile;
import io.healthwatch.workbench.evaluation.Scenarios;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.run.RunData;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.store.RunStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunControllerTest {

    @TempDir
    private Path data;

    private final PretendedFx fx = new PretendedFx();
    private final Workspace workspace = new Workspace();
    private final Notices notices = new Notices();

    private RunController controller(Measurement measurement) {
        return new RunController(workspace, new RunStore(data), () -> measurement, fx, notices);
    }

    private boolean untilIdle(RunController controller) throws InterruptedException {
        return fx.until(() -> !controller.busy());
    }

    @Test
    void aSessionEndsWithItsWholeRunInTheWorkspace() throws Exception {
        var controller = controller(new ScriptedMeasurement(-1));
        controller.start(RecordedRuns.plan());
        assertThat(controller.busy()).isTrue();
        assertThat(untilIdle(controller)).isTrue();
        var run = workspace.run().get();
        assertThat(run.state()).isEqualTo(RunState.COMPLETE);
        assertThat(run.forks()).hasSize(60);
        assertThat(run.results()).hasSize(30).allMatch(result -> result.cell() != null);
        assertThat(controller.lanes()).hasSize(6).allMatch(lane -> lane.ended() == 10);
        assertThat(controller.conclusion().get().failures())
                .singleElement()
                .satisfies(failure -> {
                    assertThat(failure.series()).containsExactly("endive-interpreter");
                    assertThat(failure.forks()).isEqualTo(2);
                    assertThat(failure.reason()).contains("stopped after 10 s");
                });
    }

    @Test
    void whatHappensBetweenIsPublishedSparingly() throws Exception {
        var thorough = RecordedRuns.plan(Profile.THOROUGH, RecordedRuns.VARIANTS, Scenarios.IDS);
        var controller = controller(new ScriptedMeasurement(-1));
        var start = System.nanoTime();
        controller.start(thorough);
        assertThat(untilIdle(controller)).isTrue();
        var quarters = (System.nanoTime() - start) / 250_000_000 + 1;
        assertThat(fx.taken()).isLessThanOrEqualTo((int) quarters + 2);
        assertThat(workspace.run().get().forks()).hasSize(thorough.mostForks());
    }

    @Test
    void whileMeasuringTheCurrentCellAndTheLanesAreTold() throws Exception {
        var scripted = new ScriptedMeasurement(20);
        var controller = controller(scripted);
        controller.start(RecordedRuns.plan());
        assertThat(scripted.awaitHeld()).isTrue();
        assertThat(fx.until(() -> controller.activity().get().done() == 20
                        && controller.lanes().stream().anyMatch(lane -> lane.count(ForkState.RUNNING) == 1)))
                .isTrue();
        var activity = controller.activity().get();
        assertThat(activity.planned()).isEqualTo(60);
        assertThat(activity.describe()).startsWith("Measuring ").endsWith(" of 2");
        assertThat(controller.phase().get()).isEqualTo(RunController.Phase.MEASURING);
        assertThat(workspace.run().get().state()).isEqualTo(RunState.RUNNING);
        scripted.release();
        assertThat(untilIdle(controller)).isTrue();
    }

    @Test
    void howPreciseItIsAndWhenItStopsAreTold() throws Exception {
        var scripted = new ScriptedMeasurement(20);
        var controller = controller(scripted);
        controller.start(RecordedRuns.plan(Profile.STANDARD, RecordedRuns.VARIANTS, Scenarios.IDS));
        assertThat(scripted.awaitHeld()).isTrue();
        assertThat(fx.until(() -> controller.activity().get().done() == 20)).isTrue();
        assertThat(controller.activity().get().precision())
                .matches("Precise enough: 20 of 30 cells; widest: \\S+, \\S+ ±12 %;"
                        + " stops when all are within ±3 % or at \\d\\d:\\d\\d\\.");
        scripted.release();
        assertThat(untilIdle(controller)).isTrue();
    }

    @Test
    void cancellingKeepsWhatWasMeasured() throws Exception {
        var scripted = new ScriptedMeasurement(20);
        var controller = controller(scripted);
        controller.start(RecordedRuns.plan());
        assertThat(scripted.awaitHeld()).isTrue();
        controller.cancel();
        assertThat(controller.phase().get()).isEqualTo(RunController.Phase.STOPPING);
        assertThat(untilIdle(controller)).isTrue();
        assertThat(workspace.run().get().state()).isEqualTo(RunState.CANCELLED);
        assertThat(workspace.run().get().forks()).hasSize(20);
        assertThat(controller.conclusion().get().sentence()).startsWith("Stopped early, and kept ");
    }

    @Test
    void aSessionThatCannotStartSaysWhy() throws Exception {
        var controller = controller(new Measurement() {
            @Override
            public RunData run(Plan plan, Consumer<Event> receiver) throws IOException {
                throw new IOException("The folder is full. Make room there.");
            }

            @Override
            public RunData resume(Path folder, Consumer<Event> receiver) throws IOException {
                throw new IOException("never");
            }

            @Override
            public void cancel() {}
        });
        controller.start(RecordedRuns.plan());
        assertThat(untilIdle(controller)).isTrue();
        assertThat(controller.conclusion().get().problem()).isEqualTo("The folder is full. Make room there.");
        assertThat(controller.conclusion().get().hasFigures()).isFalse();
    }

    @Test
    void aSecondSessionDoesNotStartWhileOneRuns() throws Exception {
        var scripted = new ScriptedMeasurement(3);
        var controller = controller(scripted);
        controller.start(RecordedRuns.plan());
        assertThat(scripted.awaitHeld()).isTrue();
        controller.start(RecordedRuns.plan());
        scripted.release();
        assertThat(untilIdle(controller)).isTrue();
        assertThat(controller.busy()).isFalse();
    }

    @Test
    void anEarlierRunIsOpenedBesideTheLiveOne() throws Exception {
        var folder = RecordedRuns.write(new RunStore(data), RecordedRuns.plan(), 12, RunState.CANCELLED);
        var scripted = new ScriptedMeasurement(5);
        var controller = controller(scripted);
        controller.start(RecordedRuns.plan());
        assertThat(scripted.awaitHeld()).isTrue();
        controller.open(folder);
        assertThat(fx.until(() -> controller.showsOther().get())).isTrue();
        assertThat(workspace.run().get().folder()).isEqualTo(folder);
        scripted.release();
        assertThat(untilIdle(controller)).isTrue();
        assertThat(workspace.run().get().folder()).isEqualTo(folder);
        controller.showLatest();
        assertThat(workspace.run().get().forks()).hasSize(60);
    }

    @Test
    void aDamagedRunIsNotOpenedAndSaysWhereItIsDamaged() throws Exception {
        var folder = RecordedRuns.writeDamaged(new RunStore(data));
        var controller = controller(new ScriptedMeasurement(-1));
        controller.open(folder);
        assertThat(fx.until(() -> !notices.shown().isEmpty())).isTrue();
        assertThat(notices.shown().getFirst().text()).contains("run.json, line ");
        assertThat(workspace.run().get()).isNull();
    }

    @Test
    void theNewestReadableRunIsShownAtTheStart() throws Exception {
        var store = new RunStore(data);
        var folder = RecordedRuns.write(store, RecordedRuns.plan(), 60, RunState.COMPLETE);
        var controller = controller(new ScriptedMeasurement(-1));
        controller.openNewest();
        assertThat(fx.until(() -> workspace.run().get() != null)).isTrue();
        assertThat(workspace.run().get().folder()).isEqualTo(folder);
    }

    @Test
    void lanesHoldTheForksInThePlansOrder() {
        var plan = RecordedRuns.plan(Profile.STANDARD, List.of("node"), List.of("b", "a"));
        var pilot = plan.effort().leastForks();
        var lanes = new Lanes(plan);
        var lane = lanes.all().getFirst();
        assertThat(lane.forks()).hasSize(2 * pilot);
        assertThat(lane.forks().subList(0, pilot)).allMatch(fork -> fork.cell().scenario().equals("b"));
        assertThat(lane.forks().getFirst().number()).isEqualTo(1);

        lanes.started(2 * pilot + 1);

        var further = lanes.at(2 * pilot + 1);
        assertThat(further.number()).isEqualTo(pilot + 1);
        assertThat(further.state()).isEqualTo(ForkState.RUNNING);
        assertThat(lanes.all().getFirst().forks()).hasSize(2 * pilot + 1).contains(further);
    }
}
