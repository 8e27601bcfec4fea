package io.healthwatch.workbench.gui.quality;

import io.healthwatch.workbench.gui.result.Drawer;
import io.healthwatch.workbench.gui.result.Labels;
import io.healthwatch.workbench.gui.result.Presence;
import io.healthwatch.workbench.quality.AssessorScores;
import io.healthwatch.workbench.quality.Debugging;
import io.healthwatch.workbench.quality.Diagnosis;
import io.healthwatch.workbench.quality.ErrorMessages;
import io.healthwatch.workbench.quality.Failure;
import io.healthwatch.workbench.quality.Rating;
import io.healthwatch.workbench.text.Texts;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One cell: the anchors to score by, a note, what others said, and what is known. Keeps each change at once. */
final class RatingDrawer extends Drawer {

    private static final Texts TEXTS = Texts.of("quality");

    private final QualityModel model;
    private final Consumer<URI> browse;
    private final Label rating = Labels.wrapped("", "strong");
    private final Label asked = Labels.note("");
    private final Label mine = Labels.section("");
    private final ToggleGroup scores = new ToggleGroup();
    private final VBox anchors = new VBox(6);
    private final Button none = new Button(TEXTS.get("drawer.noScore"));
    private final TextArea note = new TextArea();
    private final Label othersTitle = Labels.section(TEXTS.get("drawer.others"));
    private final VBox others = new VBox(4);
    private final VBox evidence = new VBox(6);
    private final Label saidTitle = Labels.section(TEXTS.get("drawer.words"));
    private final ComboBox<Failure> failure = new ComboBox<>();
    private final VBox said = new VBox(6);
    private QualityModel.Spot shown;
    private String assessor = "";
    private boolean filling;

