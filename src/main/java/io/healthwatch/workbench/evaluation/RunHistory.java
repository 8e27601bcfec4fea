package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.evaluation.Comparisons.Pair;
import io.healthwatch.workbench.evaluation.Comparisons.Quantity;
import io.healthwatch.workbench.evaluation.Comparisons.Side;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.RunHeader;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.store.RunStore;
import io.healthwatch.workbench.store.RunSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What cells measured over all runs of a folder. A run is read when a cell of it is asked for, and kept without its
 * samples until it changes on disk. One thread at a time.
 */
public final class RunHistory {

    private final RunStore store;
    private final Map<Path, Kept> kept = new HashMap<>();

    /** A run without its samples, as it was at that time of change. */
    private record Kept(
            long changed,
            RunHeader header,
            RunState state,
            Map<Quantity, Map<Cell, Side>> sides,
            Map<Cell, Circumstances> circumstances) {}

    /** What a run measured of the cell on one machine. */
    private record Point(Path folder, CellHistory.Machine machine, Kept run, Cell cell) {

        Side side(Quantity quantity) {
            return run.sides().get(quantity).get(cell);
        }

        Circumstances circumstances() {
            return run.circumstances().get(cell);
        }
    }

    /** Told how far the reading is. */
    @FunctionalInterface
    public interface Progress {

        /** So many of the runs that have the cell were read; on the reading thread. */
        void read(int runs, int of);
    }

    /** Nothing was read yet. */
    public RunHistory(RunStore store) {
        this.store = store;
    }

    /** The cells that runs on disk planned, without a machine's name, by what they are called; reads no samples. */
    public List<Cell> cells() throws IOException {
        return store.list().stream()
                .filter(run -> run.header() != null)
                .flatMap(run -> run.header().plan().cells().stream())
                .map(cell -> cell.on(""))
                .distinct()
                .sorted(Comparator.comparing(Cell::series).thenComparing(Cell::scenario).thenComparing(Cell::language))
                .toList();
    }

    /**
     * The history of a cell.
     *
     * @param asked whatever its machine
     * @param machine the fingerprint of the machine; where it did not measure the cell, the one that did last is taken
     * @param margin a ratio that differs from one by less does not matter, for example 0.02; 0 or more
     * @throws IOException when the runs cannot be listed
     */
    public CellHistory of(Cell asked, Quantity quantity, String machine, double margin, Progress progress)
            throws IOException {
        var cell = asked.on("");
        var runs = store.list();
        kept.keySet().retainAll(runs.stream().map(RunSummary::folder).collect(Collectors.toSet()));
        var unread = new ArrayList<CellHistory.Unread>();
        var points = new ArrayList<Point>();
        var holding = runs.stream()
                .filter(run -> run.header() == null
                        || run.state() != RunState.RUNNING
                                && run.header().plan().cells().stream().anyMatch(each -> each.on("").equals(cell)))
                .toList();
        for (var run : holding) {
            try {
                if (run.header() == null) {
                    throw new IOException(run.damage());
                }
                add(points, run.folder(), read(run.folder()), cell);
            } catch (IOException damaged) {
                unread.add(new CellHistory.Unread(run.folder(), damaged.getMessage()));
            }
            progress.read(points.size() + unread.size(), holding.size());
        }
        points.sort(Comparator.comparing(point -> point.run().header().created()));
        var machines = points.reversed().stream().map(Point::machine).distinct().toList();
        var chosen = machines.stream()
                .map(CellHistory.Machine::fingerprint)
                .filter(machine::equals)
                .findFirst()
                .orElse(machines.isEmpty() ? "" : machines.getFirst().fingerprint());
        var own = points.stream()
                .filter(point -> point.machine().fingerprint().equals(chosen))
                .toList();
        return new CellHistory(cell, quantity, margin, chosen, machines, entries(own, quantity, margin), unread);
    }

    private static void add(List<Point> points, Path folder, Kept run, Cell cell) {
        run.circumstances().keySet().stream()
                .filter(each -> each.on("").equals(cell))
                .forEach(each -> {
                    var environment = run.header().environment(each.machine());
                    points.add(new Point(
                            folder,
                            environment == null
                                    ? new CellHistory.Machine("", "not recorded")
                                    : new CellHistory.Machine(environment.fingerprint(), environment.machine()),
                            run,
                            each));
                });
    }

    private static List<CellHistory.Entry> entries(List<Point> points, Quantity quantity, double margin) {
        var measured = points.stream()
                .filter(point -> point.side(quantity).observations().length > 0)
                .toList();
        var pairs = IntStream.range(1, measured.size())
                .mapToObj(i -> new Pair(
                        measured.get(i).side(quantity), measured.get(i - 1).side(quantity)))
                .toList();
        var answers = Comparisons.of(pairs, margin);
        return points.stream()
                .map(point -> {
                    var place = measured.indexOf(point);
                    return new CellHistory.Entry(
                            point.folder(),
                            point.run().header(),
                            point.run().state(),
                            point.side(quantity).result(),
                            place < 1 ? null : answers.get(place - 1),
                            place < 1
                                    ? List.of()
                                    : measured.get(place - 1).circumstances().to(point.circumstances()));
                })
                .toList();
    }

    private Kept read(Path folder) throws IOException {
        var changed = RunStore.changed(folder);
        var known = kept.get(folder);
        if (known != null && known.changed() == changed) {
            return known;
        }
        var data = RunStore.open(folder);
        var results = new Results(data).all();
        var sides = new EnumMap<Quantity, Map<Cell, Side>>(Quantity.class);
        for (var quantity : Quantity.values()) {
            sides.put(quantity, Comparisons.sides(results, data.forks(), quantity));
        }
        var circumstances = new LinkedHashMap<Cell, Circumstances>();
        data.header().plan().cells().forEach(cell -> circumstances.put(cell, Circumstances.of(data, cell)));
        var now = new Kept(changed, data.header(), data.state(), sides, circumstances);
        kept.put(folder, now);
        return now;
    }
}
