package io.healthwatch.workbench.selfcheck;

import io.healthwatch.workbench.evaluation.ForkFigures;
import io.healthwatch.workbench.evaluation.Schedule;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Makes the experiments of a design, one fork after the other. An experiment that was cut off counts for nothing; a fork
 * that fails is left out and counted. One thread.
 */
final class Experiments {

    /** Called after each fork. */
    interface Watcher {
        void forkEnded() throws IOException;
    }

    private static final String PILOT = "Measuring how long a step of work takes";

    private final Design design;
    private final ForkMeter meter;
    private final BooleanSupplier cancelled;
    private final LongSupplier clock;
    private final Watcher watcher;
    private final SplittableRandom random;
    private final List<Experiment> made = new ArrayList<>();
    private Pilot pilot;
    private int forks;
    private int pilotForks;
    private long pilotEnded;
    private int failed;
    private String failure = "";

    /** {@code clock} tells nanoseconds since the self-check began. */
    Experiments(Design design, ForkMeter meter, BooleanSupplier cancelled, LongSupplier clock, Watcher watcher) {
        this.design = design;
        this.meter = meter;
        this.cancelled = cancelled;
        this.clock = clock;
        this.watcher = watcher;
        this.random = new SplittableRandom(design.seed());
    }

    /** Those that were made to their end. */
    List<Experiment> made() {
        return List.copyOf(made);
    }

    /** What the pilot found; null before it was done. */
    Pilot pilot() {
        return pilot;
    }

    int failed() {
        return failed;
    }

    /** What the first failed fork said; empty where none failed. */
    String failure() {
        return failure;
    }

    /** What is done now, in words. */
    String step() {
        return pilot == null ? PILOT : "Experiment " + Math.min(made.size() + 1, planned()) + " of " + planned();
    }

    /** How many forks have ended, the pilot's included. */
    int forks() {
        return forks;
    }

    /** How many forks there will be. */
    int plannedForks() {
        return pilotForks + planned() * design.forksOfAnExperiment();
    }

    /** How long the rest will take; null before that can be told. */
    Duration left() {
        return forks == pilotForks || pilot == null
                ? null
                : Duration.ofNanos(Math.round(Math.max(0, plannedForks() - forks) * nanosOfAFork()));
    }

    /** How many experiments there will be: those that were asked for, or as many as fit into the time. */
    private int planned() {
        if (forks == pilotForks) {
            return design.experiments();
        }
        var time = (double) design.time().toNanos() - pilotEnded;
        var fitting = (int) (time / (nanosOfAFork() * design.forksOfAnExperiment()));
        return Math.clamp(fitting, Math.max(1, made.size()), design.experiments());
    }

    private double nanosOfAFork() {
        return (double) (clock.getAsLong() - pilotEnded) / (forks - pilotForks);
    }

    /**
     * Measures until all are made, the time is used up, or it is cancelled. The first experiment is made in any case.
     *
     * @throws IOException when the pilot fails or an arm has too few forks left to compare
     */
    void make() throws IOException {
        pilot = Pilot.measure(this::observe);
        pilotForks = forks;
        pilotEnded = clock.getAsLong();
        while (made.size() < planned() && !cancelled.getAsBoolean()) {
            makeOne();
        }
    }

    private double observe(long steps) throws IOException {
        var figures = measure(steps);
        if (figures == null) {
            throw new IOException(
                    cancelled.getAsBoolean()
                            ? "The self-check was cancelled before there was anything to tell."
                            : "The calibration probe could not be measured in " + design.cell().series() + ": "
                                    + failure);
        }
        watcher.forkEnded();
        return figures.lowMs();
    }

    /** Null where the fork failed. */
    private ForkFigures measure(long steps) {
        var figures = ForkFigures.of(meter.measure(forks++, steps));
        if (figures.counts() && figures.counted() > 0) {
            return figures;
        }
        if (!cancelled.getAsBoolean()) {
            failed++;
            failure = failure.isEmpty() ? figures.end().problem() : failure;
        }
        return null;
    }

    private void makeOne() throws IOException {
        var effects = DoubleStream.concat(
                        DoubleStream.generate(() -> 0).limit(design.sameArms()),
                        design.effects().stream().mapToDouble(Double::doubleValue))
                .toArray();
        var gathered = IntStream.range(0, effects.length)
                .<List<ForkFigures>>mapToObj(_ -> new ArrayList<>())
                .toList();
        var arms = IntStream.range(0, effects.length).boxed().toList();
        for (var round = 0; round < design.forks(); round++) {
            for (var arm : Schedule.shuffled(arms, random)) {
                var figures = measure(pilot.slowerBy(effects[arm]));
                if (cancelled.getAsBoolean()) {
                    return;
                }
                if (figures != null) {
                    gathered.get(arm).add(figures);
                }
                watcher.forkEnded();
            }
        }
        var measured = new ArrayList<Experiment.Arm>();
        for (var arm : arms) {
            measured.add(arm(effects[arm], gathered.get(arm)));
        }
        made.add(new Experiment(
                List.copyOf(measured.subList(0, design.sameArms())),
                List.copyOf(measured.subList(design.sameArms(), measured.size()))));
    }

    private Experiment.Arm arm(double effect, List<ForkFigures> forks) throws IOException {
        if (forks.size() < Design.FEWEST_FORKS) {
            throw new IOException("Too many forks failed, the first with: " + failure);
        }
        return new Experiment.Arm(
                effect,
                pilot.ratio(pilot.slowerBy(effect)),
                observations(forks, ForkFigures::lowMs),
                observations(forks, ForkFigures::netExecutionMs));
    }

    private static double[] observations(List<ForkFigures> forks, ToDoubleFunction<ForkFigures> observation) {
        return forks.stream().mapToDouble(observation).toArray();
    }
}