    RatingDrawer(Runnable close, QualityModel model, Consumer<URI> browse) {
        super(close);
        this.model = model;
        this.browse = browse;
        none.setId("quality-no-score");
        none.setOnAction(_ -> score(null));
        note.setId("quality-note");
        note.setWrapText(true);
        note.setPrefRowCount(3);
        note.setPromptText(TEXTS.get("drawer.note.prompt"));
        note.setAccessibleText(TEXTS.get("drawer.note"));
        note.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                keepNote();
            }
        });
        failure.setMaxWidth(Double.MAX_VALUE);
        failure.setAccessibleText(TEXTS.get("drawer.failure"));
        failure.setCellFactory(_ -> new Title());
        failure.setButtonCell(new Title());
        failure.valueProperty().addListener(_ -> showSaid());
        visibleProperty().addListener((_, _, visible) -> {
            if (!visible) {
                keepNote();
            }
        });
        fill(
                rating,
                asked,
                mine,
                anchors,
                none,
                Labels.section(TEXTS.get("drawer.note")),
                note,
                othersTitle,
                others,
                Labels.section(TEXTS.get("drawer.known")),
                evidence,
                saidTitle,
                failure,
                said);
    }

    private static final class Title extends ListCell<Failure> {
        @Override
        protected void updateItem(Failure failure, boolean empty) {
            super.updateItem(failure, empty);
            setText(empty || failure == null ? "" : failure.title());
        }
    }

    /** Keeps a note that was written and not kept yet, for the cell and the person that it was written for. */
    private void keepNote() {
        if (shown != null && !filling && assessor.equals(model.assessor().get())) {
            model.note(shown, note.getText());
        }
    }

    private void score(Integer score) {
        if (!filling) {
            model.score(shown, score);
        }
    }

    /** Shows a cell; what is being written stays where it is the same cell and person. */
    void show(QualityModel.Spot spot) {
        var same = spot.equals(shown) && assessor.equals(model.assessor().get());
        if (!same) {
            keepNote();
        }
        filling = true;
        shown = spot;
        assessor = model.assessor().get();
        var now = model.rating(spot);
        var own = model.own(spot);
        title(TEXTS.get("drawer.title", spot.product().title(), spot.row().title()));
        rating.setText(words(now));
        asked.setText(TEXTS.get("drawer.asked", spot.row().question(), spot.row().by()));
        mine.setText(assessor.isBlank() ? TEXTS.get("drawer.nobody") : TEXTS.get("drawer.mine", assessor));
        showAnchors(own.map(AssessorScores.Entry::score).orElse(null));
        none.setDisable(own.map(AssessorScores.Entry::score).isEmpty());
        var written = own.map(AssessorScores.Entry::note).orElse("");
        if (!same || !note.isFocused()) {
            note.setText(written);
        }
        note.setDisable(assessor.isBlank());
        showOthers(now);
        showEvidence(now);
        showFailures();
        filling = false;
    }

    private static String words(Rating rating) {
        return switch (rating.basis()) {
            case PEOPLE -> rating.disputed()
                    ? TEXTS.get("drawer.disputed", rating.words(), rating.low(), rating.high(), rating.who())
                    : TEXTS.get("drawer.rated", rating.words(), rating.who());
            case SUGGESTION -> TEXTS.get("drawer.suggested", rating.words());
            case NONE -> TEXTS.get("drawer.unrated", rating.why());
        };
    }

    private void showAnchors(Integer chosen) {
        var texts = shown.row().anchors();
        if (anchors.getChildren().size() != texts.size()) {
            anchors.getChildren().clear();
            for (var i = 0; i < texts.size(); i++) {
                var choice = new RadioButton();
                var score = i;
                choice.setId("quality-score-" + i);
                choice.setWrapText(true);
                choice.setMinHeight(Region.USE_PREF_SIZE);
                choice.setToggleGroup(scores);
                choice.setOnAction(_ -> score(score));
                anchors.getChildren().add(choice);
            }
        }
        for (var i = 0; i < texts.size(); i++) {
            var choice = (RadioButton) anchors.getChildren().get(i);
            choice.setText(TEXTS.get("drawer.anchor", i, texts.get(i)));
            choice.setSelected(chosen != null && chosen == i);
            choice.setDisable(assessor.isBlank());
        }
    }

    private void showOthers(Rating now) {
        var said = now.given().stream()
                .filter(one -> !one.assessor().equals(assessor))
                .toList();
        Presence.set(!said.isEmpty(), othersTitle, others);
        others.getChildren().setAll(said.stream()
                .map(one -> Labels.wrapped(said(one.assessor(), one.entry()), "words"))
                .toList());
    }

    private static String said(String assessor, AssessorScores.Entry entry) {
        var score = entry.score() == null ? TEXTS.get("drawer.other.none") : entry.score().toString();
        return entry.note().isEmpty()
                ? TEXTS.get("drawer.other", assessor, score)
                : TEXTS.get("drawer.other.note", assessor, score, entry.note());
    }

    private void showEvidence(Rating now) {
        var lines = new ArrayList<Node>();
        for (var suggested : now.suggested()) {
            if (!suggested.variant().isEmpty()) {
                var series = suggested.variant() + "@" + suggested.host();
                lines.add(Labels.wrapped(
                        suggested.score().score() == null
                                ? TEXTS.get("drawer.suggestion.none", series)
                                : TEXTS.get("drawer.suggestion.of", series, suggested.score().score()),
                        "strong"));
                suggested.score().reasons().forEach(reason -> lines.add(Labels.wrapped(reason, "words")));
            } else if (suggested.score().score() != null) {
                lines.add(Labels.wrapped(TEXTS.get("drawer.suggestion", suggested.score().score()), "strong"));
            }
        }
        for (var one : model.shown().get().evidence(shown.product(), shown.row())) {
            lines.add(Labels.wrapped(one.text(), "words"));
            lines.add(source(
                    one.date().isEmpty()
                            ? TEXTS.get("drawer.source", one.source(), one.basis())
                            : TEXTS.get("drawer.source.dated", one.source(), one.basis(), one.date()),
                    one.source()));
        }
        if (lines.isEmpty()) {
            lines.add(Labels.note(TEXTS.get("drawer.nothing")));
        }
        evidence.getChildren().setAll(lines);
    }

    private Node source(String words, String source) {
        if (!source.startsWith("https://")) {
            return Labels.note(words);
        }
        var link = new Hyperlink(words);
        link.setWrapText(true);
        link.setOnAction(_ -> browse.accept(URI.create(source)));
        return link;
    }

    private void showFailures() {
        var diagnosis = model.shown().get().diagnosis();
        var tells = diagnosis != null
                && (shown.row().id().equals(ErrorMessages.ROW) || shown.row().id().equals(Debugging.ROW));
        Presence.set(tells, saidTitle, failure, said);
        if (tells) {
            if (!failure.getItems().equals(diagnosis.failures())) {
                failure.getItems().setAll(diagnosis.failures());
                failure.setValue(diagnosis.failures().getFirst());
            }
            showSaid();
        }
    }

    private void showSaid() {
        var diagnosis = model.shown().get().diagnosis();
        said.getChildren().clear();
        if (diagnosis == null || failure.getValue() == null) {
            return;
        }
        for (var own : List.of(true, false)) {
            for (var variant : diagnosis.variants()) {
                if (shown.product().variants().contains(variant.variant()) == own) {
                    showSaid(variant);
                }
            }
        }
    }

    private void showSaid(Diagnosis.OfVariant variant) {
        var seen = variant.of(failure.getValue());
        if (seen != null) {
            said.getChildren().add(Labels.wrapped(variant.variant() + "@" + variant.host(), "strong"));
            var words = (seen.message() + "\n" + seen.detail()).strip();
            said.getChildren().add(Labels.wrapped(words.isEmpty() ? TEXTS.get("drawer.silent") : words, "command"));
        }
    }
}
