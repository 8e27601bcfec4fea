package io.healthwatch.workbench.gui.runs;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.gui.Navigation;
import io.healthwatch.workbench.gui.Notice;
import io.healthwatch.workbench.gui.RunController;
import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.gui.Undo;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.store.RunStore;
import io.healthwatch.workbench.store.Trash;
import io.healthwatch.workbench.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The runs on disk, and what can be done with one. FX thread only. */
public final class RunsModel {

    private static final Texts TEXTS = Texts.of("runs");

    private final RunStore store;
    private final Trash trash;
    private final RunController controller;
    private final RunTransfer transfers;
    private final Navigation navigation;
    private final Executor background;
    private final Executor fx;
    private final Consumer<Notice> notices;
    private final Undo undo;
    private final Consumer<Path> reveal;
    private final BiConsumer<Path, Path> compare;

    private final ObservableList<RunRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<RunRow> selected = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Trash.Contents> doomed = new SimpleObjectProperty<>();
    private final Map<Path, Undo.Change> deletions = new HashMap<>();
    private boolean everRead;

    /**
     * A model that has not read anything yet.
     *
     * @param background where files are read and moved
     * @param fx runs something on the FX thread, later
     * @param compare compares two runs
     */
    public RunsModel(
            RunStore store,
            RunController controller,
            RunTransfer transfers,
            Navigation navigation,
            Executor background,
            Executor fx,
            Consumer<Notice> notices,
            Undo undo,
            Consumer<Path> reveal,
            BiConsumer<Path, Path> compare) {
        this.store = store;
        this.trash = new Trash(store);
        this.controller = controller;
        this.transfers = transfers;
        this.navigation = navigation;
        this.background = background;
        this.fx = fx;
        this.notices = notices;
        this.undo = undo;
        this.reveal = reveal;
        this.compare = compare;
        controller.phase().subscribe(_ -> refreshIfRead());
        transfers.doing().subscribe(_ -> refreshIfRead());
    }

    /** The model of the window's services; {@code compare} compares two runs. */
    public static RunsModel of(Services services, BiConsumer<Path, Path> compare) {
        return new RunsModel(
                services.store(),
                services.controller(),
                services.transfers(),
                services.navigation(),
                services.background(),
                services.fx(),
                services.notices(),
                services.workspace().undo(),
                services.reveal(),
                compare);
    }

    /** The runs, newest first, damaged ones among them. */
    public ObservableList<RunRow> rows() {
        return rows;
    }

    /** The one that is selected; null for none or several. */
    public ObjectProperty<RunRow> selected() {
        return selected;
    }

    /** Whether the folder is being read. */
    public ReadOnlyBooleanProperty reading() {
        return reading.getReadOnlyProperty();
    }

    /** Where the runs are. */
    public Path folder() {
        return store.folder();
    }

    private void refreshIfRead() {
        if (everRead) {
            refresh();
        }
    }

    /** Reads the folder anew, in the background. */
    public void refresh() {
        everRead = true;
        reading.set(true);
        background.execute(() -> {
            try {
                var found = store.list().stream().map(RunRow::of).toList();
                fx.execute(() -> show(found));
            } catch (IOException | RuntimeException unreadable) {
                fx.execute(() -> {
                    reading.set(false);
                    notices.accept(Notice.problem(
                            TEXTS.get("unlisted", store.folder(), unreadable.getMessage())));
                });
            }
        });
    }

    private void show(List<RunRow> found) {
        var before = selected.get() == null ? null : selected.get().folder();
        reading.set(false);
        if (!found.equals(rows)) {
            rows.setAll(found);
            selected.set(rows.stream()
                    .filter(row -> row.folder().equals(before))
                    .findFirst()
                    .orElse(rows.isEmpty() ? null : rows.getFirst()));
        }
    }

    /** Whether a run can be shown. */
    public boolean canOpen(RunRow row) {
        return row != null && !row.damaged();
    }

    /** Whether a run can be continued now. */
    public boolean canResume(RunRow row) {
        return row != null
                && !row.elsewhere()
                && (row.state() == RunState.INTERRUPTED || row.state() == RunState.CANCELLED)
                && !controller.busy()
                && controller.blocked().get().isEmpty();
    }

    /** Why no run can be continued now; empty where one can. */
    public ReadOnlyStringProperty blocked() {
        return controller.blocked();
    }

    /** Whether a run can be deleted: not while it is measured. */
    public boolean canDelete(RunRow row) {
        return row != null && row.state() != RunState.RUNNING;
    }

    /** Shows a run in every view, and goes to the first one that does so. */
    public void open(RunRow row) {
        if (canOpen(row)) {
            opening(controller, navigation).accept(row.folder());
        }
    }

    /** What shows the run of a folder in every view, and goes to the first one that does so. */
    public static Consumer<Path> opening(RunController controller, Navigation navigation) {
        return folder -> {
            controller.open(folder);
            if (navigation.has("Overview")) {
                navigation.show("Overview");
            }
        };
    }

