package io.healthwatch.workbench.gui.present;

import io.healthwatch.workbench.gui.Frame;
import io.healthwatch.workbench.report.Slide;
import io.healthwatch.workbench.report.Slide.Content;
import io.healthwatch.workbench.report.SlideLook;
import io.healthwatch.workbench.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The nodes of one slide. Its sizes are parts of the font size, so that it fills whatever screen it is on. */
final class SlidePane extends VBox {

    private static final Texts TEXTS = Texts.of("present");
    private static final PseudoClass LARGE = PseudoClass.getPseudoClass("large");
    private static final double NAMES = 24;

    private final Slide slide;
    private final Consumer<Place> open;
    private final List<List<Spot>> spots = new ArrayList<>();
    private SlideChart chart;

    /** A place that can be chosen and opened. */
    private record Spot(Place place, Node node) {}

    /**
     * A slide's nodes.
     *
     * @param typeSize of its words in pixels
     * @param open told what is to be opened; null where nothing opens
     */
    SlidePane(Slide slide, SlideLook look, DoubleSupplier typeSize, Consumer<Place> open) {
        this.slide = slide;
        this.open = open;
        getStyleClass().add("slide");
        setAccessibleRole(AccessibleRole.PARENT);
        var title = label(slide.title(), "slide-title");
        title.setAccessibleRole(AccessibleRole.TEXT);
        getChildren().add(title);
        add(slide.sentence(), "slide-sentence");
        var content = switch (slide.content()) {
            case Content.Points points -> points(points);
            case Content.Grid grid -> grid(grid);
            case Content.Chart figure -> chart(figure, look, typeSize);
        };
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().add(content);
        add(slide.note(), "slide-note");
    }

