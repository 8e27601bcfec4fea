package io.healthwatch.workbench.gui.table;

import io.healthwatch.workbench.chart.Table;
import io.healthwatch.workbench.gui.Choices;
import io.healthwatch.workbench.gui.Hint;
import io.healthwatch.workbench.text.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A table of some thousand rows at most: sorted by clicks on titles (several with Shift), filtered by what is typed above
 * it, grouped by a column of words, with columns to choose; what is selected is copied. All of it is in its menu as well,
 * for the keyboard. FX thread only.
 *
 * @param <R> what a row is about
 */
public final class DataTable<R> extends VBox {

    private static final Texts TEXTS = Texts.of("table");
    private static final List<String> MOODS = List.of("good", "bad", "careful", "live", "quiet");
    private static final double LETTER = 8;
    private static final double PADDING = 30;
    private static final double USUAL_TYPE = 13;
    private static final double ROW_HEIGHT = 30;
    private static final double SCROLL_BAR = 18;

    /** What stands in a row of the table: one of the rows, or the head of a group of them. */
    sealed interface Line<R> {}

    /** A row. */
    record Row<R>(R about) implements Line<R> {}

    /** The head of a group. */
    record Group<R>(String name, int rows, boolean open) implements Line<R> {}

    private final ObservableList<R> rows;
    private final ObservableList<Line<R>> lines = FXCollections.observableArrayList();
    private final TableView<Line<R>> view = new TableView<>(lines);
    private final TableBar bar = new TableBar();
    private final ObservableList<R> chosen = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<R> selected = new ReadOnlyObjectWrapper<>();
    private final ColumnChoice shownColumns = new ColumnChoice(view);
    private final StringProperty grouped = new SimpleStringProperty("");
    private final StringProperty sorted = new SimpleStringProperty("");
    private final Set<String> closed = new HashSet<>();
    /** One for all columns: to make one takes as long as to make a hundred labels. */
    private final ContextMenu columnMenu = new ContextMenu();
    private List<Column<R>> columns = List.of();
    private Node empty = new Label();
    private Consumer<R> onOpen = _ -> {};
    private Function<R, List<MenuItem>> actions = _ -> List.of();
    private boolean changing;

    /** A table of rows that may change. */
    public DataTable(String id, String name, ObservableList<R> rows) {
        this.rows = rows;
        getStyleClass().add("data-table");
        view.setId(id);
        view.setAccessibleText(name);
        view.getStyleClass().addAll("dense", "striped");
        view.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        view.setSortPolicy(_ -> {
            if (!changing) {
                sorted.set(SortOrder.of(view));
                rebuild();
            }
            return true;
        });
        view.setRowFactory(_ -> row());
        view.getSelectionModel().getSelectedItems().addListener((ListChangeListener<Line<R>>) _ -> tellSelection());
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        view.setContextMenu(new ContextMenu());
        view.setOnContextMenuRequested(_ -> view.getContextMenu().getItems().setAll(contextItems()));
        view.getContextMenu().getItems().setAll(copyItems());
        columnMenu.getItems().setAll(copyItems());
        columnMenu.setOnShowing(_ -> {
            if (columnMenu.getOwnerNode() instanceof TableColumnHeader head) {
                view.getColumns().stream()
                        .filter(column -> column == head.getTableColumn())
                        .findFirst()
                        .ifPresent(column -> columnMenu.getItems().setAll(columnItems(column)));
            }
        });
        bar.filter().subscribe(() -> rebuild());
        bar.onTypeSize(this::size);
        bar.offer(this::menuItems);
        grouped.subscribe(() -> rebuild());
        rows.addListener((ListChangeListener<R>) _ -> rebuild());
        VBox.setVgrow(view, Priority.ALWAYS);
        getChildren().setAll(bar, view);
    }

    /** Shows these columns; where they are the same as before, nothing of their order and widths changes. */
    public DataTable<R> columns(List<Column<R>> shown) {
        var same = titles(shown).equals(titles(columns));
        columns = List.copyOf(shown);
        changing = true;
        try {
            if (same) {
                for (var column : view.getColumns()) {
                    column.setUserData(named((String) column.getText()));
                }
            } else {
                view.getColumns().setAll(columns.stream().map(this::tableColumn).toList());
                SortOrder.restore(view, sorted.get());
                size(bar.typeSize());
            }
        } finally {
            changing = false;
        }
        shownColumns.apply();
        rebuild();
        return this;
    }

