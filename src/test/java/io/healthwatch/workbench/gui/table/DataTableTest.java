package io.healthwatch.workbench.gui.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.chart.Table;
import io.healthwatch.workbench.gui.Choices;
import io.healthwatch.workbench.gui.Toolkit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DataTableTest {

    private record Figure(String variant, String host, double millis) {}

    private final Choices choices = new Choices();
    private final ObservableList<Figure> rows = FXCollections.observableArrayList(
            new Figure("wasm3", "node", 20),
            new Figure("chicory", "jvm", 100),
            new Figure("javet", "jvm", Double.NaN),
            new Figure("wasmtime", "node", 3),
            new Figure("endive", "jvm", 20));
    private DataTable<Figure> table;
    private Stage stage;

    private static List<Column<Figure>> columns() {
        return List.of(
                Column.text("Variant", 100, Figure::variant),
                Column.text("Host", 60, Figure::host),
                Column.number("Execution", "ms", 80, Figure::millis, row -> row.millis() + " ms"));
    }

    @BeforeEach
    void show() {
        Toolkit.run(() -> {
            table = new DataTable<>("figures", "Figures", rows).columns(columns()).remember(choices, "test.table");
            stage = new Stage();
            stage.setScene(new Scene(table, 500, 400));
            stage.show();
        });
    }

    @AfterEach
    void hide() {
        Toolkit.run(stage::hide);
    }

    private static List<String> variants(DataTable<Figure> of) {
        return Toolkit.fx(() -> of.shown("").rows().stream()
                .map(row -> (String) row.values().getFirst())
                .toList());
    }

    private TableView<?> view() {
        return (TableView<?>) stage.getScene().lookup("#figures");
    }

    private void filter(String text) {
        Toolkit.run(() -> ((TextField) stage.getScene().lookup(".table-filter")).setText(text));
    }

    @SuppressWarnings("unchecked")
    private void sort(String... titles) {
        Toolkit.run(() -> {
            var order = (ObservableList<TableColumn<?, ?>>) (ObservableList<?>) view().getSortOrder();
            var chosen = new ArrayList<TableColumn<?, ?>>();
            for (var title : titles) {
                var column = view().getColumns().stream()
                        .filter(each -> each.getText().equals(title.substring(1)))
                        .findFirst()
                        .orElseThrow();
                column.setSortType(
                        title.startsWith("-") ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
                chosen.add(column);
            }
            order.setAll(chosen);
        });
    }

    /** Does what is in the table's menu by that path of titles. */
    private void menu(String... path) {
        Toolkit.run(() -> {
            var button = (MenuButton) stage.getScene().lookup(".table-menu");
            button.getOnShowing().handle(new Event(MenuButton.ON_SHOWING));
            List<MenuItem> items = button.getItems();
            MenuItem found = null;
            for (var title : path) {
                found = items.stream().filter(item -> title.equals(item.getText())).findFirst().orElseThrow();
                items = found instanceof Menu menu ? menu.getItems() : List.of();
            }
            if (found instanceof javafx.scene.control.CheckMenuItem check) {
                check.setSelected(!check.isSelected());
            }
            found.fire();
        });
    }

    @Test
    void figuresAreSortedByValueAndNothingMeasuredComesLastEitherWay() {
        sort("+Execution", "-Variant");
        assertThat(variants(table)).containsExactly("wasmtime", "wasm3", "endive", "chicory", "javet");
        sort("-Execution", "+Variant");
        assertThat(variants(table)).containsExactly("chicory", "endive", "wasm3", "wasmtime", "javet");
    }

    @Test
    void theFilterLeavesWhatMatchesAndTheSelectionWhereItIsShown() {
        Toolkit.run(() -> table.select(rows.get(3)));
        filter("node");
        assertThat(variants(table)).containsExactly("wasm3", "wasmtime");
        assertThat(table.selected().get()).isEqualTo(rows.get(3));
        filter("execution:>50");
        assertThat(variants(table)).containsExactly("chicory");
        assertThat(table.selected().get()).isNull();
        filter("");
        assertThat(variants(table)).hasSize(5);
    }

    @Test
    void groupsHaveHeadsThatCountAndClose() {
        menu("Group by", "Host");
        var lines = Toolkit.fx(() -> List.copyOf(view().getItems()));
        assertThat(lines).hasSize(7);
        assertThat(lines.getFirst()).isEqualTo(new DataTable.Group<>("jvm", 3, true));
        assertThat(lines.get(4)).isEqualTo(new DataTable.Group<>("node", 2, true));
        Toolkit.run(() -> {
            view().getFocusModel().focus(0);
            Event.fireEvent(
                    view(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.SPACE, false, false, false, false));
        });
        var closed = Toolkit.fx(() -> List.copyOf(view().getItems()));
        assertThat(closed).hasSize(4);
        assertThat(closed.getFirst()).isEqualTo(new DataTable.Group<>("jvm", 3, false));
        assertThat(variants(table)).as("what is exported").hasSize(5);
        menu("As it was at first");
        assertThat(Toolkit.fx(() -> view().getItems().size())).isEqualTo(5);
    }

    @Test
    void whatIsChosenIsThereAgain() {
        menu("Columns", "Host");
        sort("-Execution");
        filter("execution:<50");
        var again = Toolkit.fx(() -> new DataTable<>("again", "Again", rows).columns(columns())
                .remember(choices, "test.table"));
        assertThat(variants(again)).containsExactly("wasm3", "endive", "wasmtime");
        assertThat(Toolkit.fx(() -> again.shown("")).columns())
                .containsExactly(Table.Column.text("Variant"), Table.Column.number("Execution", "ms"));
    }

    @Test
    void theSelectionIsCopiedForSpreadsheetsAndDocuments() {
        Toolkit.run(() -> table.select(rows.get(2)));
        menu("Copy with titles");
        Toolkit.run(() -> {
            assertThat(Clipboard.getSystemClipboard().getString())
                    .isEqualTo("Variant\tHost\tExecution (ms)\njavet\tjvm\t\n");
            assertThat(Clipboard.getSystemClipboard().getHtml()).contains("<td>javet</td><td>jvm</td><td></td>");
        });
        menu("Copy");
        assertThat(Toolkit.fx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("javet\tjvm\t\n");
    }

    @Test
    void ofManyRowsThoseChosenAreToldInTheOrderShown() {
        sort("+Variant");
        Toolkit.run(() -> view().getSelectionModel().selectIndices(3, 0));
        Predicate<Figure> chosen = table.chosen()::contains;
        assertThat(rows.stream().filter(chosen)).extracting(Figure::variant).containsExactlyInAnyOrder("chicory", "wasm3");
        assertThat(table.selected().get()).isNull();
    }
}
