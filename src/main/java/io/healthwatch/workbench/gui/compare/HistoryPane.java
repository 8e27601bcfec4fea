package io.healthwatch.workbench.gui.compare;

import io.healthwatch.workbench.chart.Table;
import io.healthwatch.workbench.evaluation.CellHistory;
import io.healthwatch.workbench.evaluation.Comparisons.Quantity;
import io.healthwatch.workbench.gui.Choices;
import io.healthwatch.workbench.gui.Hint;
import io.healthwatch.workbench.gui.chart.ChartPane;
import io.healthwatch.workbench.gui.chart.ExportMenu;
import io.healthwatch.workbench.gui.chart.FigureTable;
import io.healthwatch.workbench.gui.chart.FileChoice;
import io.healthwatch.workbench.gui.result.Labels;
import io.healthwatch.workbench.gui.result.MarginField;
import io.healthwatch.workbench.gui.result.Placeholder;
import io.healthwatch.workbench.gui.result.Segments;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.text.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One cell over all runs of a machine. */
final class HistoryPane extends VBox {

    private static final Texts TEXTS = Texts.of("compare");

    private final HistoryModel model;
    private final SearchChoice<Cell> cell =
            new SearchChoice<>(TEXTS.get("choose.cell"), TEXTS.get("choose.search"), HistoryModel::title);
    private final Segments<Quantity> quantities;
    private final Segments<CellHistory.Machine> machines;
    private final Label headline = Labels.wrapped("", "answer");
    private final Label note = Labels.note("");
    private final Label progress = Labels.note("");
    private final VBox remarks = new VBox(2);
    private final ScrollPane remarksScroll = ComparisonPane.scrolled(remarks);
    private final ChartPane chart = new ChartPane();
    private final ScrollPane chartScroll = ComparisonPane.scrolled(chart);
    private final FigureTable table = new FigureTable(TEXTS.get("history.table"));
    private final Button open = new Button(TEXTS.get("history.open"), new FontIcon(Feather.EXTERNAL_LINK));
    private final Placeholder placeholder = new Placeholder();
    private final VBox body;

    HistoryPane(HistoryModel model, Choices choices, FileChoice files, Label said) {
        super(10);
        table.remember(choices, "history.table");
        this.model = model;
        cell.setId("history-cell");
        cell.chosen().bindBidirectional(model.cell());
        model.cells().subscribe(() -> cell.offer(List.copyOf(model.cells())));
        quantities = new Segments<>(HistoryPane::words, model.quantity()::set);
        model.quantity().subscribe(now -> quantities.show(List.of(Quantity.values()), now));
        machines = new Segments<>(
                CellHistory.Machine::name, machine -> model.machine().set(machine.fingerprint()), false);
        headline.setId("history-headline");
        progress.textProperty().bind(model.progress());
        Hint.on(open, TEXTS.get("history.openTip"));
        open.disableProperty().bind(table.selected().isNull());
        open.setOnAction(_ -> openSelected());
        table.setId("history-runs");
        table.onOpen(_ -> openSelected());
        var export = new ExportMenu(files, this::fileName, said::setText)
                .picture(() -> chart, () -> model.shown().get().note())
                .table(table::shown);
        var tools = new FlowPane(
                8, 8, cell, quantities, machines, new MarginField(model.margin()), open, export, progress);
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.getStyleClass().add("chart-tools");
        remarksScroll.getStyleClass().add("compare-changes");
        table.getStyleClass().add("history-table");
        chartScroll.getStyleClass().add("compare-stage");
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox.setVgrow(placeholder, Priority.ALWAYS);
        body = new VBox(8, headline, remarksScroll, note, chartScroll, table);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(tools, placeholder);
        model.shown().subscribe(_ -> show());
        model.problem().subscribe(_ -> show());
        model.cell().subscribe(_ -> show());
    }

    private static String words(Quantity quantity) {
        return switch (quantity) {
            case EXECUTION -> TEXTS.get("quantity.execution");
            case COLD_START -> TEXTS.get("quantity.coldStart");
            case MEMORY -> TEXTS.get("quantity.memory");
        };
    }

    private String fileName() {
        var of = model.cell().get();
        return "history-" + of.variant() + "-" + of.scenario() + "-" + model.quantity().get().id();
    }

    private void openSelected() {
        Table.Row row = table.selected().get();
        var entry = row == null ? null : model.shown().get().entry(row);
        if (entry != null) {
            model.open(entry.folder());
        }
    }

    private void show() {
        var shown = model.shown().get();
        if (!model.problem().get().isEmpty()) {
            placeholder.show(
                    Feather.ALERT_TRIANGLE, TEXTS.get("history.problem"), model.problem().get(), List.of());
        } else if (model.cell().get() == null) {
            placeholder.show(Feather.CLOCK, TEXTS.get("history.empty.title"), TEXTS.get("history.empty"), List.of());
        } else {
            placeholder.show(Feather.ACTIVITY, TEXTS.get("comparing.title"), TEXTS.get("comparing"), List.of());
        }
        if (shown == null || !model.problem().get().isEmpty()) {
            getChildren().set(1, placeholder);
            return;
        }
        getChildren().set(1, body);
        var several = model.machines().size() > 1;
        machines.setVisible(several);
        machines.setManaged(several);
        machines.show(
                model.machines(),
                model.machines().stream()
                        .filter(machine -> machine.fingerprint().equals(shown.history().machine()))
                        .findFirst()
                        .orElse(null));
        headline.setText(shown.headline());
        note.setText(shown.note());
        ComparisonPane.warn(remarks, remarksScroll, shown.remarks());
        if (!shown.figure().isEmpty()) {
            chart.show(shown.figure());
        }
        chartScroll.setVisible(!shown.figure().isEmpty());
        table.show(shown.table());
    }
}
