package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.answer.Scenarios;
import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.gui.evaluate.EvaluateModel;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.text.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.input.KeyEvent;

/** Everything that can be done in the window, and the keys for it. */
final class Actions {

    private static final Texts TEXTS = Texts.of("actions");
    private static final int VIEWS_WITH_A_DIGIT = 9;

    private final Services services;
    private final List<Action> always = new ArrayList<>();
    private final Action undo;
    private final Action redo;

    Actions(Services services, EvaluateModel evaluate, Frame frame) {
        this.services = services;
        var workspace = services.workspace();
        var navigation = services.navigation();
        var views = navigation.views();
        for (var i = 0; i < views.size(); i++) {
            var view = views.get(i);
            var title = TEXTS.get("view", view.title(), view.question());
            always.add(
                    i < VIEWS_WITH_A_DIGIT
                            ? Action.of(title, () -> navigation.current().set(view), "Shortcut+" + (i + 1))
                            : Action.of(title, () -> navigation.current().set(view)));
        }
        always.add(Action.of(TEXTS.get("run"), frame::startChosen, "Shortcut+R")
                .unless(() -> evaluate.startable().get() ? "" : evaluate.hint().get()));
        always.add(Action.of(TEXTS.get("cancel"), frame::cancelAll, "Shortcut+PERIOD")
                .unless(() -> services.busy() ? "" : TEXTS.get("nothing-runs")));
        always.add(Action.of(TEXTS.get("back"), navigation::back, "Alt+LEFT")
                .unless(() -> navigation.canGoBack() ? "" : TEXTS.get("no-back")));
        always.add(Action.of(TEXTS.get("forward"), navigation::forward, "Alt+RIGHT")
                .unless(() -> navigation.canGoForward() ? "" : TEXTS.get("no-forward")));
        var changes = workspace.undo();
        undo = Action.of(TEXTS.get("undo"), this::undo, "Shortcut+Z")
                .on(changes.undoable()::get)
                .unless(() -> changes.undoable().get().isEmpty() ? TEXTS.get("nothing-to-undo") : "");
        redo = Action.of(TEXTS.get("redo"), this::redo, "Shortcut+Shift+Z", "Shortcut+Y")
                .on(changes.redoable()::get)
                .unless(() -> changes.redoable().get().isEmpty() ? TEXTS.get("nothing-to-redo") : "");
        always.add(undo);
        always.add(redo);
        always.add(Action.of(TEXTS.get("present"), frame::present, "F5"));
        always.add(Action.of(TEXTS.get("present-here"), frame::presentHere, "Shift+F5"));
        always.add(Action.of(TEXTS.get("theme"), () -> workspace.dark().set(!workspace.dark().get()), "Shortcut+D"));
        always.add(Action.of(TEXTS.get("larger"), TextSize::larger, "Shortcut+PLUS", "Shortcut+EQUALS", "Shortcut+ADD"));
        always.add(Action.of(TEXTS.get("smaller"), TextSize::smaller, "Shortcut+MINUS", "Shortcut+SUBTRACT"));
        always.add(Action.of(TEXTS.get("designed"), TextSize::designed, "Shortcut+0", "Shortcut+Numpad 0"));
        always.add(Action.of(TEXTS.get("notify"), this::switchNotifications));
        always.add(Action.of(TEXTS.get("palette"), frame::find, "Shortcut+K", "Shortcut+Shift+P"));
        always.add(Action.of(TEXTS.get("help"), frame::help, "F1"));
    }

    /** Takes the last change back and says which. */
    void undo() {
        services.workspace().undo().undo().ifPresent(what -> tell(TEXTS.get("undone", what)));
    }

    private void redo() {
        services.workspace().undo().redo().ifPresent(what -> tell(TEXTS.get("redone", what)));
    }

    private void tell(String words) {
        services.notices().accept(Notice.information(words));
    }

    private void switchNotifications() {
        var now = !services.workspace().notifies().get();
        services.workspace().notifies().set(now);
        tell(TEXTS.get(now ? "notifies" : "notifies-not"));
    }

    /** Whether these keys take a change back, or make it again; text that is edited has such of its own. */
    boolean undoes(KeyEvent pressed) {
        return Stream.of(undo, redo).flatMap(action -> action.keys().stream()).anyMatch(keys -> keys.match(pressed));
    }

    /** What can be done whatever is shown; those with keys are among them. */
    List<Action> always() {
        return List.copyOf(always);
    }

    /** All that can be done with the run and the view that are shown. */
    List<Action> now() {
        var run = services.workspace().run().get();
        return Stream.of(
                        always.stream(),
                        services.navigation().views().stream().flatMap(view -> view.actions().stream()),
                        run == null ? Stream.<Action>empty() : choices(run.header().plan().cells()))
                .flatMap(some -> some)
                .toList();
    }

    private Stream<Action> choices(List<Cell> cells) {
        var workspace = services.workspace();
        var bySeries = new LinkedHashMap<String, Cell>();
        cells.forEach(cell -> bySeries.putIfAbsent(cell.series(), cell));
        return Stream.of(
                        bySeries.entrySet().stream()
                                .map(entry -> Action.of(
                                        TEXTS.get("select", entry.getKey()),
                                        () -> workspace.selection().set(entry.getValue()))),
                        bySeries.keySet().stream()
                                .map(series -> Action.of(
                                        TEXTS.get("baseline", series), () -> workspace.baseline().set(series))),
                        cells.stream()
                                .map(Cell::scenario)
                                .distinct()
                                .map(scenario -> Action.of(
                                        TEXTS.get("scenario", Scenarios.title(scenario)),
                                        () -> workspace.scenario().set(scenario))))
                .flatMap(some -> some);
    }

    /** Hands on, later, how to open each of the runs on disk. */
    void runs(Consumer<List<Action>> receiver) {
        services.background().execute(() -> {
            try {
                var found = services.store().list().stream()
                        .filter(run -> run.header() != null)
                        .map(run -> Action.of(
                                TEXTS.get(
                                        "open",
                                        Wording.when(run.header().created()),
                                        run.header().plan().profile(),
                                        run.header().id()),
                                () -> services.controller().open(run.folder())))
                        .toList();
                services.fx().execute(() -> receiver.accept(found));
            } catch (IOException unreadable) {
                // The view of the runs says so.
                return;
            }
        });
    }
}
