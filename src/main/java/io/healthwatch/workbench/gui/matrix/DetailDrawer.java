package io.healthwatch.workbench.gui.matrix;

import io.healthwatch.workbench.gui.Choices;
import io.healthwatch.workbench.gui.chart.ChartPane;
import io.healthwatch.workbench.gui.chart.FigureTable;
import io.healthwatch.workbench.gui.result.Drawer;
import io.healthwatch.workbench.gui.result.Labels;
import io.healthwatch.workbench.gui.result.Presence;
import io.healthwatch.workbench.gui.result.Verbatim;
import io.healthwatch.workbench.text.Texts;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where one figure comes from, beside the matrix. Changes in place. */
final class DetailDrawer extends Drawer {

    private static final Texts TEXTS = Texts.of("matrix");

    private final Label verdict = new Label("", new FontIcon(Feather.MINUS_CIRCLE));
    private final Label identity = Labels.note("");
    private final FigureTable scenarios = new FigureTable("All scenarios").asHighAsItsRows(2);
    private final Label distributionTitle = Labels.section("");
    private final ChartPane distribution = new ChartPane();
    private final Label partsTitle = Labels.section("");
    private final ChartPane parts = new ChartPane();
    private final Label failuresTitle = Labels.section(TEXTS.get("drawer.failures"));
    private final Label failures = Labels.note("");
    private final Label definition = Labels.note("");
    private final Button history = new Button(TEXTS.get("drawer.history"), new FontIcon(Feather.CLOCK));
    private final Button samples = new Button(TEXTS.get("drawer.samples"), new FontIcon(Feather.LIST));
    private final Verbatim command = new Verbatim(3);
    private final Node again =
            new VBox(6, Labels.section(TEXTS.get("drawer.again")), command, command.copying(TEXTS.get("drawer.copy")));
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
                Labels.section(TEXTS.get("drawer.scenarios")),
                scenarios,
                distributionTitle,
                distribution,
                partsTitle,
                parts,
                failuresTitle,
                failures,
                Labels.section(TEXTS.get("drawer.definition")),
                definition,
                again);
    }

    void show(Detail detail) {
        shown = detail;
        Presence.set(detail.cell() != null && detail.quantity() != null, history);
        Presence.set(detail.cell() != null, samples);
        title(detail.title());
        verdict.setText(detail.verdict());
        verdict.getStyleClass().setAll("label", "verdict", detail.judged().id());
        var mark = (FontIcon) verdict.getGraphic();
        mark.setIconCode(MatrixCell.mark(detail.judged()));
        mark.getStyleClass().setAll("ikonli-font-icon", "mark", detail.judged().id());
        identity.setText(detail.identity());
        scenarios.show(detail.scenarios());
        Presence.set(detail.distribution() != null, distributionTitle, distribution);
        if (detail.distribution() != null) {
            distributionTitle.setText(detail.distribution().title());
            distribution.show(detail.distribution());
            distribution.setMinHeight(240);
        }
        Presence.set(detail.parts() != null, partsTitle, parts);
        if (detail.parts() != null) {
            partsTitle.setText(detail.parts().title());
            parts.show(detail.parts());
            parts.setMinHeight(240);
        }
        Presence.set(!detail.failures().isEmpty(), failuresTitle, failures);
        failures.setText(String.join("\n", detail.failures()));
        definition.setText(detail.definition());
        Presence.set(!detail.command().isEmpty(), again);
        command.setText(detail.command());
    }
}
