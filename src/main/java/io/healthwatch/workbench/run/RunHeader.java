package io.healthwatch.workbench.run;

import java.time.Instant;
import java.util.stream.IntStream;

/**
 * What is known of a run before its first fork.
 *
 * @param id the name of its folder
 * @param created when it was started; of a merged run when the first of its sources was
 * @param environment null for a run that was merged from several machines: its sources have one each
 * @param identity null where it was not recorded
 * @param shard the part of the plan that is measured; null for all of it
 * @param merge what it was merged from; null for a run that was measured
 */
public record RunHeader(
        String id,
        Instant created,
        Plan plan,
        Environment environment,
        PlanIdentity identity,
        Shard shard,
        Merge merge) {

    /** A run of a whole plan. */
    public RunHeader(String id, Instant created, Plan plan, Environment environment) {
        this(id, created, plan, environment, null, null, null);
    }

    /**
     * Where a machine's part was measured.
     *
     * @param machine its name in a merged run; empty for a run's only one
     * @return null where that is not recorded, or where there are several
     */
    public Environment environment(String machine) {
        if (merge == null) {
            return environment;
        }
        var sources = merge.sources().stream()
                .filter(source -> machine.isEmpty() || source.machine().equals(machine))
                .map(Merge.Source::environment)
                .toList();
        return sources.isEmpty()
                        || sources.stream().anyMatch(source -> source == null
                                || !source.fingerprint().equals(sources.getFirst().fingerprint()))
                ? environment
                : sources.getFirst();
    }

    /** How many forks of the plan belong to this run at least. */
    public int forks() {
        return merge != null
                ? merge.sources().stream().mapToInt(source -> source.forks().size()).sum() + merge.gaps().size()
                : shard == null
                        ? plan.leastForks()
                        : (int) IntStream.range(0, plan.leastForks()).filter(shard::holds).count();
    }
}
