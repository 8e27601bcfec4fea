package io.healthwatch.workbench.gui.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.chart.Extent;
import io.healthwatch.workbench.gui.Runs;
import io.healthwatch.workbench.gui.Workspace;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Fork;
import io.healthwatch.workbench.run.SampleSeries;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleIndexTest {

    private static List<Fork> forks(int count, int each) {
        var random = new Random(3);
        var forks = new ArrayList<Fork>();
        for (var number = 1; number <= count; number++) {
            var samples = new SampleSeries();
            for (var i = 0; i < each * (number % 3); i++) {
                samples.add(i % 2, i < 3, i * 1000L, random.nextInt(50) * 1000L, 5, i % 7 != 0);
            }
            forks.add(new Fork(number, new Cell(number % 2 == 0 ? "node" : "wasm3", "node", "s", "c"), null, samples));
        }
        return forks;
    }

    @ParameterizedTest
    @EnumSource(SampleColumn.class)
    void everyOrderHoldsEverySampleOnceInBothDirections(SampleColumn column) {
        var index = SampleIndex.of(forks(9, 13), "", "");
        for (var rising : new boolean[] {true, false}) {
            var order = index.order(column, rising);
            assertThat(Arrays.stream(order).sorted().toArray())
                    .containsExactly(IntStream.range(0, index.size()).toArray());
        }
    }

    @Test
    void sortsByTimeAndKeepsTheOrderOfTies() {
        var index = SampleIndex.of(forks(9, 13), "", "");
        var order = index.order(SampleColumn.EXECUTION, false);
        for (var i = 1; i < order.length; i++) {
            var before = Double.parseDouble(index.text(SampleColumn.EXECUTION, order[i - 1]));
            var now = Double.parseDouble(index.text(SampleColumn.EXECUTION, order[i]));
            assertThat(before).isGreaterThanOrEqualTo(now);
            if (before == now) {
                assertThat(order[i - 1]).isLessThan(order[i]);
            }
        }
    }

    @Test
    void forksWithoutSamplesDoNotShiftTheOthers() {
        var index = SampleIndex.of(forks(6, 4), "", "");
        assertThat(IntStream.range(0, index.size()).mapToObj(at -> index.text(SampleColumn.FORK, at)).distinct())
                .containsExactly("1", "2", "4", "5");
        assertThat(index.text(SampleColumn.ITERATION, 4)).isEqualTo("1");
    }

    @Test
    void filtersByCellAndWritesCsv() throws Exception {
        var index = SampleIndex.of(forks(3, 2), "wasm3@node", "s");
        assertThat(index.forks()).extracting(Fork::number).containsExactly(1, 3);
        var csv = new StringWriter();
        index.writeCsv(csv, null);
        assertThat(csv.toString().lines())
                .startsWith("Variant,Host,Scenario,Language,Fork,Instance,Iteration,Warm-up,Start (ms),Execution (ms),"
                        + "Host functions (ms),Answer")
                .hasSize(3);
    }

    @Test
    void aListGrowsInPlaceByWhatCameSince() {
        var all = forks(5, 4);
        var list = new SampleList(SampleIndex.of(all.subList(0, 3), "", ""), null);
        var before = list.size();
        var added = new ArrayList<Integer>();
        list.addListener((javafx.collections.ListChangeListener<SampleList.Row>) change -> {
            while (change.next()) {
                added.add(change.getAddedSize());
            }
        });
        assertThat(list.grow(SampleIndex.of(all, "", ""))).isTrue();
        assertThat(added).containsExactly(list.size() - before);
        assertThat(list.indexOf(list.get(7))).isEqualTo(7);
        assertThat(list.grow(SampleIndex.of(all.subList(1, 5), "", ""))).isFalse();
    }

    @Test
    void theModelSortsFiltersAndDrawsOneCell() {
        var workspace = new Workspace();
        var model = new SamplesModel(workspace, Runnable::run, Runnable::run);
        workspace.run().set(Runs.ofEverything().iterations(10, 500).snapshot());
        model.refresh();
        assertThat(model.list().get()).hasSize(800 * 510);
        assertThat(model.timeLine().get()).isNull();
        model.series().set("node");
        model.scenario().set("regex-processing");
        assertThat(model.list().get()).hasSize(10 * 510);
        assertThat(model.timeLine().get().lines()).hasSize(10);
        var points = model.timeLine().get().lines().stream().mapToInt(line -> line.points().size()).sum();
        assertThat(points).isLessThanOrEqualTo(2000);
        var close = model.timeLine().get().closeUp(new Extent(0, 20));
        assertThat(close.lines()).allSatisfy(line ->
                assertThat(line.points().x()[line.points().size() - 1]).isLessThan(60));
        model.sort(SampleColumn.EXECUTION, false);
        assertThat(model.list().get().get(0).text(SampleColumn.EXECUTION)).isNotEmpty();
        var slowest = Double.parseDouble(model.list().get().get(0).text(SampleColumn.EXECUTION));
        model.list(new SamplesModel.Window(new Extent(0, 400), new Extent(slowest / 2, slowest * 2)));
        assertThat(model.list().get().size()).isBetween(1, 10 * 510 / 2);
        assertThat(model.list().get()).allSatisfy(row -> {
            assertThat(Double.parseDouble(row.text(SampleColumn.START))).isBetween(0.0, 400.0);
            assertThat(Double.parseDouble(row.text(SampleColumn.EXECUTION))).isGreaterThanOrEqualTo(slowest / 2 - 1e-3);
        });
        assertThat(model.list().get()).isSortedAccordingTo(Comparator.comparingDouble(
                row -> -Double.parseDouble(row.text(SampleColumn.EXECUTION))));
        model.scenario().set("json-parsing-heavy");
        assertThat(model.list().get()).as("another cell is listed as a whole").hasSize(10 * 510);
    }
}
