package io.healthwatch.workbench.gui.samples;

import io.healthwatch.workbench.answer.Scenarios;
import io.healthwatch.workbench.chart.Extent;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Fork;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The samples of some forks as one sequence, without copying any. Never changes; any thread.
 */
public final class SampleIndex {

    /** No samples. */
    public static final SampleIndex EMPTY = new SampleIndex(List.of());

    private final List<Fork> forks;
    private final int[] offsets;

    private SampleIndex(List<Fork> forks) {
        this.forks = List.copyOf(forks);
        this.offsets = new int[forks.size() + 1];
        for (var i = 0; i < forks.size(); i++) {
            offsets[i + 1] = Math.addExact(offsets[i], forks.get(i).samples().size());
        }
    }

    /** The samples of the forks of that series and scenario; empty for all. */
    public static SampleIndex of(List<Fork> forks, String series, String scenario) {
        return new SampleIndex(forks.stream()
                .filter(fork -> series.isEmpty() || fork.cell().series().equals(series))
                .filter(fork -> scenario.isEmpty() || fork.cell().scenario().equals(scenario))
                .toList());
    }

    /** How many samples. */
    public int size() {
        return offsets[forks.size()];
    }

    /** The forks. */
    public List<Fork> forks() {
        return forks;
    }

    /** Whether it begins with all samples of the other one. */
    public boolean continues(SampleIndex other) {
        if (other.forks.size() > forks.size()) {
            return false;
        }
        for (var i = 0; i < other.forks.size(); i++) {
            if (forks.get(i).number() != other.forks.get(i).number()
                    || offsets[i + 1] != other.offsets[i + 1]
                    || !forks.get(i).cell().equals(other.forks.get(i).cell())) {
                return false;
            }
        }
        return true;
    }

    private int forkAt(int at) {
        var found = Arrays.binarySearch(offsets, at);
        if (found < 0) {
            return -found - 2;
        }
        while (found + 1 < offsets.length - 1 && offsets[found + 1] == at) {
            found++;
        }
        return found;
    }

    /** What a sample is about. */
    public Cell cell(int at) {
        return forks.get(forkAt(at)).cell();
    }

    /** A value as people read it. */
    public String text(SampleColumn column, int at) {
        var place = forkAt(at);
        var fork = forks.get(place);
        var in = at - offsets[place];
        var samples = fork.samples();
        return switch (column) {
            case VARIANT -> fork.cell().series();
            case HOST -> fork.cell().host();
            case SCENARIO -> Scenarios.title(fork.cell().scenario());
            case LANGUAGE -> fork.cell().language();
            case FORK -> Integer.toString(fork.number());
            case INSTANCE -> Integer.toString(samples.instance(in));
            case ITERATION -> Integer.toString(in + 1);
            case WARM_UP -> samples.warmup(in) ? "warm-up" : "";
            case START -> millis(samples.startNanos(in), 3);
            case EXECUTION -> millis(samples.executionNanos(in), 6);
            case HOST_TIME -> millis(samples.hostNanos(in), 6);
            case CORRECT -> samples.correct(in) ? "right" : "✕ wrong";
        };
    }

    private static String millis(long nanos, int digits) {
        return String.format(Locale.ROOT, "%." + Math.min(digits, 4) + "f", nanos / 1e6);
    }

    /** The places of all samples in the order of a column; the order in which they were taken where it ties. */
    public int[] order(SampleColumn column, boolean ascending) {
        var order = new int[size()];
        var keys = new long[size()];
        var ranks = column.words() ? ranks(column) : new long[0];
        for (var place = 0; place < forks.size(); place++) {
            var key = key(column, place, ranks);
            for (var at = offsets[place]; at < offsets[place + 1]; at++) {
                keys[at] = key.applyAsLong(at - offsets[place]);
            }
        }
        sort(keys, order);
        if (!ascending) {
            reverse(keys, order);
        }
        return order;
    }

    private IntToLongFunction key(SampleColumn column, int place, long[] ranks) {
        var fork = forks.get(place);
        var samples = fork.samples();
        return switch (column) {
            case VARIANT, HOST, SCENARIO, LANGUAGE -> _ -> ranks[place];
            case FORK -> _ -> fork.number();
            case INSTANCE -> samples::instance;
            case ITERATION -> in -> in;
            case WARM_UP -> in -> samples.warmup(in) ? 1 : 0;
            case START -> samples::startNanos;
            case EXECUTION -> samples::executionNanos;
            case HOST_TIME -> samples::hostNanos;
            case CORRECT -> in -> samples.correct(in) ? 1 : 0;
        };
    }

