package io.healthwatch.workbench.gui.integration;

import io.healthwatch.workbench.gui.Choices;
import io.healthwatch.workbench.gui.chart.Background;
import io.healthwatch.workbench.gui.chart.ChartPane;
import io.healthwatch.workbench.gui.chart.ExportMenu;
import io.healthwatch.workbench.gui.chart.FileChoice;
import io.healthwatch.workbench.gui.result.Labels;
import io.healthwatch.workbench.gui.result.Presence;
import io.healthwatch.workbench.gui.result.Segments;
import io.healthwatch.workbench.gui.result.SessionProgress;
import io.healthwatch.workbench.gui.result.Verbatim;
import io.healthwatch.workbench.integration.Cost;
import io.healthwatch.workbench.integration.Pattern;
import io.healthwatch.workbench.text.Texts;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** For each pattern its code, what it costs, what breaks, and how it looks. */
final class IntegrationPage extends VBox {

    private static final Texts TEXTS = Texts.of("integration");

    private static final double WIDEST_PICTURE = 760;
    private static final int CODE_ROWS = 16;

    private final IntegrationModel model;
    private final FileChoice files;
    private final CostTable table;
    private final ChartPane chart = new ChartPane(true);
    private final VBox chartCard = new VBox(8, Labels.section(TEXTS.get("chart.title")), chart);
    private final Label headline = Labels.wrapped("", "headline");
    private final Label basis = note("integration-basis");
    private final Label parts = note("integration-parts");
    private final Segments<Pattern> patterns;
    private final VBox breaks = new VBox(6);
    private final Verbatim code = new Verbatim(CODE_ROWS);
    private final Label caption = note("integration-caption");
    private final ImageView picture = new ImageView();
    private final Background<IntegrationModel.Detail> details = Background.onFxThread(this::show);

    /** @param choices remember how the table is shown */
    IntegrationPage(IntegrationModel model, Choices choices, FileChoice files) {
        this.model = model;
        this.files = files;
        table = new CostTable(choices);
        patterns = new Segments<>(Pattern::title, model.pattern()::set);
        chartCard.getStyleClass().add("card");
        getStyleClass().addAll("table-view-page", "runtimes-page");
        getChildren().setAll(head(), problem(), costs(), chartCard, pattern(), basis);
        var controller = model.controller();
        controller.result().addListener(_ -> refresh());
        controller.current().addListener(_ -> headline.setText(model.headline()));
        controller.problem().addListener(_ -> headline.setText(model.headline()));
        model.pattern().addListener(_ -> showPattern());
        refresh();
    }

    private Node head() {
        var controller = model.controller();
        headline.setId("integration-headline");
        var progress = new SessionProgress(
                "integration",
                controller.current().map(now -> now.fraction()),
                TEXTS.get("progress"),
                TEXTS.get("cancel.tip"),
                controller::cancel);
        var start = new Button(IntegrationModel.offer(), new FontIcon(Feather.PLAY));
        start.setId("integration-start");
        start.getStyleClass().add("accent");
        start.setMinWidth(Region.USE_PREF_SIZE);
        start.setOnAction(_ -> controller.start());
        start.disableProperty().bind(controller.blocked().isNotEmpty());
        Presence.bind(Bindings.isNull(controller.current()), start);
        return new VBox(8, headline, row(start, progress));
    }

    private Node problem() {
        var problem = note("integration-problem");
        problem.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> List.of(
                                        model.controller().problem().get(),
                                        model.controller().blocked().get())
                                .stream()
                                .filter(words -> !words.isEmpty())
                                .distinct()
                                .collect(Collectors.joining("\n")),
                        model.controller().problem(),
                        model.controller().blocked()));
        Presence.bind(problem.textProperty().isNotEmpty(), problem);
        return problem;
    }

    private Node costs() {
        parts.getStyleClass().add("table-detail");
        table.node().selected().subscribe(this::select);
        var said = note("integration-said");
        var export = new ExportMenu(files, () -> "integration", said::setText).table(table::shown);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var card = new VBox(row(said, space, export), table.node(), parts);
        card.getStyleClass().addAll("card", "table-card");
        return card;
    }

    private void select(Cost cost) {
        if (cost == null) {
            parts.setText(TEXTS.get("parts.choose"));
            return;
        }
        var carried = TEXTS.get("parts", IntegrationModel.name(cost), IntegrationModel.parts(cost));
        parts.setText(
                cost.failures().isEmpty()
                        ? carried
                        : carried + "\n" + TEXTS.get("parts.failures", String.join(" ", cost.failures())));
        Pattern.find(cost.pattern()).ifPresent(model.pattern()::set);
    }

    private Node pattern() {
        var copy = code.copying(TEXTS.get("copy"));
        copy.setId("integration-copy");
        code.setId("integration-code");
        code.setWrapText(false);
        code.setMinHeight(Region.USE_PREF_SIZE);
        code.setAccessibleText(TEXTS.get("code"));
        picture.setPreserveRatio(true);
        patterns.setMinWidth(0);
        HBox.setHgrow(patterns, Priority.ALWAYS);
        copy.setMinWidth(Region.USE_PREF_SIZE);
        var card = new VBox(12, row(patterns, copy), breaks, code, caption, picture);
        picture.fitWidthProperty().bind(Bindings.min(WIDEST_PICTURE, breaks.widthProperty()));
        card.getStyleClass().add("card");
        return card;
    }

    private void showPattern() {
        patterns.show(List.of(Pattern.values()), model.pattern().get());
        details.request(model.detail());
    }

    private void show(IntegrationModel.Detail detail) {
        breaks.getChildren().setAll(detail.breaks().stream().map(words -> Labels.wrapped(words)).toList());
        code.setText(detail.source());
        var found = detail.picture();
        caption.setText(found.map(IntegrationModel.Picture::caption).orElse(TEXTS.get("picture.none")));
        picture.setImage(found.map(each -> new Image(each.file().toUri().toString(), true)).orElse(null));
    }

    /** Shows what the model knows. */
    void refresh() {
        headline.setText(model.headline());
        basis.setText(model.basis());
        table.show(model.costs());
        var delays = model.delays();
        Presence.set(!delays.isEmpty(), chartCard);
        chart.show(delays);
        showPattern();
    }

    private static Label note(String id) {
        var note = Labels.note("");
        note.setId(id);
        return note;
    }

    private static HBox row(Node... nodes) {
        var row = new HBox(nodes);
        row.getStyleClass().add("row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
