package io.healthwatch.workbench.gui.compare;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/**
 * A button that opens a list with a field to search it. Typing narrows the list, arrows go through it, Enter takes what
 * is selected.
 *
 * @param <T> what is chosen
 */
final class SearchChoice<T> extends MenuButton {

    private final ObservableList<T> offered = FXCollections.observableArrayList();
    private final FilteredList<T> found = new FilteredList<>(offered);
    private final ObjectProperty<T> chosen = new SimpleObjectProperty<>();
    private final Function<T, String> words;
    private final TextField search = new TextField();
    private final ListView<T> list = new ListView<>(found);

    /** @param prompt what is written on it while nothing is chosen, and what screen readers call it */
    SearchChoice(String prompt, String searchPrompt, Function<T, String> words) {
        this.words = words;
        getStyleClass().add("search-choice");
        setMnemonicParsing(false);
        search.setPromptText(searchPrompt);
        search.setAccessibleText(searchPrompt);
        search.textProperty().addListener((_, _, text) -> {
            var wanted = text.strip().toLowerCase(Locale.ROOT).split("\\s+");
            found.setPredicate(each -> List.of(wanted).stream()
                    .allMatch(part -> words.apply(each).toLowerCase(Locale.ROOT).contains(part)));
            list.getSelectionModel().selectFirst();
        });
        list.getStyleClass().add("search-list");
        list.setCellFactory(_ -> new ListCell<>() {
            {
                setOnMouseClicked(_ -> take(getItem()));
            }

            @Override
            protected void updateItem(T item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : words.apply(item));
            }
        });
        var pane = new VBox(6, search, list);
        pane.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        var item = new CustomMenuItem(pane, false);
        item.getStyleClass().add("search-item");
        getItems().add(item);
        setOnShown(_ -> {
            search.clear();
            list.getSelectionModel().select(chosen.get());
            list.scrollTo(chosen.get());
            search.requestFocus();
        });
        chosen.subscribe(now -> {
            setText(now == null ? prompt : words.apply(now));
            setAccessibleText(now == null ? prompt : prompt + ": " + words.apply(now));
        });
    }

    private void key(KeyEvent key) {
        var selection = list.getSelectionModel();
        if (key.getCode() == KeyCode.DOWN) {
            selection.selectNext();
        } else if (key.getCode() == KeyCode.UP) {
            selection.selectPrevious();
        } else if (key.getCode() == KeyCode.ENTER) {
            take(selection.getSelectedItem());
        } else if (key.getCode() == KeyCode.ESCAPE) {
            hide();
        } else {
            return;
        }
        list.scrollTo(selection.getSelectedIndex());
        key.consume();
    }

    private void take(T item) {
        if (item != null) {
            hide();
            chosen.set(item);
        }
    }

    /** Offers these; what is chosen stays. */
    void offer(List<T> choices) {
        if (!Objects.equals(choices, List.copyOf(offered))) {
            offered.setAll(choices);
        }
    }

    /** What is chosen; null for nothing. */
    ObjectProperty<T> chosen() {
        return chosen;
    }
}