    private long[] ranks(SampleColumn column) {
        var words = new String[forks.size()];
        for (var place = 0; place < words.length; place++) {
            words[place] = offsets[place] < offsets[place + 1] ? text(column, offsets[place]) : "";
        }
        var sorted = Arrays.stream(words).distinct().sorted().toArray(String[]::new);
        return Arrays.stream(words).mapToLong(word -> Arrays.binarySearch(sorted, word)).toArray();
    }

    /** A stable merge sort of places by their keys, without an object a place. */
    private static void sort(long[] keys, int[] order) {
        for (var i = 0; i < order.length; i++) {
            order[i] = i;
        }
        var from = order;
        var to = new int[order.length];
        for (var width = 1; width < order.length; width = width > order.length / 2 ? order.length : width * 2) {
            for (var left = 0; left < order.length; left += 2 * width) {
                merge(keys, from, to, left, Math.min(left + width, order.length), Math.min(left + 2 * width, order.length));
                if (left > order.length - 2 * width) {
                    break;
                }
            }
            var other = from;
            from = to;
            to = other;
        }
        if (from != order) {
            System.arraycopy(from, 0, order, 0, order.length);
        }
    }

    private static void merge(long[] keys, int[] from, int[] to, int start, int middle, int end) {
        var left = start;
        var right = middle;
        for (var i = start; i < end; i++) {
            if (left < middle && (right >= end || keys[from[left]] <= keys[from[right]])) {
                to[i] = from[left++];
            } else {
                to[i] = from[right++];
            }
        }
    }

    /** Greatest first, but what ties stays in its order. */
    private static void reverse(long[] keys, int[] order) {
        var sorted = order.clone();
        var to = 0;
        for (var end = sorted.length; end > 0; ) {
            var start = end - 1;
            while (start > 0 && keys[sorted[start - 1]] == keys[sorted[end - 1]]) {
                start--;
            }
            for (var i = start; i < end; i++) {
                order[to++] = sorted[i];
            }
            end = start;
        }
    }

    /**
     * Those places of an order whose samples lie in a part of the time line.
     *
     * @param order null for the order in which samples were taken
     * @param start when they started, in milliseconds
     * @param execution how long their executions took, in milliseconds
     */
    public int[] within(int[] order, Extent start, Extent execution) {
        return (order == null ? IntStream.range(0, size()) : Arrays.stream(order))
                .filter(at -> {
                    var place = forkAt(at);
                    var samples = forks.get(place).samples();
                    var in = at - offsets[place];
                    return start.contains(samples.startNanos(in) / 1e6)
                            && execution.contains(samples.executionNanos(in) / 1e6);
                })
                .toArray();
    }

    /**
     * Writes samples as comma-separated values with a header; times in milliseconds.
     *
     * @param order which, and in which order; null for all, in the order in which they were taken
     */
    public void writeCsv(Writer writer, int[] order) throws IOException {
        writer.write(Arrays.stream(SampleColumn.values()).map(SampleColumn::header).collect(Collectors.joining(",", "", "\n")));
        for (var row = 0; row < (order == null ? size() : order.length); row++) {
            var at = order == null ? row : order[row];
            var place = forkAt(at);
            var fork = forks.get(place);
            var in = at - offsets[place];
            var samples = fork.samples();
            writer.append(fork.cell().variant()).append(',')
                    .append(fork.cell().host()).append(',')
                    .append(fork.cell().scenario()).append(',')
                    .append(fork.cell().language()).append(',')
                    .append(Integer.toString(fork.number())).append(',')
                    .append(Integer.toString(samples.instance(in))).append(',')
                    .append(Integer.toString(in + 1)).append(',')
                    .append(samples.warmup(in) ? "true," : "false,")
                    .append(Double.toString(samples.startNanos(in) / 1e6)).append(',')
                    .append(Double.toString(samples.executionNanos(in) / 1e6)).append(',')
                    .append(Double.toString(samples.hostNanos(in) / 1e6)).append(',')
                    .append(samples.correct(in) ? "right\n" : "wrong\n");
        }
    }
}
