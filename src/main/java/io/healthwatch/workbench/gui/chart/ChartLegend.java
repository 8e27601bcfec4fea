package io.healthwatch.workbench.gui.chart;

import io.healthwatch.workbench.chart.ChartTheme;
import io.healthwatch.workbench.chart.Charts;
import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.chart.Legend;
import io.healthwatch.workbench.chart.Palette;
import io.healthwatch.workbench.chart.Subject;
import io.healthwatch.workbench.gui.Hint;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.statistics.Comparison.Answer;
import io.healthwatch.workbench.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * A chart's legend. The entry of a line or of a part hides it by a click or Space, and isolates it by a double
 * click, a click with Alt or Shift, or Enter; what is hidden stays, struck out.
 */
final class ChartLegend extends FlowPane {

    private static final Texts TEXTS = Texts.of("chart");

    private final Hiding hiding;
    private List<Legend.Entry> entries = List.of();
    private List<String> titles = List.of();
    private ChartTheme theme;
    private Figure figure;

    ChartLegend(Hiding hiding) {
        this.hiding = hiding;
        getStyleClass().add("chart-legend");
    }

    /** As wide as all in one row. */
    @Override
    protected double computePrefWidth(double height) {
        var width = snappedLeftInset() + snappedRightInset() + getHgap() * getChildren().size();
        for (var entry : getChildren()) {
            width += snapSizeX(entry.prefWidth(-1));
        }
        return width + 1;
    }

    /** Shows the legend of a figure from which nothing is hidden; nodes are kept where the entries are the same. */
    void show(Figure whole, ChartTheme with, Predicate<Cell> starred) {
        figure = whole;
        var now = Legend.of(whole);
        var named = now.stream()
                .map(entry -> entry.role() == Legend.Role.VARIANT
                        ? Charts.label(subject(entry), starred)
                        : entry.words())
                .toList();
        if (!now.equals(entries) || !with.equals(theme)) {
            entries = now;
            theme = with;
            var nodes = new ArrayList<Node>();
            for (var entry : entries) {
                nodes.add(node(entry));
            }
            getChildren().setAll(nodes);
        }
        titles = named;
        mark();
    }

    private void mark() {
        for (var i = 0; i < entries.size(); i++) {
            var node = (Labeled) getChildren().get(i);
            node.setText(titles.get(i));
            if (node instanceof ToggleButton toggle) {
                var hidden = isHidden(entries.get(i));
                toggle.setSelected(!hidden);
                toggle.setAccessibleText(TEXTS.get(hidden ? "legend.hidden" : "legend.shown", titles.get(i)));
            }
        }
    }

    private Subject subject(Legend.Entry entry) {
        return figure.subjects().stream()
                .filter(subject -> subject.label().equals(entry.words()))
                .findFirst()
                .orElseThrow();
    }

    private boolean isHidden(Legend.Entry entry) {
        return entry.role() == Legend.Role.PART
                ? hiding.hidesPart(entry.words())
                : hiding.hides(figure, Hiding.keyOf(figure, subject(entry)));
    }

    private void toggle(Legend.Entry entry) {
        if (entry.role() == Legend.Role.PART) {
            hiding.togglePart(entry.words());
        } else {
            hiding.toggle(figure, Hiding.keyOf(figure, subject(entry)));
        }
    }

    private void isolate(Legend.Entry entry) {
        if (entry.role() == Legend.Role.PART && figure instanceof Figure.Stacks stacks) {
            hiding.isolatePart(stacks, entry.words());
        } else {
            hiding.isolate(figure, List.of(Hiding.keyOf(figure, subject(entry))));
        }
    }

    private Node node(Legend.Entry entry) {
        var hides = entry.role() == Legend.Role.VARIANT || entry.role() == Legend.Role.PART;
        var node = hides ? toggleOf(entry) : new Label();
        var color = color(entry);
        node.setGraphic(
                entry.role() == Legend.Role.TARGET
                        ? MarkerShape.dashed(color)
                        : MarkerShape.of(entry.marker(), color, entry.hollow()));
        node.getStyleClass().add("chart-legend-entry");
        node.setMinWidth(Region.USE_PREF_SIZE);
        return node;
    }

    private ToggleButton toggleOf(Legend.Entry entry) {
        var toggle = new ToggleButton();
        Hint.on(toggle, TEXTS.get("legend.tip"));
        var press = new MouseEvent[1];
        toggle.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> press[0] = event);
        toggle.setOnAction(_ -> {
            var by = press[0];
            press[0] = null;
            if (by != null && by.getClickCount() == 2) {
                toggle(entry);
                isolate(entry);
            } else if (by != null && (by.isAltDown() || by.isShiftDown())) {
                isolate(entry);
            } else {
                toggle(entry);
            }
            mark();
        });
        toggle.addEventFilter(KeyEvent.ANY, key -> {
            if (key.getCode() == KeyCode.ENTER) {
                if (key.getEventType() == KeyEvent.KEY_PRESSED) {
                    isolate(entry);
                }
                key.consume();
            }
        });
        return toggle;
    }

    private Color color(Legend.Entry entry) {
        return switch (entry.role()) {
            case VARIANT -> MarkerShape.fx(theme.of(entry.subject()));
            case ANSWER -> MarkerShape.fx(theme.of(Answer.valueOf(entry.subject())));
            case PART -> MarkerShape.rgb(Palette.part(entry.part()));
            case TARGET -> MarkerShape.fx(theme.target());
            case NEUTRAL -> MarkerShape.fx(theme.muted());
            case TEXT -> MarkerShape.fx(theme.text());
        };
    }
}
