package io.healthwatch.workbench.gui.matrix;

import io.healthwatch.workbench.gui.chart.ChartPane;
import io.healthwatch.workbench.gui.chart.FigureTable;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where one figure comes from, beside the matrix. Changes in place. */
final class Drawer extends BorderPane {

    private final Label title = label("drawer-title");
    private final Label verdict = new Label("", new FontIcon(Feather.MINUS_CIRCLE));
    private final Label identity = label("note");
    private final FigureTable scenarios = new FigureTable();
    private final Label distributionTitle = label("section-title");
    private final ChartPane distribution = new ChartPane();
    private final Label partsTitle = label("section-title");
    private final ChartPane parts = new ChartPane();
    private final Label failuresTitle = label("section-title");
    private final Label failures = label("note");
    private final Label definition = label("note");
    private final TextArea command = new TextArea();
    private final Node again;

    Drawer(Runnable close) {
        getStyleClass().add("drawer");
        setMinWidth(300);
        verdict.setWrapText(true);
        verdict.setMinHeight(Region.USE_PREF_SIZE);
        verdict.getGraphic().getStyleClass().add("mark");
        verdict.getStyleClass().add("verdict");
        var closing = new Button("", new FontIcon(Feather.X));
        closing.getStyleClass().addAll("flat", "button-icon");
        closing.setTooltip(new Tooltip("Close (Esc)"));
        closing.setOnAction(_ -> close.run());
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        var head = new HBox(8, title, closing);
        head.setAlignment(Pos.TOP_LEFT);
        head.setStyle("-fx-padding: 12 12 0 18;");
        command.setEditable(false);
        command.setWrapText(true);
        command.setPrefRowCount(3);
        command.getStyleClass().add("command");
        var copy = new Button("Copy command", new FontIcon(Feather.COPY));
        copy.setOnAction(_ -> {
            var content = new ClipboardContent();
            content.putString(command.getText());
            Clipboard.getSystemClipboard().setContent(content);
        });
        again = new VBox(6, section("Measure this cell again"), command, copy);
        failuresTitle.setText("What went wrong");
        var content = new VBox(
                10,
                verdict,
                identity,
                section("All scenarios"),
                scenarios,
                distributionTitle,
                distribution,
                partsTitle,
                parts,
                failuresTitle,
                failures,
                section("How it is defined"),
                definition,
                again);
        content.getStyleClass().add("drawer-content");
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("edge-to-edge", "plain-scroll");
        setTop(head);
        setCenter(scroll);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close.run();
                event.consume();
            }
        });
    }

    private static Label label(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label section(String words) {
        var label = label("section-title");
        label.setText(words);
        return label;
    }

    void show(Detail detail) {
        title.setText(detail.title());
        verdict.setText(detail.verdict());
        verdict.getStyleClass().setAll("label", "verdict", detail.judged().id());
        var mark = (FontIcon) verdict.getGraphic();
        mark.setIconCode(MatrixCell.mark(detail.judged()));
        mark.getStyleClass().setAll("ikonli-font-icon", "mark", detail.judged().id());
        identity.setText(detail.identity());
        scenarios.show(detail.scenarios());
        var rows = Math.max(2, detail.scenarios().rows().size());
        scenarios.setMinHeight(rows * 32 + 52.0);
        scenarios.setPrefHeight(rows * 32 + 52.0);
        present(List.of(distributionTitle, distribution), detail.distribution() != null);
        if (detail.distribution() != null) {
            distributionTitle.setText(detail.distribution().title());
            distribution.show(detail.distribution());
            distribution.setMinHeight(240);
        }
        present(List.of(partsTitle, parts), detail.parts() != null);
        if (detail.parts() != null) {
            partsTitle.setText(detail.parts().title());
            parts.show(detail.parts());
            parts.setMinHeight(240);
        }
        present(List.of(failuresTitle, failures), !detail.failures().isEmpty());
        failures.setText(String.join("\n", detail.failures()));
        definition.setText(detail.definition());
        present(List.of(again), !detail.command().isEmpty());
        command.setText(detail.command());
    }

    private static void present(List<? extends Node> nodes, boolean present) {
        nodes.forEach(node -> {
            node.setVisible(present);
            node.setManaged(present);
        });
    }
}
