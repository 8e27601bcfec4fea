package io.healthwatch.workbench.gui.table;

import io.healthwatch.workbench.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Which columns of a table are shown. FX thread only. */
public final class ColumnChoice {

    private static final Texts TEXTS = Texts.of("table");
    private static final String DELIMITER = "\t";

    private final TableView<?> table;
    private final StringProperty hidden = new SimpleStringProperty("");

    /** All columns of a table. */
    public ColumnChoice(TableView<?> table) {
        this.table = table;
        hidden.subscribe(() -> apply());
    }

    /** The titles of the columns that are hidden, so that it can be remembered. */
    public StringProperty hidden() {
        return hidden;
    }

    /** Shows and hides the columns that the table has now. */
    void apply() {
        var without = Set.copyOf(titles());
        table.getColumns().forEach(column -> column.setVisible(!without.contains(column.getText())));
    }

    private List<String> titles() {
        return List.of(hidden.get().split(DELIMITER));
    }

    void show(TableColumn<?, ?> column, boolean visible) {
        var without = new ArrayList<>(titles());
        without.remove("");
        without.remove(column.getText());
        if (!visible) {
            without.add(column.getText());
        }
        hidden.set(String.join(DELIMITER, without));
    }

    void showAll() {
        hidden.set("");
    }

    /** A menu with a mark for each column that is shown. */
    public Menu menu() {
        var menu = new Menu(TEXTS.get("columns"));
        for (var column : table.getColumns()) {
            var item = new CheckMenuItem(column.getText());
            item.setSelected(column.isVisible());
            item.setOnAction(_ -> show(column, item.isSelected()));
            menu.getItems().add(item);
        }
        var all = new MenuItem(TEXTS.get("columns.all"));
        all.setOnAction(_ -> showAll());
        menu.getItems().addAll(new SeparatorMenuItem(), all);
        return menu;
    }
}
