package io.healthwatch.workbench.gui.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.gui.Navigation;
import io.healthwatch.workbench.gui.Notice;
import io.healthwatch.workbench.gui.Notices;
import io.healthwatch.workbench.gui.PretendedFx;
import io.healthwatch.workbench.gui.RunController;
import io.healthwatch.workbench.gui.Workspace;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Effort;
import io.healthwatch.workbench.run.Environment;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.store.AssessmentStore;
import io.healthwatch.workbench.store.RunStore;
import io.healthwatch.workbench.store.runfile.RunImport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsModelTest {

    @TempDir
    private Path data;

    private final PretendedFx fx = new PretendedFx();
    private final Notices notices = new Notices();
    private final Workspace workspace = new Workspace();
    private final List<Path> revealed = new ArrayList<>();
    private final List<Path> compared = new ArrayList<>();
    private RunStore store;
    private RunsModel model;

    @BeforeEach
    void make() {
        store = new RunStore(data);
        var controller = new RunController(
                workspace,
                store,
                () -> {
                    throw new IllegalStateException("nothing is measured here");
                },
                fx,
                notices);
        model = new RunsModel(
                store, controller, transfers(controller), new Navigation(), Runnable::run, fx, notices, workspace.undo(), revealed::add, (one, other) -> {
                    compared.add(one);
                    compared.add(other);
                });
    }

    private RunTransfer transfers(RunController controller) {
        return new RunTransfer(
                new RunImport(store),
                new AssessmentStore(data),
                Runnable::run,
                fx,
                notices,
                revealed::add,
                controller::open);
    }

    private Path write(RunState state) throws Exception {
        var plan = new Plan(
                "quick", new Effort(1, 1, 1, 1, 1, 1), 1, List.of(new Cell("node", "node", "simple-http-check", "c")));
        try (var writer = store.create(plan, new Environment("1", "here", "o", "a", "c", 1, 1, "25", 0, null))) {
            writer.end(state, null);
            return writer.folder();
        }
    }

    private void refresh(int rows) throws InterruptedException {
        model.refresh();
        assertThat(fx.until(() -> !model.reading().get() && model.rows().size() == rows)).isTrue();
    }

    @Test
    void aDamagedRunIsListedWithWhatIsWrong() throws Exception {
        var good = write(RunState.COMPLETE);
        Files.writeString(write(RunState.COMPLETE).resolve("run.json"), "{\"format\": 1, ");
        refresh(2);
        var damaged = model.rows().stream().filter(RunRow::damaged).findFirst().orElseThrow();
        assertThat(damaged.stateWord()).isEqualTo("damaged");
        assertThat(damaged.shortDamage()).startsWith("run.json, line 1: ");
        assertThat(model.canOpen(damaged)).isFalse();
        assertThat(model.canDelete(damaged)).isTrue();
        var row = model.rows().stream().filter(other -> !other.damaged()).findFirst().orElseThrow();
        assertThat(row.folder()).isEqualTo(good);
        assertThat(row.machine()).isEqualTo("here");
    }

    @Test
    void onlyWhatWasCutOffOrCancelledCanBeResumed() throws Exception {
        write(RunState.COMPLETE);
        write(RunState.CANCELLED);
        write(RunState.RUNNING);
        refresh(3);
        assertThat(model.rows().stream().filter(model::canResume).map(RunRow::stateWord))
                .containsExactlyInAnyOrder("cancelled", "interrupted");
    }

    @Test
    void deletingMovesToTheTrashAndCanBeUndone() throws Exception {
        var folder = write(RunState.COMPLETE);
        refresh(1);
        model.delete(model.rows().getFirst());
        assertThat(fx.until(() -> model.rows().isEmpty() && !notices.shown().isEmpty())).isTrue();
        assertThat(folder).doesNotExist();
        assertThat(data.resolve("trash").resolve(folder.getFileName())).isDirectory();
        assertThat(notices.shown().getFirst().action()).isEqualTo("Undo");
        notices.shown().getFirst().run().run();
        assertThat(fx.until(() -> model.rows().size() == 1)).isTrue();
        assertThat(folder).isDirectory();
        assertThat(workspace.undo().undoable().get()).isEmpty();
        model.delete(model.rows().getFirst());
        assertThat(fx.until(() -> model.rows().isEmpty())).isTrue();
        assertThat(workspace.undo().undo()).isPresent();
        assertThat(fx.until(() -> model.rows().size() == 1)).isTrue();
    }

    @Test
    void theTrashIsEmptiedAfterItWasAskedAboutAndNothingInItCanBeUndoneThen() throws Exception {
        model.askAboutTrash();
        assertThat(fx.until(() -> !notices.shown().isEmpty())).isTrue();
        assertThat(notices.shown().getFirst().text()).contains("is empty");
        assertThat(model.doomed().get()).isNull();

        var folder = write(RunState.COMPLETE);
        refresh(1);
        model.delete(model.rows().getFirst());
        assertThat(fx.until(() -> model.rows().isEmpty())).isTrue();
        assertThat(workspace.undo().undo()).isPresent();
        assertThat(fx.until(() -> model.rows().size() == 1)).isTrue();
        assertThat(workspace.undo().redo()).isPresent();
        assertThat(fx.until(() -> model.rows().isEmpty())).isTrue();
        var trashed = data.resolve("trash").resolve(folder.getFileName());
        assertThat(trashed).isDirectory();

        model.askAboutTrash();
        assertThat(fx.until(() -> model.doomed().get() != null)).isTrue();
        assertThat(model.question(model.doomed().get())).startsWith("Delete one run in").contains("B will be free");
        assertThat(trashed).isDirectory();
        var later = write(RunState.CANCELLED);
        refresh(1);
        model.delete(model.rows().getFirst());
        assertThat(fx.until(() -> model.doomed().get().runs().size() == 2)).as("the question is kept true").isTrue();
        workspace.undo().undo();
        assertThat(fx.until(() -> model.doomed().get().runs().size() == 1)).isTrue();
        model.emptyTrash();
        assertThat(fx.until(() -> notices.shown().getLast().text().contains("deleted for good"))).isTrue();
        assertThat(trashed).doesNotExist();
        assertThat(workspace.undo().undoable().get()).isEmpty();
        assertThat(later).isDirectory();
        assertThat(workspace.undo().redo()).as("what was not in it").isPresent();
    }

    @Test
    void openingShowsTheRun() throws Exception {
        var folder = write(RunState.COMPLETE);
        refresh(1);
        model.open(model.rows().getFirst());
        assertThat(fx.until(() -> workspace.run().get() != null)).isTrue();
        assertThat(workspace.run().get().folder()).isEqualTo(folder);
    }

    @Test
    void twoRunsThatCanBeReadCanBeCompared() throws Exception {
        write(RunState.COMPLETE);
        write(RunState.CANCELLED);
        Files.writeString(write(RunState.COMPLETE).resolve("run.json"), "{");
        refresh(3);
        var readable = model.rows().stream().filter(row -> !row.damaged()).toList();

        model.compare(model.rows());
        model.compare(model.rows().stream().filter(row -> row.damaged() || row == readable.getFirst()).toList());
        assertThat(compared).isEmpty();

        model.compare(readable);
        assertThat(compared).containsExactly(readable.getFirst().folder(), readable.getLast().folder());
    }

    @Test
    void theSelectedRunStaysSelectedWhenOthersCome() throws Exception {
        var folder = write(RunState.COMPLETE);
        refresh(1);
        model.selected().set(model.rows().getFirst());
        write(RunState.COMPLETE);
        refresh(2);
        assertThat(model.selected().get().folder()).isEqualTo(folder);
        model.reveal(model.selected().get());
        assertThat(revealed).containsExactly(folder);
    }

    @Test
    void aRunIsSentAndTakenOnTheOtherSideAndShown(@TempDir Path elsewhere) throws Exception {
        var folder = write(RunState.CANCELLED);
        refresh(1);
        assertThat(model.canSend(model.rows())).isTrue();
        var file = elsewhere.resolve("sent.wasmrun");
        model.transfers().send(folder, file);
        assertThat(fx.until(() -> model.transfers().doing().get().isEmpty() && !notices.shown().isEmpty())).isTrue();
        notices.shown().getLast().run().run();
        assertThat(revealed).containsExactly(elsewhere);

        Files.move(folder, elsewhere.resolve("moved away"));
        model.transfers().receive(List.of(file));
        assertThat(fx.until(() -> workspace.run().get() != null && model.rows().size() == 1
                && model.rows().getFirst().elsewhere())).isTrue();
        assertThat(workspace.run().get().folder()).isEqualTo(folder);
        assertThat(notices.shown().getLast().text()).contains("measured on here");
        assertThat(model.canResume(model.rows().getFirst())).isFalse();
    }

    @Test
    void aFileThatIsNoRunIsToldAndTheNextIsTaken(@TempDir Path elsewhere) throws Exception {
        var folder = write(RunState.COMPLETE);
        var file = elsewhere.resolve("sent.wasmrun");
        model.transfers().send(folder, file);
        assertThat(fx.until(() -> model.transfers().doing().get().isEmpty() && !notices.shown().isEmpty())).isTrue();
        var broken = Files.writeString(elsewhere.resolve("broken.wasmrun"), "no");
        model.transfers().receive(List.of(broken, file));
        assertThat(fx.until(() -> model.transfers().doing().get().isEmpty() && notices.shown().size() == 3)).isTrue();
        assertThat(notices.shown().get(1).kind()).isEqualTo(Notice.Kind.PROBLEM);
        assertThat(notices.shown().get(1).text()).startsWith("broken.wasmrun was not imported");
        assertThat(notices.shown().get(2).text()).contains("was here already");
    }

    @Test
    void noFolderYetMeansNoRuns() throws Exception {
        refresh(0);
        assertThat(model.rows()).isEmpty();
        assertThat(notices.shown()).isEmpty();
    }
}
