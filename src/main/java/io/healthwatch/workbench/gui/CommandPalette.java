package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Everything that can be done, found by typing; over the window. */
final class CommandPalette {

    private static final Texts TEXTS = Texts.of("palette");
    private static final String SEPARATOR = "\n";
    private static final int MOST_RECENT = 12;

    private record Found(Action action, FuzzyMatch match) {}

    private final Supplier<List<Action>> actions;
    private final Consumer<Consumer<List<Action>>> moreActions;
    private final StringProperty recent = new SimpleStringProperty("");
    private final StackPane veil = new StackPane();
    private final TextField query = new TextField();
    private final ListView<Found> list = new ListView<>();
    private final List<Action> offered = new ArrayList<>();
    private Node before;

    /**
     * A palette that is not shown yet.
     *
     * @param actions what can be done
     * @param moreActions is given who wants to know what else can be done, once that is known
     */
    CommandPalette(Choices choices, Supplier<List<Action>> actions, Consumer<Consumer<List<Action>>> moreActions) {
        this.actions = actions;
        this.moreActions = moreActions;
        choices.remember("palette.recent", recent);
        query.setId("palette-query");
        query.setPromptText(TEXTS.get("prompt"));
        query.setAccessibleText(TEXTS.get("prompt"));
        query.textProperty().addListener(_ -> find());
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setId("palette-list");
        list.setAccessibleText(TEXTS.get("list"));
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new Cell());
        list.setPlaceholder(new Label(TEXTS.get("nothing")));
        list.setOnMouseClicked(_ -> perform());
        list.getStyleClass().add("palette-list");
        list.prefHeightProperty().bind(TextSize.of(360));
        var card = new VBox(query, list);
        card.getStyleClass().addAll("card", "palette");
        card.prefWidthProperty().bind(TextSize.of(560));
        card.maxWidthProperty().bind(TextSize.of(560));
        card.setMaxHeight(Region.USE_PREF_SIZE);
        veil.getStyleClass().add("veil");
        veil.setAlignment(Pos.TOP_CENTER);
        veil.getChildren().add(card);
        veil.setVisible(false);
        veil.setOnMouseClicked(click -> {
            if (click.getTarget() == veil) {
                hide();
            }
        });
    }

    boolean isShown() {
        return veil.isVisible();
    }

    void show() {
        if (isShown()) {
            return;
        }
        before = veil.getScene() == null ? null : veil.getScene().getFocusOwner();
        offered.clear();
        offered.addAll(actions.get());
        moreActions.accept(more -> {
            offered.addAll(more);
            find();
        });
        query.clear();
        find();
        veil.setVisible(true);
        query.requestFocus();
    }

    void hide() {
        veil.setVisible(false);
        if (before != null) {
            before.requestFocus();
        }
    }

    private void find() {
        var lately = List.of(recent.get().split(SEPARATOR));
        var order = Comparator.comparingInt((Found found) -> -found.match().score());
        if (query.getText().isBlank()) {
            order = Comparator.comparingInt(found -> {
                var place = lately.indexOf(found.action().title());
                return place < 0 ? Integer.MAX_VALUE : place;
            });
        }
        list.getItems()
                .setAll(offered.stream()
                        .flatMap(action -> FuzzyMatch.of(query.getText(), action.title()).stream()
                                .map(match -> new Found(action, match)))
                        .sorted(order)
                        .toList());
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void pressed(KeyEvent key) {
        var at = list.getSelectionModel().getSelectedIndex();
        switch (key.getCode()) {
            case DOWN -> choose(at + 1);
            case UP -> choose(at - 1);
            case PAGE_DOWN -> choose(Math.min(at + 8, list.getItems().size() - 1));
            case PAGE_UP -> choose(Math.max(at - 8, 0));
            case ENTER -> perform();
            case ESCAPE -> hide();
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void choose(int place) {
        var count = list.getItems().size();
        if (count > 0) {
            list.getSelectionModel().select(Math.floorMod(place, count));
            list.scrollTo(list.getSelectionModel().getSelectedIndex());
        }
    }

    private void perform() {
        var found = list.getSelectionModel().getSelectedItem();
        if (found == null || !found.action().hindrance().get().isEmpty()) {
            return;
        }
        var titles = new ArrayList<>(Arrays.asList(recent.get().split(SEPARATOR)));
        titles.removeIf(title -> title.isEmpty() || title.equals(found.action().title()));
        titles.addFirst(found.action().title());
        recent.set(String.join(SEPARATOR, titles.subList(0, Math.min(MOST_RECENT, titles.size()))));
        hide();
        found.action().perform();
    }

    Node node() {
        return veil;
    }

    private static final class Cell extends ListCell<Found> {

        @Override
        protected void updateItem(Found found, boolean empty) {
            super.updateItem(found, empty);
            setText(null);
            setAccessibleText(empty || found == null ? null : found.action().sentence());
            setGraphic(empty || found == null ? null : row(found));
        }

        private static Node row(Found found) {
            var title = new TextFlow();
            var text = found.action().title();
            for (var i = 0; i < text.length(); i++) {
                var matched = found.match().places().get(i);
                var end = i + 1;
                while (end < text.length() && found.match().places().get(end) == matched) {
                    end++;
                }
                var part = new Text(text.substring(i, end));
                part.getStyleClass().addAll("text", matched ? "matched" : "unmatched");
                title.getChildren().add(part);
                i = end - 1;
            }
            var about = new Label(found.action().sentence().substring(text.length()));
            about.setPrefWidth(0);
            about.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(about, Priority.ALWAYS);
            var why = found.action().hindrance().get();
            var note = new Label(why.isEmpty() ? found.action().keysShown() : why);
            note.getStyleClass().add(why.isEmpty() ? "key" : "note");
            note.setVisible(!note.getText().isEmpty());
            title.setMinWidth(Region.USE_PREF_SIZE);
            if (!why.isEmpty()) {
                title.setOpacity(0.6);
            }
            note.setMinWidth(Region.USE_PREF_SIZE);
            HBox.setMargin(note, new Insets(0, 0, 0, 12));
            var row = new HBox(title, about, note);
            row.setAlignment(Pos.BASELINE_LEFT);
            row.setMinWidth(0);
            return row;
        }
    }
}