    /** Measures what is left of a run. */
    public void resume(RunRow row) {
        if (canResume(row)) {
            controller.resume(row.folder());
            navigation.show("Evaluate");
        }
    }

    /** Whether these are two runs that can be read. */
    public boolean canCompare(List<RunRow> some) {
        return some.size() == 2 && some.stream().allMatch(this::canOpen);
    }

    /** Compares two runs. */
    public void compare(List<RunRow> two) {
        if (canCompare(two)) {
            compare.accept(two.getFirst().folder(), two.getLast().folder());
            navigation.show("Compare");
        }
    }

    /** What sends runs as files, and takes those of others. */
    public RunTransfer transfers() {
        return transfers;
    }

    /** Whether all of these can be sent: what ended and can be read. */
    public boolean canSend(List<RunRow> some) {
        return !some.isEmpty() && some.stream().allMatch(row -> canOpen(row) && row.state() != RunState.RUNNING);
    }

    /** Shows a run's folder in the desktop's file manager. */
    public void reveal(RunRow row) {
        if (row != null) {
            reveal.accept(row.folder());
        }
    }

    /** Moves a run to the trash folder beside the runs; the message about it can take that back. */
    public void delete(RunRow row) {
        if (!canDelete(row)) {
            return;
        }
        var folder = row.folder();
        var done = TEXTS.get("deleted", row.time(), trash.folder());
        move(folder, trash.place(folder), done, notice -> {
            var change = undo.changed(
                    TEXTS.get("deletion", row.time()), () -> restore(row), () -> deleteAgain(row));
            deletions.put(trash.place(folder), change);
            return notice.offering(TEXTS.get("undo"), () -> undo.takeBack(change));
        });
    }

    private void restore(RunRow row) {
        move(trash.place(row.folder()), row.folder(), TEXTS.get("restored", row.time()), notice -> notice);
    }

    /** Unless it was continued meanwhile. */
    private void deleteAgain(RunRow row) {
        var measured = controller.latest().get();
        if (controller.busy() && measured != null && measured.folder().equals(row.folder())) {
            notices.accept(Notice.problem(TEXTS.get("measured", row.time())));
        } else {
            move(
                    row.folder(),
                    trash.place(row.folder()),
                    TEXTS.get("deleted", row.time(), trash.folder()),
                    notice -> notice);
        }
    }

    /** What the user is asked about whether it shall be deleted for good; null for nothing. */
    public ObjectProperty<Trash.Contents> doomed() {
        return doomed;
    }

    /** Looks, in the background, how much is in the trash, and asks whether it shall be deleted for good. */
    public void askAboutTrash() {
        background.execute(() -> {
            try {
                var contents = trash.contents();
                fx.execute(() -> {
                    doomed.set(contents.isEmpty() ? null : contents);
                    if (contents.isEmpty()) {
                        notices.accept(Notice.information(TEXTS.get("trash.none", trash.folder())));
                    }
                });
            } catch (IOException unreadable) {
                fx.execute(() -> notices.accept(
                        Notice.problem(TEXTS.get("trash.unread", trash.folder(), unreadable.getMessage()))));
            }
        });
    }

    /** The question about what is in the trash, in words. */
    public String question(Trash.Contents contents) {
        return TEXTS.get("trash.ask", contents.runs().size(), Wording.size(contents.bytes()), trash.folder());
    }

    /** Deletes for good what the user was asked about, in the background; that can no longer be undone. */
    public void emptyTrash() {
        var contents = doomed.get();
        if (contents == null) {
            return;
        }
        doomed.set(null);
        contents.runs().forEach(run -> {
            var change = deletions.remove(run);
            if (change != null) {
                undo.forget(change);
            }
        });
        background.execute(() -> {
            try {
                trash.delete(contents);
                fx.execute(() -> notices.accept(Notice.information(
                        TEXTS.get("trash.emptied", contents.runs().size(), Wording.size(contents.bytes())))));
            } catch (IOException stuck) {
                fx.execute(() -> notices.accept(
                        Notice.problem(TEXTS.get("trash.stuck", trash.folder(), stuck.getMessage()))));
            }
        });
    }

    private interface Addition {
        Notice to(Notice notice);
    }

    private void move(Path from, Path to, String done, Addition addition) {
        background.execute(() -> {
            try {
                Files.createDirectories(to.getParent());
                Files.move(from, to);
                fx.execute(() -> {
                    notices.accept(addition.to(Notice.information(done)));
                    refresh();
                    if (doomed.get() != null) {
                        askAboutTrash();
                    }
                });
            } catch (IOException stuck) {
                fx.execute(() -> notices.accept(Notice.problem(TEXTS.get("stuck", from, to, stuck.getMessage()))));
            }
        });
    }
}