    private void add(String text, String style) {
        if (!text.isEmpty()) {
            getChildren().add(label(text, style));
        }
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static Region points(Content.Points points) {
        var list = new VBox();
        list.getStyleClass().add("slide-points");
        list.pseudoClassStateChanged(LARGE, points.large());
        for (var point : points.points()) {
            var both = new VBox();
            if (!point.lead().isEmpty()) {
                both.getChildren().add(label(point.lead(), "slide-lead"));
            }
            both.getChildren().add(label(point.words(), "slide-words"));
            list.getChildren().add(both);
        }
        var pane = Frame.scrolled(list);
        pane.setFocusTraversable(false);
        pane.setMinHeight(0);
        return pane;
    }

    private Region grid(Content.Grid grid) {
        var table = new GridPane();
        table.getStyleClass().add("slide-grid");
        var names = new ColumnConstraints();
        names.setPercentWidth(NAMES);
        table.getColumnConstraints().add(names);
        grid.columns().forEach(_ -> {
            var column = new ColumnConstraints();
            column.setPercentWidth((100 - NAMES) / grid.columns().size());
            table.getColumnConstraints().add(column);
        });
        table.getRowConstraints().add(new RowConstraints());
        table.add(heading(new Slide.Heading("", grid.corner(), ""), "slide-column"), 0, 0);
        for (var column = 0; column < grid.columns().size(); column++) {
            table.add(heading(grid.columns().get(column), "slide-column"), column + 1, 0);
        }
        for (var row = 0; row < grid.rows().size(); row++) {
            var height = new RowConstraints();
            height.setVgrow(Priority.SOMETIMES);
            table.getRowConstraints().add(height);
            var shown = grid.rows().get(row);
            table.add(heading(shown.heading(), "slide-row"), 0, row + 1);
            var line = new ArrayList<Spot>();
            for (var column = 0; column < grid.columns().size(); column++) {
                var place = new Place(
                        slide.topic(),
                        shown.heading().id(),
                        grid.columns().get(column).id(),
                        null);
                var node = cell(shown.cells().get(column));
                makeSpot(
                        node,
                        place,
                        Stream.of(
                                        shown.heading().title(),
                                        grid.columns().get(column).title(),
                                        shown.cells().get(column).word(),
                                        shown.cells().get(column).value(),
                                        shown.cells().get(column).below())
                                .filter(words -> !words.isEmpty())
                                .collect(Collectors.joining(", ")));
                table.add(node, column + 1, row + 1);
                line.add(new Spot(place, node));
            }
            spots.add(line);
        }
        table.setMinHeight(0);
        return table;
    }

    private static Node heading(Slide.Heading heading, String style) {
        var box = new VBox(label(heading.title(), "slide-heading"));
        if (!heading.below().isEmpty()) {
            box.getChildren().add(label(heading.below(), "slide-below"));
        }
        box.getStyleClass().add(style);
        return box;
    }

    private static Region cell(Slide.Cell cell) {
        var word = new Label(cell.word());
        if (cell.mark() != Slide.Mark.PLAIN) {
            word.setGraphic(new FontIcon(icon(cell.mark())));
        }
        word.getStyleClass().add("slide-word");
        var line = new HBox(word);
        line.getStyleClass().add("slide-line");
        line.setAlignment(Pos.BASELINE_LEFT);
        if (!cell.value().isEmpty()) {
            var value = new Label(cell.value());
            value.getStyleClass().add("slide-value");
            line.getChildren().add(value);
        }
        var box = new VBox(line);
        if (!cell.below().isEmpty()) {
            box.getChildren().add(label(cell.below(), "slide-below"));
        }
        box.getStyleClass().addAll("slide-cell", cell.mark().id());
        return box;
    }

    private static Feather icon(Slide.Mark mark) {
        return switch (mark) {
            case GOOD -> Feather.CHECK_CIRCLE;
            case BAD -> Feather.X_SQUARE;
            case UNSURE -> Feather.ALERT_TRIANGLE;
            case NONE, PLAIN -> Feather.MINUS;
        };
    }

    private Region chart(Content.Chart content, SlideLook look, DoubleSupplier typeSize) {
        chart = new SlideChart(content, look, typeSize);
        for (var row = 0; row < chart.rows().size(); row++) {
            var subject = content.figure().subjects().get(row);
            var place = new Place(slide.topic(), "", "", subject.cell());
            var node = chart.rows().get(row);
            makeSpot(node, place, subject.label() + ", " + String.join(", ", content.figure().detail(row)));
            spots.add(List.of(new Spot(place, node)));
        }
        return chart;
    }

    private void makeSpot(Node node, Place place, String words) {
        if (open == null) {
            return;
        }
        node.getStyleClass().add("slide-spot");
        node.setFocusTraversable(true);
        node.setAccessibleRole(AccessibleRole.BUTTON);
        node.setAccessibleText(words);
        node.setAccessibleHelp(TEXTS.get("spot.help"));
        node.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY) {
                open.accept(place);
                click.consume();
            }
        });
    }

    /** Gives the focus to a place; false where there is none like it. */
    boolean focus(Place place) {
        var found = spots.stream()
                .flatMap(List::stream)
                .filter(spot -> spot.place().equals(place))
                .findFirst();
        found.ifPresent(spot -> spot.node().requestFocus());
        return found.isPresent();
    }

    /** The place that has the focus; null for none. */
    Place focused() {
        return spots.stream()
                .flatMap(List::stream)
                .filter(spot -> spot.node().isFocused())
                .map(Spot::place)
                .findFirst()
                .orElse(null);
    }

    /** Moves the focus from place to place by an arrow key. */
    void move(KeyCode arrow) {
        for (var row = 0; row < spots.size(); row++) {
            for (var column = 0; column < spots.get(row).size(); column++) {
                if (spots.get(row).get(column).node().isFocused()) {
                    var down = arrow == KeyCode.DOWN ? 1 : arrow == KeyCode.UP ? -1 : 0;
                    var right = arrow == KeyCode.RIGHT ? 1 : arrow == KeyCode.LEFT ? -1 : 0;
                    var to = spots.get(Math.clamp(row + down, 0, spots.size() - 1));
                    to.get(Math.clamp(column + right, 0, to.size() - 1)).node().requestFocus();
                    return;
                }
            }
        }
    }

    /** Shows the other's chart until its own is drawn, so that nothing flickers when figures change in place. */
    void takeOver(SlidePane other) {
        if (chart != null && other.chart != null) {
            chart.takeOver(other.chart);
        }
    }

    Slide slide() {
        return slide;
    }
}