    /** Remembers filter, columns, sorting and grouping by that name, {@code view.what}. */
    public DataTable<R> remember(Choices choices, String name) {
        choices.remember(name + ".filter", bar.filter());
        choices.remember(name + ".hidden", shownColumns.hidden());
        choices.remember(name + ".group", grouped);
        choices.remember(name + ".sort", sorted);
        changing = true;
        try {
            SortOrder.restore(view, sorted.get());
        } finally {
            changing = false;
        }
        rebuild();
        return this;
    }

    /** What is shown where there are no rows at all. */
    public DataTable<R> placeholder(Node node) {
        empty = node;
        rebuild();
        return this;
    }

    /** What Enter or a double click on a row does. */
    public DataTable<R> onOpen(Consumer<R> receiver) {
        onOpen = receiver;
        return this;
    }

    /** What can be done with a row, in its context menu. */
    public DataTable<R> actions(Function<R, List<MenuItem>> of) {
        actions = of;
        return this;
    }

    /** Makes it as high as its rows, for a page that scrolls itself. */
    public DataTable<R> asHighAsItsRows(int least) {
        Runnable fit = () -> {
            var height = (Math.max(least, lines.size()) + 1) * view.getFixedCellSize() + SCROLL_BAR;
            view.setMinHeight(height);
            view.setPrefHeight(height);
        };
        lines.addListener((ListChangeListener<Line<R>>) _ -> fit.run());
        view.fixedCellSizeProperty().subscribe(() -> fit.run());
        return this;
    }

    /** Lets the columns fill the width. */
    public DataTable<R> fillingTheWidth() {
        view.widthProperty().addListener(_ -> fit());
        view.getColumns().forEach(column -> column.minWidthProperty().addListener(_ -> fit()));
        fit();
        return this;
    }

