package io.healthwatch.workbench.gui.chart;

import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.chart.Subject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;

/**
 * What of a figure is hidden. Variants are hidden by their series, everywhere; the forks or languages of a figure
 * that is about one series, and the parts of a whole, by their names and in this chart alone.
 */
final class Hiding {

    private final ObservableSet<String> names = FXCollections.observableSet(new LinkedHashSet<>());
    private final ObservableSet<String> series;

    /** @param series those that are hidden everywhere */
    Hiding(ObservableSet<String> series) {
        this.series = series;
    }

    /** The series that are hidden, in every chart that shares them. */
    ObservableSet<String> series() {
        return series;
    }

    /** The names that are hidden in this chart alone. */
    ObservableSet<String> names() {
        return names;
    }

    /** What hides a subject of a figure together with all others of the same key. */
    static String keyOf(Figure figure, Subject subject) {
        return bySeries(figure) ? subject.cell().series() : subject.label();
    }

    private static boolean bySeries(Figure figure) {
        var subjects = figure.subjects();
        return subjects.stream().noneMatch(subject -> subject.cell() == null)
                && subjects.stream().map(subject -> subject.cell().series()).distinct().limit(2).count() == 2;
    }

    /** All that can be hidden in a figure besides its parts, in its order. */
    static List<String> keys(Figure figure) {
        var bySeries = bySeries(figure);
        return figure.subjects().stream()
                .map(subject -> bySeries ? subject.cell().series() : subject.label())
                .distinct()
                .toList();
    }

    private Set<String> hiding(Figure figure) {
        return bySeries(figure) ? series : names;
    }

    boolean hides(Figure figure, String key) {
        return hiding(figure).contains(key);
    }

    boolean hidesPart(String part) {
        return names.contains(part);
    }

    /** What is left of a figure. */
    Figure shown(Figure figure) {
        var bySeries = bySeries(figure);
        var hidden = hiding(figure);
        var left = hidden.isEmpty()
                ? figure
                : figure.where(subject -> !hidden.contains(bySeries ? subject.cell().series() : subject.label()));
        return left instanceof Figure.Stacks stacks ? stacks.without(names) : left;
    }

    /** The keys and parts of a figure that are hidden. */
    List<String> hidden(Figure figure) {
        var parts = figure instanceof Figure.Stacks stacks ? stacks.parts() : List.<String>of();
        return Stream.concat(
                        keys(figure).stream().filter(hiding(figure)::contains),
                        parts.stream().filter(names::contains))
                .toList();
    }

    void toggle(Figure figure, String key) {
        toggle(hiding(figure), key);
    }

    void togglePart(String part) {
        toggle(names, part);
    }

    private static void toggle(Set<String> hidden, String key) {
        if (!hidden.remove(key)) {
            hidden.add(key);
        }
    }

    void hide(Figure figure, List<String> keys) {
        hiding(figure).addAll(keys);
    }

    /** Shows these and no others; all, if that is how it is. */
    void isolate(Figure figure, List<String> keys) {
        isolate(hiding(figure), keys(figure), keys);
    }

    /** Shows that part and no other; all, if that is how it is. */
    void isolatePart(Figure.Stacks figure, String part) {
        isolate(names, figure.parts(), List.of(part));
    }

    private static void isolate(Set<String> hidden, List<String> all, List<String> wanted) {
        var others = all.stream().filter(key -> !wanted.contains(key)).toList();
        var alone = hidden.containsAll(others) && wanted.stream().noneMatch(hidden::contains);
        hidden.removeAll(Set.copyOf(all));
        if (!alone) {
            hidden.addAll(others);
        }
    }

    /** Shows everything again, here and, where variants were hidden, everywhere. */
    void showAll() {
        names.clear();
        series.clear();
    }
}
