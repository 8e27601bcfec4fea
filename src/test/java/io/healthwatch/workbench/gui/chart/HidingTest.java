package io.healthwatch.workbench.gui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.chart.Subject;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.statistics.Estimate;
import io.healthwatch.workbench.statistics.Interval;
import java.util.List;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import org.junit.jupiter.api.Test;

class HidingTest {

    private static final Figure.Axis AXIS = new Figure.Axis("Cold start", "ms", false, true);

    private final Hiding hiding = new Hiding(FXCollections.observableSet());

    private static Subject subject(String variant, String language) {
        return new Subject(new Cell(variant, "jvm", "s", language), variant + " " + language, 5, 50, "");
    }

    private static Figure.Measures measures(Subject... subjects) {
        return new Figure.Measures(
                "Memory",
                AXIS,
                List.of("Memory"),
                Stream.of(subjects)
                        .map(subject -> new Figure.MeasureRow(subject, List.of(Estimate.exact(1))))
                        .toList(),
                Double.NaN);
    }

    private List<String> left(Figure figure) {
        return hiding.shown(figure).subjects().stream().map(Subject::label).toList();
    }

    @Test
    void aVariantIsHiddenInAllItsLanguagesAndInEveryChart() {
        var figure = measures(subject("a", "c"), subject("b", "c"), subject("a", "rust"));
        hiding.toggle(figure, "a");
        assertThat(left(figure)).containsExactly("b c");
        var shared = new Hiding(hiding.series());
        assertThat(shared.shown(figure).subjects()).hasSize(1);
        hiding.toggle(figure, "a");
        assertThat(left(figure)).hasSize(3);
    }

    @Test
    void aChartOfOneSeriesShowsItThoughItIsHiddenElsewhereAndHidesItsRowsByName() {
        var figure = measures(subject("a", "c"), subject("a", "rust"));
        hiding.series().add("a");
        assertThat(left(figure)).hasSize(2);
        hiding.hide(figure, List.of(Hiding.keyOf(figure, figure.subjects().getFirst())));
        assertThat(left(figure)).containsExactly("a rust");
        assertThat(hiding.series()).containsExactly("a");
    }

    @Test
    void isolatingTwiceShowsAllAgainAndLeavesAloneWhatIsNotInTheChart() {
        hiding.series().add("elsewhere");
        var figure = measures(subject("a", "c"), subject("b", "c"), subject("c", "c"));
        hiding.toggle(figure, "c");
        hiding.isolate(figure, List.of("c"));
        assertThat(left(figure)).containsExactly("c c");
        hiding.isolate(figure, List.of("b"));
        assertThat(left(figure)).containsExactly("b c");
        hiding.isolate(figure, List.of("b"));
        assertThat(left(figure)).hasSize(3);
        assertThat(hiding.series()).containsExactly("elsewhere");
        hiding.showAll();
        assertThat(hiding.series()).isEmpty();
    }

    @Test
    void whatIsLeftOfAWholeIsItsOtherPartsAndClaimsNoInterval() {
        var stacks = new Figure.Stacks(
                "Cold start",
                AXIS,
                List.of("Compile", "Instantiate", "First"),
                "Cold start",
                List.of(
                        new Figure.StackRow(
                                subject("a", "c"),
                                new double[] {5, 2, Double.NaN},
                                new Estimate(7.5, new Interval(7, 8), 10)),
                        new Figure.StackRow(subject("b", "c"), new double[] {1, 1, 1}, null)),
                50);
        hiding.togglePart("Compile");
        var left = (Figure.Stacks) hiding.shown(stacks);
        assertThat(left.rows().getFirst().whole()).isEqualTo(new Estimate(2, null, 10));
        assertThat(left.rows().getFirst().parts()).containsExactly(Double.NaN, 2, Double.NaN);
        assertThat(left.rows().getLast().whole()).as("never measured").isNull();
        assertThat(left.target()).as("the target is for the whole").isNaN();
        assertThat(left.whole()).isEqualTo("Sum of the shown parts");
        hiding.isolatePart(stacks, "First");
        assertThat(((Figure.Stacks) hiding.shown(stacks)).rows().getFirst().whole()).isNull();
        assertThat(hiding.hidden(stacks)).containsExactly("Compile", "Instantiate");
    }

    @Test
    void aGridLosesTheColumnsOfWhatIsHidden() {
        var cells = Stream.of(subject("a", "c"), subject("b", "c"), subject("a", "rust"), subject("b", "rust"))
                .map(subject -> new Figure.GridCell(subject, Estimate.exact(subject.cell().variant().charAt(0)), null))
                .toList();
        var grid = new Figure.Grid("Grid", AXIS, "", List.of("c", "rust"), List.of("a", "b"), cells);
        hiding.toggle(grid, "a");
        var left = (Figure.Grid) hiding.shown(grid);
        assertThat(left.columns()).containsExactly("b");
        assertThat(left.rows()).containsExactly("c", "rust");
        assertThat(left.cells()).containsExactly(cells.get(1), cells.get(3));
    }
}
