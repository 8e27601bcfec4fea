package io.healthwatch.workbench.gui.selfcheck;

import io.healthwatch.workbench.gui.Frame;
import io.healthwatch.workbench.gui.Tables;
import io.healthwatch.workbench.gui.View;
import io.healthwatch.workbench.selfcheck.Judgement;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The figures of a self-check against what is asked of them, and what starts one. */
public final class SelfcheckView implements View {

    private static final double ROW_HEIGHT = 32;
    private static final int LEAST_ROWS = 6;

    private final SelfcheckModel model;
    private Node content;

    /** The view of a model. */
    public SelfcheckView(SelfcheckModel model) {
        this.model = model;
    }

    @Override
    public String title() {
        return "Self-check";
    }

    @Override
    public String question() {
        return "How often is the workbench itself right on this machine?";
    }

    @Override
    public Ikon icon() {
        return Feather.SHIELD;
    }

    @Override
    public Node content() {
        if (content == null) {
            var page = new VBox(head(), blocked(), table(), basis());
            page.getStyleClass().addAll("table-view-page", "runtimes-page");
            content = Frame.scrolled(page);
            model.refresh();
        }
        return content;
    }

    private Node head() {
        var headline = new Label();
        headline.setId("selfcheck-headline");
        headline.getStyleClass().add("headline");
        headline.setWrapText(true);
        headline.setMinHeight(Region.USE_PREF_SIZE);
        headline.textProperty().bind(model.headline());
        var bar = new ProgressBar();
        bar.getStyleClass().add("small");
        bar.setPrefWidth(160);
        bar.setMinWidth(60);
        bar.progressProperty().bind(model.fraction());
        whileBusy(bar);
        var cancel = new Button("Cancel", new FontIcon(Feather.SQUARE));
        cancel.setId("selfcheck-cancel");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setTooltip(new Tooltip("Stop and keep the experiments that were made"));
        cancel.setOnAction(_ -> model.cancel());
        whileBusy(cancel);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var progress = row(headline, space, bar, cancel);
        return new VBox(10, progress, choice());
    }

    private Node choice() {
        var subject = new ComboBox<>(model.subjects());
        subject.setId("selfcheck-subject");
        subject.setAccessibleText("What to measure with");
        subject.setPromptText("Looking for runtimes …");
        subject.valueProperty().bindBidirectional(model.subject());
        subject.disableProperty().bind(model.busy());
        var length = new ComboBox<SelfcheckModel.Length>();
        length.getItems().setAll(SelfcheckModel.Length.values());
        length.setAccessibleText("How long");
        length.valueProperty().bindBidirectional(model.length());
        length.disableProperty().bind(model.busy());
        var start = new Button("Check", new FontIcon(Feather.PLAY));
        start.setId("selfcheck-start");
        start.getStyleClass().add("accent");
        start.setMinWidth(Region.USE_PREF_SIZE);
        start.setTooltip(new Tooltip("Measure what is known beforehand, and see how often it is found"));
        start.setOnAction(_ -> model.start());
        start.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.busy().getValue()
                                || !model.blocked().getValue().isEmpty()
                                || model.subject().get() == null,
                        model.busy(),
                        model.blocked(),
                        model.subject()));
        return row(subject, length, start);
    }

    private Node blocked() {
        var reason = note("selfcheck-blocked");
        reason.textProperty().bind(model.blocked());
        reason.visibleProperty().bind(reason.textProperty().isNotEmpty());
        reason.managedProperty().bind(reason.visibleProperty());
        return reason;
    }

    private Node table() {
        var table = new TableView<>(model.judgements());
        table.setAccessibleText("Judgements");
        table.setId("selfcheck");
        table.getStyleClass().add("dense");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(Tables.text("Figure", 300, Judgement::figure));
        table.getColumns().add(Tables.marked("Verdict", 115, SelfcheckView::mark));
        table.getColumns().add(Tables.text("Measured", 245, Judgement::measured));
        table.getColumns().add(Tables.text("Asked", 180, Judgement::target));
        // An empty table still counts the rows it had when it hears of the change.
        model.judgements().subscribe(() -> {
            if (!model.judgements().isEmpty()) {
                table.getSelectionModel().selectFirst();
            }
        });
        table.setFixedCellSize(ROW_HEIGHT);
        table.prefHeightProperty()
                .bind(Bindings.size(model.judgements())
                        .map(rows -> (Math.max(LEAST_ROWS, rows.intValue()) + 1) * ROW_HEIGHT + 4));
        table.minHeightProperty().bind(table.prefHeightProperty());
        table.setPlaceholder(Tables.placeholder(
                Feather.SHIELD,
                "No figures yet",
                "A self-check measures the same work many times, and work that is 2, 5 and 10 % slower, as an evaluation"
                        + " would. It tells how often a difference was claimed that is not there, and how often one was"
                        + " found that is."));
        var meaning = note("selfcheck-meaning");
        meaning.getStyleClass().add("table-detail");
        meaning.textProperty()
                .bind(table.getSelectionModel()
                        .selectedItemProperty()
                        .map(judgement -> judgement.figure() + ". " + judgement.meaning())
                        .orElse(""));
        meaning.visibleProperty().bind(Bindings.isNotEmpty(model.judgements()));
        meaning.managedProperty().bind(meaning.visibleProperty());
        var card = new VBox(table, meaning);
        card.getStyleClass().addAll("card", "table-card");
        return card;
    }

    private static Tables.Mark mark(Judgement judgement) {
        var verdict = judgement.verdict();
        return switch (verdict) {
            case MET -> new Tables.Mark(Feather.CHECK_CIRCLE, verdict.text(), "good");
            case MISSED -> new Tables.Mark(Feather.X_CIRCLE, verdict.text(), "bad");
            case TOO_FEW -> new Tables.Mark(Feather.HELP_CIRCLE, verdict.text(), "careful");
            case NONE -> new Tables.Mark(Feather.INFO, verdict.text(), "quiet");
        };
    }

    private Node basis() {
        var basis = note("selfcheck-basis");
        basis.textProperty().bind(model.basis());
        return basis;
    }

    private static Label note(String id) {
        var note = new Label();
        note.setId(id);
        note.getStyleClass().add("note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        return note;
    }

    private static HBox row(Node... nodes) {
        var row = new HBox(nodes);
        row.getStyleClass().add("row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void whileBusy(Node node) {
        node.visibleProperty().bind(model.busy());
        node.managedProperty().bind(node.visibleProperty());
    }
}
