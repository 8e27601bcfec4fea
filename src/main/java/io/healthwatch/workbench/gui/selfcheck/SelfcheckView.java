package io.healthwatch.workbench.gui.selfcheck;

import io.healthwatch.workbench.gui.Choices;
import io.healthwatch.workbench.gui.Frame;
import io.healthwatch.workbench.gui.Hint;
import io.healthwatch.workbench.gui.Tables;
import io.healthwatch.workbench.gui.View;
import io.healthwatch.workbench.gui.result.Labels;
import io.healthwatch.workbench.gui.result.Presence;
import io.healthwatch.workbench.gui.result.SessionProgress;
import io.healthwatch.workbench.gui.result.ViewRoot;
import io.healthwatch.workbench.gui.table.Column;
import io.healthwatch.workbench.gui.table.DataTable;
import io.healthwatch.workbench.gui.table.Mark;
import io.healthwatch.workbench.selfcheck.Judgement;
import io.healthwatch.workbench.text.Texts;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The figures of a self-check against what is asked of them, and what starts one. */
public final class SelfcheckView implements View {

    private static final Texts TEXTS = Texts.of("selfcheck");

    private static final int LEAST_ROWS = 6;

    private final SelfcheckModel model;
    private final Choices choices;
    private ViewRoot content;

    /** The view of a model; its table remembers in {@code choices} how it is looked at. */
    public SelfcheckView(SelfcheckModel model, Choices choices) {
        this.model = model;
        this.choices = choices;
    }

    @Override
    public String key() {
        return "Self-check";
    }

    @Override
    public String title() {
        return TEXTS.get("title");
    }

    @Override
    public String question() {
        return TEXTS.get("question");
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
            content = new ViewRoot(() -> Frame.scrolled(page));
            content.showBody();
            model.refresh();
        }
        return content;
    }

    private Node head() {
        var headline = Labels.wrapped("", "headline");
        headline.setId("selfcheck-headline");
        headline.textProperty().bind(model.headline());
        var progress = new SessionProgress(
                "selfcheck", model.fraction(), TEXTS.get("progress"), TEXTS.get("cancel.tip"), model::cancel);
        return new VBox(10, headline, choice(progress));
    }

    private Node choice(Node progress) {
        var subject = new ComboBox<>(model.subjects());
        subject.setId("selfcheck-subject");
        subject.setAccessibleText(TEXTS.get("subject"));
        subject.setPromptText(TEXTS.get("subject.prompt"));
        subject.valueProperty().bindBidirectional(model.subject());
        subject.disableProperty().bind(model.busy());
        var length = new ComboBox<SelfcheckModel.Length>();
        length.getItems().setAll(SelfcheckModel.Length.values());
        length.setAccessibleText(TEXTS.get("length"));
        length.valueProperty().bindBidirectional(model.length());
        length.disableProperty().bind(model.busy());
        var start = new Button(TEXTS.get("start"), new FontIcon(Feather.PLAY));
        start.setId("selfcheck-start");
        start.getStyleClass().add("accent");
        start.setMinWidth(Region.USE_PREF_SIZE);
        Hint.on(start, TEXTS.get("start.tip"));
        start.setOnAction(_ -> model.start());
        start.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.busy().getValue()
                                || !model.blocked().getValue().isEmpty()
                                || model.subject().get() == null,
                        model.busy(),
                        model.blocked(),
                        model.subject()));
        var choice = new FlowPane(8, 8, subject, length, start, progress);
        choice.setAlignment(Pos.CENTER_LEFT);
        return choice;
    }

    private Node blocked() {
        var reason = note("selfcheck-blocked");
        reason.textProperty().bind(model.blocked());
        Presence.bind(reason.textProperty().isNotEmpty(), reason);
        return reason;
    }

    private Node table() {
        var table = new DataTable<>("selfcheck", TEXTS.get("table.title"), model.judgements())
                .columns(List.of(
                        Column.text(TEXTS.get("table.figure"), 300, Judgement::figure),
                        Column.marked(TEXTS.get("table.verdict"), 115, SelfcheckView::mark),
                        Column.text(TEXTS.get("table.measured"), 245, Judgement::measured),
                        Column.text(TEXTS.get("table.asked"), 180, Judgement::target)))
                .fillingTheWidth()
                .asHighAsItsRows(LEAST_ROWS)
                .placeholder(Tables.placeholder(
                        Feather.SHIELD,
                        TEXTS.get("empty"),
                        TEXTS.get("empty.text")))
                .remember(choices, "selfcheck.table");
        model.judgements().subscribe(() -> {
            if (!model.judgements().isEmpty()) {
                table.select(model.judgements().getFirst());
            }
        });
        var meaning = note("selfcheck-meaning");
        meaning.getStyleClass().add("table-detail");
        meaning.textProperty()
                .bind(table.selected()
                        .map(judgement -> TEXTS.get("meaning", judgement.figure(), judgement.meaning()))
                        .orElse(""));
        Presence.bind(Bindings.isNotEmpty(model.judgements()), meaning);
        var card = new VBox(table, meaning);
        card.getStyleClass().addAll("card", "table-card");
        return card;
    }

    private static Mark mark(Judgement judgement) {
        var verdict = judgement.verdict();
        return switch (verdict) {
            case MET -> new Mark(Feather.CHECK_CIRCLE, verdict.text(), "good");
            case MISSED -> new Mark(Feather.X_CIRCLE, verdict.text(), "bad");
            case TOO_FEW -> new Mark(Feather.HELP_CIRCLE, verdict.text(), "careful");
            case NONE -> new Mark(Feather.INFO, verdict.text(), "quiet");
        };
    }

    private Node basis() {
        var basis = note("selfcheck-basis");
        basis.textProperty().bind(model.basis());
        return basis;
    }

    private static Label note(String id) {
        var note = Labels.note("");
        note.setId(id);
        return note;
    }
}
