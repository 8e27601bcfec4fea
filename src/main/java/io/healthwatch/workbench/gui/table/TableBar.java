package io.healthwatch.workbench.gui.table;

import io.healthwatch.workbench.gui.Hint;
import io.healthwatch.workbench.text.Texts;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands above a table: the filter, how many rows it leaves, and the menu of the table. FX thread only. */
public final class TableBar extends HBox {

    private static final Texts TEXTS = Texts.of("table");
    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

    private final TextField filter = new TextField();
    private final Label count = new Label();
    private final MenuButton menu = new MenuButton("", new FontIcon(Feather.MORE_VERTICAL));
    private final EventHandler<KeyEvent> find = this::find;

    /** A bar without a filter; Ctrl+F in its window goes to it. */
    public TableBar() {
        getStyleClass().add("table-bar");
        setAlignment(Pos.CENTER_LEFT);
        filter.setPromptText(TEXTS.get("filter.prompt"));
        filter.setAccessibleText(TEXTS.get("filter"));
        Hint.on(filter, TEXTS.get("filter.hint"));
        filter.getStyleClass().add("table-filter");
        filter.setPrefColumnCount(26);
        filter.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
                key.consume();
            }
        });
        var clear = new Button("", new FontIcon(Feather.X));
        clear.getStyleClass().addAll("flat", "icon-tool");
        clear.setAccessibleText(TEXTS.get("filter.clear"));
        Hint.on(clear, TEXTS.get("filter.clear"));
        clear.setOnAction(_ -> filter.clear());
        clear.visibleProperty().bind(filter.textProperty().isNotEmpty());
        clear.managedProperty().bind(clear.visibleProperty());
        count.getStyleClass().add("note");
        count.setMinWidth(Region.USE_PREF_SIZE);
        menu.getStyleClass().addAll("flat", "icon-tool", "table-menu");
        menu.setAccessibleText(TEXTS.get("menu"));
        Hint.on(menu, TEXTS.get("menu.hint"));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().setAll(filter, clear, count, space, menu);
        sceneProperty().subscribe((before, now) -> {
            if (before != null) {
                before.removeEventHandler(KeyEvent.KEY_PRESSED, find);
            }
            if (now != null) {
                now.addEventHandler(KeyEvent.KEY_PRESSED, find);
            }
        });
    }

    private void find(KeyEvent key) {
        if (FIND.match(key) && !key.isConsumed() && isShown()) {
            goToFilter();
            key.consume();
        }
    }

    private boolean isShown() {
        for (Node node = this; node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** The filter as it is typed. */
    public StringProperty filter() {
        return filter.textProperty();
    }

    /** The type that the window has now, in pixels. */
    double typeSize() {
        return filter.getFont().getSize();
    }

    /** Told the size of type in pixels, now and when it changes. */
    public void onTypeSize(DoubleConsumer receiver) {
        filter.fontProperty().subscribe(font -> receiver.accept(font.getSize()));
    }

    /** Puts the cursor into the filter. */
    public void goToFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    /** Begins a filter of one column. */
    void filterBy(String name) {
        filter.requestFocus();
        filter.setText((filter.getText().isBlank() ? "" : filter.getText().strip() + " ") + name.replaceAll("\\s", "") + ":");
        filter.end();
    }

    /** Says how many rows there are. */
    public void count(int shown, int all) {
        count.setText(shown == all ? TEXTS.get("rows", all) : TEXTS.get("rows.some", shown, all));
    }

    /** Fills the table's menu each time that it is opened. */
    public void offer(Supplier<List<MenuItem>> items) {
        menu.setOnShowing(_ -> menu.getItems().setAll(items.get()));
        // A menu that is empty is never shown.
        menu.getItems().setAll(items.get());
    }
}
