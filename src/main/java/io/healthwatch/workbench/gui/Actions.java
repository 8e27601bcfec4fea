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

/** Everything that can be done in the window, and the keys for it. */
final class Actions {

    private static final Texts TEXTS = Texts.of("actions");
    private static final int VIEWS_WITH_A_DIGIT = 9;

    private final Services services;
    private final List<Action> always = new ArrayList<>();

    Actions(Services services, EvaluateModel evaluate, Runnable run, Runnable cancel, Runnable palette, Runnable help) {
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
        always.add(Action.of(TEXTS.get("run"), run, "Shortcut+R")
                .unless(() -> evaluate.startable().get() ? "" : evaluate.hint().get()));
        always.add(Action.of(TEXTS.get("cancel"), cancel, "Shortcut+PERIOD")
                .unless(() -> services.busy() ? "" : TEXTS.get("nothing-runs")));
        always.add(Action.of(TEXTS.get("back"), navigation::back, "Alt+LEFT")
                .unless(() -> navigation.canGoBack() ? "" : TEXTS.get("no-back")));
        always.add(Action.of(TEXTS.get("forward"), navigation::forward, "Alt+RIGHT")
                .unless(() -> navigation.canGoForward() ? "" : TEXTS.get("no-forward")));
        always.add(Action.of(TEXTS.get("undo"), this::undo, "Shortcut+Z")
                .unless(() -> workspace.undo().isPossible() ? "" : TEXTS.get("nothing-to-undo")));
        always.add(Action.of(TEXTS.get("theme"), () -> workspace.dark().set(!workspace.dark().get()), "Shortcut+D"));
        always.add(Action.of(TEXTS.get("larger"), TextSize::larger, "Shortcut+PLUS", "Shortcut+EQUALS", "Shortcut+ADD"));
        always.add(Action.of(TEXTS.get("smaller"), TextSize::smaller, "Shortcut+MINUS", "Shortcut+SUBTRACT"));
        always.add(Action.of(TEXTS.get("designed"), TextSize::designed, "Shortcut+0", "Shortcut+Numpad 0"));
        always.add(Action.of(TEXTS.get("notify"), this::switchNotifications));
        always.add(Action.of(TEXTS.get("palette"), palette, "Shortcut+K", "Shortcut+Shift+P"));
        always.add(Action.of(TEXTS.get("help"), help, "F1"));
    }

    private void undo() {
        services.workspace()
                .undo()
                .last()
                .ifPresent(what -> services.notices().accept(Notice.information(TEXTS.get("undone", what))));
    }

    private void switchNotifications() {
        var now = !services.workspace().notifies().get();
        services.workspace().notifies().set(now);
        services.notices().accept(Notice.information(TEXTS.get(now ? "notifies" : "notifies-not")));
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
