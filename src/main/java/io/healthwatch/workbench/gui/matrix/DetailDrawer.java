package io.healthwatch.workbench.gui.matrix;

import io.healthwatch.workbench.gui.Choices;
import io.healthwatch.workbench.gui.chart.ChartPane;
import io.healthwatch.workbench.gui.chart.FigureTable;
import io.healthwatch.workbench.gui.result.Drawer;
import io.healthwatch.workbench.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where one figure comes from, beside the matrix. Changes in place. */
final class DetailDrawer extends Drawer {

    private static final Texts TEXTS = Texts.of("matrix");

    private final Label verdict = new Label("", new FontIcon(Feather.MINUS_CIRCLE));
    private final Label identity = wrapped("note");
    private final FigureTable scenarios = new FigureTable("All scenarios").asHighAsItsRows(2);
    private final Label distributionTitle = wrapped("section-title");
    private final ChartPane distribution = new ChartPane();
    private final Label partsTitle = wrapped("section-title");
    private final ChartPane parts = new ChartPane();
    private final Label failuresTitle = section(TEXTS.get("drawer.failures"));
    private final Label failures = wrapped("note");
    private final Label definition = wrapped("note");
    private final Button history = new Button(TEXTS.get("drawer.history"), new FontIcon(Feather.CLOCK));
    private final Button samples = new Button(TEXTS.get("drawer.samples"), new FontIcon(Feather.LIST));
    private final TextArea command = verbatim(3);
    private final Node again =
            new VBox(6, section(TEXTS.get("drawer.again")), command, copy(TEXTS.get("drawer.copy"), command));
    private Detail shown;

    /**
     * An empty drawer.
     *
     * @param showHistory shows the judged cell over all runs
     * @param showSamples shows the samples of the judged cell
     */
    DetailDrawer(Choices choices, Runnable close, Consumer<Detail> showHistory, Consumer<Detail> showSamples) {
        super(close);
        scenarios.remember(choices, "matrix.scenarios");
        history.setId("matrix-history");
        history.setOnAction(_ -> showHistory.accept(shown));
        samples.setOnAction(_ -> showSamples.accept(shown));
        verdict.setWrapText(true);
        verdict.setMinHeight(Region.USE_PREF_SIZE);
        verdict.getGraphic().getStyleClass().add("mark");
        verdict.getStyleClass().add("verdict");
        fill(
                verdict,
                identity,
                new FlowPane(8, 8, history, samples),
                section(TEXTS.get("drawer.scenarios")),
                scenarios,
                distributionTitle,
                distribution,
                partsTitle,
                parts,
                failuresTitle,
                failures,
                section(TEXTS.get("drawer.definition")),
                definition,
                again);
    }

    void show(Detail detail) {
        shown = detail;
        present(List.of(history), detail.cell() != null && detail.quantity() != null);
        present(List.of(samples), detail.cell() != null);
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
