package io.healthwatch.workbench.gui.matrix;

import io.healthwatch.workbench.gui.chart.ChartPane;
import io.healthwatch.workbench.gui.chart.FigureTable;
import io.healthwatch.workbench.gui.result.Drawer;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where one figure comes from, beside the matrix. Changes in place. */
final class DetailDrawer extends Drawer {

    private final Label verdict = new Label("", new FontIcon(Feather.MINUS_CIRCLE));
    private final Label identity = wrapped("note");
    private final FigureTable scenarios = new FigureTable("All scenarios").asHighAsItsRows(2);
    private final Label distributionTitle = wrapped("section-title");
    private final ChartPane distribution = new ChartPane();
    private final Label partsTitle = wrapped("section-title");
    private final ChartPane parts = new ChartPane();
    private final Label failuresTitle = section("What went wrong");
    private final Label failures = wrapped("note");
    private final Label definition = wrapped("note");
    private final TextArea command = verbatim(3);
    private final Node again =
            new VBox(6, section("Measure this cell again"), command, copy("Copy command", command));

    DetailDrawer(Runnable close) {
        super(close);
        verdict.setWrapText(true);
        verdict.setMinHeight(Region.USE_PREF_SIZE);
        verdict.getGraphic().getStyleClass().add("mark");
        verdict.getStyleClass().add("verdict");
        fill(
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
    }

    void show(Detail detail) {
        title(detail.title());
        verdict.setText(detail.verdict());
        verdict.getStyleClass().setAll("label", "verdict", detail.judged().id());
        var mark = (FontIcon) verdict.getGraphic();
        mark.setIconCode(MatrixCell.mark(detail.judged()));
        mark.getStyleClass().setAll("ikonli-font-icon", "mark", detail.judged().id());
        identity.setText(detail.identity());
        scenarios.show(detail.scenarios());
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
}
