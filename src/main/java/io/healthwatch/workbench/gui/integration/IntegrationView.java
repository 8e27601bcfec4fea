package io.healthwatch.workbench.gui.integration;

import io.healthwatch.workbench.gui.Choices;
import io.healthwatch.workbench.gui.Frame;
import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.gui.View;
import io.healthwatch.workbench.gui.chart.ChartPane;
import io.healthwatch.workbench.gui.chart.ExportMenu;
import io.healthwatch.workbench.gui.chart.FileChoice;
import io.healthwatch.workbench.gui.result.ResultView;
import io.healthwatch.workbench.gui.result.Segments;
import io.healthwatch.workbench.integration.Cost;
import io.healthwatch.workbench.integration.Pattern;
import io.healthwatch.workbench.text.Texts;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** "What does it take in an extension?": for each pattern its code, what it costs, what breaks, and how it looks. */
public final class IntegrationView implements View {

    private static final Texts TEXTS = Texts.of("integration");

    private static final double WIDEST_PICTURE = 760;
    private static final int CODE_ROWS = 16;

    private final IntegrationModel model;
    private final FileChoice files;
    private final CostTable table;
    private final ChartPane chart = new ChartPane(true);
    private final Label headline = new Label();
    private final Label basis = note("integration-basis");
    private final Label parts = note("integration-parts");
    private final Segments<Pattern> patterns = new Segments<>(Pattern::title, this::show);
    private final VBox breaks = new VBox(6);
    private final TextArea code = new TextArea();
    private final Label caption = note("integration-caption");
    private final ImageView picture = new ImageView();
    private VBox chartCard;
    private Node content;
    private Pattern shown = Pattern.WORKER;

    private IntegrationView(IntegrationModel model, Choices choices, FileChoice files) {
        this.model = model;
        this.files = files;
        this.table = new CostTable(choices);
    }

    /** The view of the window's services. */
    public static IntegrationView of(Services services) {
        return new IntegrationView(
                new IntegrationModel(services.integrations(), services.home().assets().resolve("screenshots")),
                services.workspace().choices(),
                services.files());
    }

    @Override
    public String title() {
        return "Integrate";
    }

    @Override
    public String question() {
        return TEXTS.get("question");
    }

    @Override
    public Ikon icon() {
        return Feather.BOX;
    }

    @Override
    public Node content() {
        if (content == null) {
            var page = new VBox(head(), problem(), costs(), chartCard(), pattern(), basis);
            page.getStyleClass().addAll("table-view-page", "runtimes-page");
            page.getStylesheets().add(ResultView.STYLES);
            content = Frame.scrolled(page);
            var controller = model.controller();
            controller.result().subscribe(_ -> refresh());
            controller.current().subscribe(_ -> headline.setText(model.headline()));
            controller.problem().subscribe(_ -> headline.setText(model.headline()));
            controller.refresh();
        }
        return content;
    }

    private Node head() {
        var controller = model.controller();
        headline.setId("integration-headline");
        headline.getStyleClass().add("headline");
        headline.setWrapText(true);
        headline.setMinHeight(Region.USE_PREF_SIZE);
        var busy = Bindings.isNotNull(controller.current());
        var bar = new ProgressBar();
        bar.getStyleClass().addAll("small", "progress");
        bar.setAccessibleText(TEXTS.get("progress"));
        bar.progressProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> controller.busy() ? controller.current().get().fraction() : 0, controller.current()));
        bar.visibleProperty().bind(busy);
        bar.managedProperty().bind(busy);
        var cancel = new Button(TEXTS.get("cancel"), new FontIcon(Feather.SQUARE));
        cancel.setId("integration-cancel");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setTooltip(new Tooltip(TEXTS.get("cancel.tip")));
        cancel.setOnAction(_ -> controller.cancel());
        cancel.visibleProperty().bind(busy);
        cancel.managedProperty().bind(busy);
        var start = new Button(IntegrationModel.offer(), new FontIcon(Feather.PLAY));
        start.setId("integration-start");
        start.getStyleClass().add("accent");
        start.setMinWidth(Region.USE_PREF_SIZE);
        start.setOnAction(_ -> controller.start());
        start.disableProperty().bind(controller.blocked().isNotEmpty());
        start.visibleProperty().bind(busy.not());
        start.managedProperty().bind(busy.not());
        return new VBox(8, headline, row(start, bar, cancel));
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
                                .collect(java.util.stream.Collectors.joining("\n")),
                        model.controller().problem(),
                        model.controller().blocked()));
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
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
        Pattern.find(cost.pattern()).ifPresent(this::show);
    }

    private Node chartCard() {
        var title = new Label(TEXTS.get("chart.title"));
        title.getStyleClass().add("section-title");
        title.setWrapText(true);
        chartCard = new VBox(8, title, chart);
        chartCard.getStyleClass().add("card");
        return chartCard;
    }

    private Node pattern() {
        var copy = new Button(TEXTS.get("copy"), new FontIcon(Feather.COPY));
        copy.setId("integration-copy");
        copy.setOnAction(_ -> {
            var text = new ClipboardContent();
            text.putString(code.getText());
            Clipboard.getSystemClipboard().setContent(text);
        });
        code.setId("integration-code");
        code.getStyleClass().add("command");
        code.setEditable(false);
        code.setPrefRowCount(CODE_ROWS);
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

    private void show(Pattern pattern) {
        shown = pattern;
        patterns.show(List.of(Pattern.values()), pattern);
        breaks.getChildren().setAll(model.breaks(pattern).stream().map(IntegrationView::paragraph).toList());
        code.setText(model.source(pattern));
        var found = model.picture(pattern);
        caption.setText(found.map(IntegrationModel.Picture::caption).orElse(TEXTS.get("picture.none")));
        picture.setImage(found.map(each -> new Image(each.file().toUri().toString(), true)).orElse(null));
    }

    private void refresh() {
        headline.setText(model.headline());
        basis.setText(model.basis());
        table.show(model.costs());
        var delays = model.delays();
        chartCard.setVisible(!delays.isEmpty());
        chartCard.setManaged(!delays.isEmpty());
        chart.show(delays);
        show(shown);
    }

    private static Label paragraph(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label note(String id) {
        var note = paragraph("");
        note.setId(id);
        note.getStyleClass().add("note");
        return note;
    }

    private static HBox row(Node... nodes) {
        var row = new HBox(nodes);
        row.getStyleClass().add("row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
