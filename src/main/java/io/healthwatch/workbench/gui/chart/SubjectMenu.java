package io.healthwatch.workbench.gui.chart;

import io.healthwatch.workbench.answer.Baselines;
import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.gui.Workspace;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** What can be done with a row or a line of a chart. */
final class SubjectMenu extends ContextMenu {

    private static final Texts TEXTS = Texts.of("chart");

    /** For a subject of what is shown of a figure. */
    SubjectMenu(Figure figure, int subject, Hiding hiding) {
        var key = Hiding.keyOf(figure, figure.subjects().get(subject));
        item(TEXTS.get("menu.hide", key), () -> hiding.hide(figure, List.of(key)));
        item(TEXTS.get("menu.only", key), () -> hiding.isolate(figure, List.of(key)));
        if (!hiding.hidden(figure).isEmpty()) {
            item(TEXTS.get("menu.all"), hiding::showAll);
        }
    }

    /** Adds what concerns other views and charts. */
    void add(Cell cell, Workspace workspace, Consumer<String> navigation) {
        getItems().add(new SeparatorMenuItem());
        var run = workspace.run().get();
        var isBaseline = Baselines.is(workspace.baseline().get(), cell);
        var star = item(
                TEXTS.get(isBaseline ? "menu.baseline" : "menu.make-baseline", cell.series()), () -> star(cell, workspace));
        star.setDisable(isBaseline || run == null || !Baselines.offered(run).contains(seriesOf(cell)));
        item(TEXTS.get("menu.matrix"), () -> {
            workspace.selection().set(cell);
            navigation.accept("Matrix");
        });
        item(TEXTS.get("menu.samples"), () -> {
            workspace.selection().set(cell);
            navigation.accept("Samples");
        });
    }

    /** Makes a cell's series the baseline, everywhere. */
    static void star(Cell cell, Workspace workspace) {
        workspace.baseline().set(seriesOf(cell));
    }

    private static String seriesOf(Cell cell) {
        return Baselines.SERIES.contains(cell.variant()) ? cell.variant() : cell.series();
    }

    private MenuItem item(String words, Runnable action) {
        var item = new MenuItem(words);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        getItems().add(item);
        return item;
    }
}
