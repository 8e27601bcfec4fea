package io.healthwatch.workbench.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A run with everything it measured so far, live or read from disk. Not thread-safe. */
public final class RunData {

    private final RunHeader header;
    private final Map<Integer, Fork> forks = new LinkedHashMap<>();
    private final Map<Cell, Set<Integer>> numbers = new HashMap<>();
    private final Map<String, BundleWeight> bundles = new LinkedHashMap<>();
    private final List<NoiseReading> noise = new ArrayList<>();
    private RunState state;
    private StopReason stopped;
    private WallTime wallTime;

    /** A run without forks. */
    public RunData(RunHeader header, RunState state) {
        this.header = header;
        this.state = state;
    }

    /** The plan and the environment. */
    public RunHeader header() {
        return header;
    }

    /** How far it got. */
    public RunState state() {
        return state;
    }

    /** Says how far it got. */
    public void state(RunState now) {
        state = now;
    }

    /** Why no more was measured; null while it is measured, where it was cut off, and where it was not recorded. */
    public StopReason stopped() {
        return stopped;
    }

    /** Says why no more is measured. */
    public void stopped(StopReason why) {
        stopped = why;
    }

    /** Where its wall time went; null while it is measured and where it was not recorded. */
    public WallTime wallTime() {
        return wallTime;
    }

    /** Says where its wall time went. */
    public void wallTime(WallTime spent) {
        wallTime = spent;
    }

    /** All forks that were started, in that order. */
    public Collection<Fork> forks() {
        return forks.values();
    }

    /** The forks of a cell. */
    public List<Fork> forks(Cell cell) {
        return numbers.getOrDefault(cell, Set.of()).stream().map(forks::get).toList();
    }

    /** The fork of that number; null where there is none. */
    public Fork fork(int number) {
        return forks.get(number);
    }

    /** Whether there is a fork of that number. */
    public boolean has(int fork) {
        return forks.containsKey(fork);
    }

    /** A fork has started. */
    public void start(int fork, Cell cell) {
        forks.put(fork, new Fork(fork, cell, null, new SampleSeries()));
        numbers.computeIfAbsent(cell, _ -> new LinkedHashSet<>()).add(fork);
    }

    /**
     * The samples of a fork that has started; may be added to.
     *
     * @throws IllegalArgumentException when there is no such fork
     */
    public SampleSeries samples(int fork) {
        var known = forks.get(fork);
        if (known == null) {
            throw new IllegalArgumentException("fork " + fork + " was never started");
        }
        return known.samples();
    }

    /** A fork has ended. */
    public void end(ForkEnd end) {
        forks.put(end.fork(), new Fork(end.fork(), end.cell(), end, samples(end.fork())));
    }

    /** Readings of the machine's noise, in time order; none where they were not recorded. */
    public List<NoiseReading> noise() {
        return Collections.unmodifiableList(noise);
    }

    /** A reading was taken. */
    public void noise(NoiseReading reading) {
        noise.add(reading);
    }

    /** What was weighed, each variant in its host. */
    public Collection<BundleWeight> bundles() {
        return bundles.values();
    }

    /** A variant was weighed. */
    public void weighed(BundleWeight weight) {
        bundles.put(weight.variant() + "@" + weight.host(), weight);
    }

    /** What a variant weighs in a host; empty where it was not weighed. */
    public Optional<BundleWeight> bundle(String variant, String host) {
        return Optional.ofNullable(bundles.get(variant + "@" + host));
    }

    /** The highest number of a fork; 0 where there is none. */
    public int lastFork() {
        return forks.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** How the forks ended that did not do all they were asked. */
    public List<ForkEnd> failures() {
        var failures = new ArrayList<ForkEnd>();
        for (var fork : forks.values()) {
            if (fork.end() != null && !fork.end().completed()) {
                failures.add(fork.end());
            }
        }
        return failures;
    }
}
