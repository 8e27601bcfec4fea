package io.healthwatch.workbench.merge;

import io.healthwatch.workbench.run.BundleWeight;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Merge;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.run.Shard;
import io.healthwatch.workbench.store.RunStore;
import io.healthwatch.workbench.store.RunSummary;
import io.healthwatch.workbench.store.StoredForks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What one run brings to a merged one: its forks by their tasks. A merged run brings what its sources did.
 *
 * @param source the run, with what is told of it; its machine and its forks' numbers are those of where it was read
 * @param forks what is known of each task that it measured
 */
record Contribution(Merge.Source source, Map<Integer, Located> forks, List<BundleWeight> bundles) {

    /** A fork in the file that holds it. */
    record Located(StoredForks file, StoredForks.Stored fork) {}

    /** Reads what a run brings; {@code schedule} is that of its plan. */
    static List<Contribution> read(RunSummary run, List<Cell> schedule) throws IOException {
        var stored = RunStore.forks(run.folder());
        return run.header().merge() == null
                ? List.of(ofMeasured(run, stored, schedule))
                : run.header().merge().sources().stream()
                        .map(source -> ofMerged(source, stored))
                        .toList();
    }

    private static Contribution ofMeasured(RunSummary run, StoredForks stored, List<Cell> schedule) {
        var header = run.header();
        var forks = new TreeMap<Integer, Located>();
        var cutOff = stored.cutOff();
        var damage = stored.damage();
        for (var fork : stored.ended()) {
            var task = fork.end().task();
            if (fork.end().cutOff()) {
                cutOff++;
            } else if (task < 0 || task >= schedule.size() || !schedule.get(task).equals(fork.end().cell())) {
                damage = damage.isEmpty() ? "fork " + fork.end().fork() + " is not in its plan" : damage;
            } else {
                forks.putIfAbsent(task, new Located(stored, fork));
            }
        }
        var planned = (int) tasks(header.shard(), schedule).count();
        return new Contribution(
                new Merge.Source(
                        header.id(),
                        header.created(),
                        "",
                        header.shard(),
                        run.state().id(),
                        planned,
                        forks.size(),
                        cutOff,
                        List.of(),
                        damage,
                        header.environment()),
                forks,
                stored.bundles());
    }

    private static Contribution ofMerged(Merge.Source source, StoredForks stored) {
        var numbers = new HashSet<>(source.forks());
        var forks = new TreeMap<Integer, Located>();
        for (var fork : stored.ended()) {
            if (numbers.contains(fork.end().fork())) {
                forks.put(fork.end().task(), new Located(stored, fork));
            }
        }
        var bundles = stored.bundles().stream()
                .filter(bundle -> bundle.machine().equals(source.machine()))
                .toList();
        return new Contribution(source, forks, bundles);
    }

    /** The tasks that belong to a part of a schedule; {@code shard} is null for all of it. */
    static IntStream tasks(Shard shard, List<Cell> schedule) {
        return IntStream.range(0, schedule.size()).filter(task -> shard == null || shard.holds(task));
    }

    /** The machine that it was measured on, however it is called here. */
    String fingerprint() {
        return source.environment() == null ? "unknown" : source.environment().fingerprint();
    }

    /** The same for two readings of one run only; they sort as the runs began. */
    String key() {
        return String.join(
                "|", String.valueOf(source.created()), source.run(), String.valueOf(source.shard()), fingerprint());
    }

    /** One run that was read twice, such as before and after it was resumed: every fork that either reading has. */
    Contribution and(Contribution other) {
        var later = Comparator.comparingInt((Contribution each) -> each.source.measured())
                                .thenComparing(each -> RunState.of(each.source.state()) == RunState.COMPLETE)
                                .thenComparing(each -> each.source.damage().isEmpty())
                                .thenComparing(each -> each.source.state())
                                .thenComparing(each -> each.source.cutOff())
                                .thenComparing(each -> each.source.damage())
                                .compare(this, other)
                        >= 0
                ? this
                : other;
        var all = new TreeMap<>(other.forks);
        all.putAll(forks);
        var weighed = new ArrayList<>(later.bundles);
        if (weighed.isEmpty()) {
            weighed.addAll(later == this ? other.bundles : bundles);
        }
        return new Contribution(later.source, all, weighed);
    }
}