    private void fit() {
        var least = view.getColumns().stream()
                .mapToDouble(TableColumn::getMinWidth)
                .sum();
        view.setColumnResizePolicy(
                view.getWidth() > 0 && least > view.getWidth()
                        ? TableView.UNCONSTRAINED_RESIZE_POLICY
                        : TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    }

    /** The row that is selected; null for none or several. */
    public ReadOnlyObjectProperty<R> selected() {
        return selected.getReadOnlyProperty();
    }

    /** The rows that are selected, in the order that is shown. */
    public ObservableList<R> chosen() {
        return chosen;
    }

    /** Selects a row, where it is shown. */
    public void select(R row) {
        var at = lines.indexOf(new Row<>(row));
        if (at >= 0 && !List.of(row).equals(chosen)) {
            view.getSelectionModel().clearAndSelect(at);
        }
    }

    /** What is shown now as figures: the chosen columns of the rows that pass the filter, in their order. */
    public Table shown(String caption) {
        return table(caption, ordered());
    }

    private Table table(String caption, List<R> of) {
        var visible = visible();
        return new Table(
                caption,
                visible.stream().flatMap(column -> column.exported().stream()).toList(),
                of.stream()
                        .map(row -> new Table.Row(null, visible.stream()
                                .flatMap(column -> column.figures().apply(row).stream())
                                .toList()))
                        .toList());
    }

    private List<Column<R>> visible() {
        return view.getVisibleLeafColumns().stream().map(this::column).toList();
    }

    @SuppressWarnings("unchecked")
    private Column<R> column(TableColumn<Line<R>, ?> shown) {
        return (Column<R>) shown.getUserData();
    }

    private Column<R> named(String title) {
        return columns.stream()
                .filter(column -> column.title().equals(title))
                .findFirst()
                .orElse(null);
    }

    private static <R> List<String> titles(List<Column<R>> columns) {
        return columns.stream().map(Column::title).toList();
    }

    private List<R> ordered() {
        var filter = RowFilter.of(bar.filter().get(), columns.stream().map(Column::name).toList());
        var kept = rows.stream()
                .filter(row -> filter.matches(column -> columns.get(column).value().apply(row)));
        var order = comparator();
        return (order == null ? kept : kept.sorted(order)).toList();
    }

    private Comparator<R> comparator() {
        Comparator<R> all = null;
        for (var column : view.getSortOrder()) {
            var value = column(column).value();
            var descending = column.getSortType() == TableColumn.SortType.DESCENDING;
            Comparator<R> one = (a, b) -> compare(value.apply(a), value.apply(b), descending);
            all = all == null ? one : all.thenComparing(one);
        }
        return all;
    }

    /** Nothing measured comes last, whichever way is sorted. */
    static int compare(Object one, Object other, boolean descending) {
        if (one instanceof Number a && other instanceof Number b) {
            var none = Boolean.compare(Double.isNaN(a.doubleValue()), Double.isNaN(b.doubleValue()));
            var order = Double.compare(a.doubleValue(), b.doubleValue());
            return none != 0 ? none : descending ? -order : order;
        }
        var order = String.valueOf(one).compareToIgnoreCase(String.valueOf(other));
        return descending ? -order : order;
    }

    private void rebuild() {
        if (changing) {
            return;
        }
        changing = true;
        try {
            var before = List.copyOf(chosen);
            var shown = ordered();
            lines.setAll(lines(shown));
            view.setPlaceholder(
                    rows.isEmpty() || bar.filter().get().isBlank() ? empty : new Label(TEXTS.get("no.match")));
            bar.count(shown.size(), rows.size());
            view.getSelectionModel().clearSelection();
            before.stream()
                    .mapToInt(row -> lines.indexOf(new Row<>(row)))
                    .filter(at -> at >= 0)
                    .forEach(view.getSelectionModel()::select);
        } finally {
            changing = false;
        }
        tellSelection();
    }

    private Collection<Line<R>> lines(List<R> shown) {
        var by = named(grouped.get());
        if (by == null) {
            return shown.stream().map(row -> (Line<R>) new Row<>(row)).toList();
        }
        var groups = new LinkedHashMap<String, List<R>>();
        shown.stream()
                .map(row -> by.shown().apply(row))
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .forEach(name -> groups.put(name, new ArrayList<>()));
        shown.forEach(row -> groups.get(by.shown().apply(row)).add(row));
        var all = new ArrayList<Line<R>>();
        groups.forEach((name, of) -> {
            var open = !closed.contains(name);
            all.add(new Group<>(name, of.size(), open));
            if (open) {
                of.forEach(row -> all.add(new Row<>(row)));
            }
        });
        return all;
    }

    private void tellSelection() {
        if (changing) {
            return;
        }
        var now = new ArrayList<R>();
        for (var line : view.getSelectionModel().getSelectedItems()) {
            if (line instanceof Row<R>(var about)) {
                now.add(about);
            }
        }
        if (!now.equals(chosen)) {
            chosen.setAll(now);
            selected.set(now.size() == 1 ? now.getFirst() : null);
        }
    }

    private void toggle(Group<R> group) {
        if (!closed.remove(group.name())) {
            closed.add(group.name());
        }
        var at = lines.indexOf(group);
        rebuild();
        view.getSelectionModel().clearAndSelect(at);
        view.getFocusModel().focus(at);
    }

    private void pressed(KeyEvent key) {
        if (TableClipboard.pressed(key, this::copy)) {
            key.consume();
        } else if (view.getFocusModel().getFocusedItem() instanceof Group<R> group
                && (key.getCode() == KeyCode.ENTER
                        || key.getCode() == KeyCode.SPACE
                        || key.getCode() == (group.open() ? KeyCode.LEFT : KeyCode.RIGHT))) {
            toggle(group);
            key.consume();
        } else if (key.getCode() == KeyCode.ENTER && selected.get() != null) {
            onOpen.accept(selected.get());
            key.consume();
        }
    }

    private void copy(boolean withHeader) {
        TableClipboard.put(table("", chosen.isEmpty() ? ordered() : List.copyOf(chosen)), withHeader);
    }

    private TableRow<Line<R>> row() {
        var row = new TableRow<Line<R>>() {
            @Override
            protected void updateItem(Line<R> line, boolean none) {
                super.updateItem(line, none);
                getStyleClass().remove("group-row");
                if (line instanceof Group<R>) {
                    getStyleClass().add("group-row");
                }
            }
        };
        row.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && row.getItem() instanceof Group<R> group) {
                toggle(group);
            } else if (click.getButton() == MouseButton.PRIMARY
                    && click.getClickCount() == 2
                    && row.getItem() instanceof Row<R>(var about)) {
                onOpen.accept(about);
            }
        });
        return row;
    }

    private TableColumn<Line<R>, Line<R>> tableColumn(Column<R> shown) {
        var column = new TableColumn<Line<R>, Line<R>>(shown.title());
        column.setUserData(shown);
        column.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(line.getValue()));
        column.setCellFactory(_ -> new Cell());
        column.setContextMenu(columnMenu);
        if (shown.numeric()) {
            column.getStyleClass().add("number-column");
        }
        return column;
    }

    private final class Cell extends TableCell<Line<R>, Line<R>> {

        private final FontIcon icon = new FontIcon();

        @Override
        protected void updateItem(Line<R> line, boolean none) {
            super.updateItem(line, none);
            getStyleClass().removeAll(MOODS);
            setGraphic(null);
            var shown = column(getTableColumn());
            var text = none || line == null
                    ? null
                    : switch (line) {
                        case Row<R>(var about) -> shown.shown().apply(about);
                        case Group<R> group -> isFirst() ? head(group) : "";
                    };
            setText(text);
            Hint.on(this, text);
            setAlignment(shown.numeric() && line instanceof Row<R> ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
            if (line instanceof Row<R>(var about) && shown.mark() != null) {
                var mark = shown.mark().apply(about);
                icon.setIconCode(mark.icon());
                getStyleClass().add(mark.mood());
                setGraphic(icon);
            }
        }

        private boolean isFirst() {
            return getTableColumn() == view.getVisibleLeafColumn(0);
        }

        private String head(Group<R> group) {
            return (group.open() ? "▾ " : "▸ ") + (group.name().isEmpty() ? "–" : group.name()) + "  (" + group.rows() + ")";
        }
    }

    private void size(double type) {
        var scale = type / USUAL_TYPE;
        view.setFixedCellSize(ROW_HEIGHT * scale);
        for (var column : view.getColumns()) {
            var header = (column.getText().length() * LETTER + PADDING) * scale;
            var width = Math.max(column(column).width() * scale, header);
            column.setMinWidth(header);
            column.setPrefWidth(width);
        }
    }

    private void sortBy(TableColumn<Line<R>, ?> column, TableColumn.SortType type) {
        column.setSortType(type);
        view.getSortOrder().setAll(List.of(column));
    }

    private MenuItem[] columnItems(TableColumn<Line<R>, ?> column) {
        var shown = column(column);
        var items = new ArrayList<MenuItem>(List.of(
                item("sort.up", () -> sortBy(column, TableColumn.SortType.ASCENDING)),
                item("sort.down", () -> sortBy(column, TableColumn.SortType.DESCENDING)),
                item("sort.none", () -> view.getSortOrder().clear()),
                item("filter.column", () -> bar.filterBy(shown.name()))));
        if (!shown.numeric()) {
            items.add(item("group.column", () -> grouped.set(shown.title())));
        }
        items.add(item("group.none", () -> grouped.set("")));
        items.add(item("hide", () -> shownColumns.show(column, false)));
        return items.toArray(MenuItem[]::new);
    }

    private List<MenuItem> copyItems() {
        return TableClipboard.items(this::copy);
    }

    private List<MenuItem> contextItems() {
        var items = new ArrayList<MenuItem>();
        if (selected.get() != null) {
            items.addAll(actions.apply(selected.get()));
        }
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        items.addAll(copyItems());
        return items;
    }

    private List<MenuItem> menuItems() {
        var sort = new Menu(TEXTS.get("sort"));
        var group = new Menu(TEXTS.get("group"));
        group.getItems().add(groupItem(TEXTS.get("group.none"), ""));
        for (var column : view.getColumns()) {
            var one = new Menu(column.getText());
            one.getItems().setAll(List.of(columnItems(column)).subList(0, 2));
            sort.getItems().add(one);
            if (!column(column).numeric()) {
                group.getItems().add(groupItem(column.getText(), column.getText()));
            }
        }
        var items = new ArrayList<MenuItem>(List.of(sort, group, shownColumns.menu(), new SeparatorMenuItem()));
        items.addAll(copyItems());
        items.addAll(List.of(new SeparatorMenuItem(), item("reset", this::reset)));
        return items;
    }

    private MenuItem groupItem(String title, String by) {
        var item = new RadioMenuItem(title);
        item.setSelected(grouped.get().equals(by));
        item.setOnAction(_ -> grouped.set(by));
        return item;
    }

    private void reset() {
        bar.filter().set("");
        shownColumns.showAll();
        grouped.set("");
        closed.clear();
        view.getSortOrder().clear();
    }

    private static MenuItem item(String key, Runnable action) {
        var item = new MenuItem(TEXTS.get(key));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
