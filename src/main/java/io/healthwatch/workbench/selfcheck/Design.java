package io.healthwatch.workbench.selfcheck;

import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Effort;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.runtime.catalog.Variant;
import java.time.Duration;
import java.util.List;

/**
 * What a self-check measures. Each experiment has arms that do the very same work and one arm a known effect; the forks
 * of all arms are interleaved in random order.
 *
 * @param cell the variant and host that is measured, on the calibration probe
 * @param sameArms how many arms do the same work, 2 or more
 * @param effects by what share the work of each further arm takes longer, greater than 0
 * @param forks of each arm in an experiment
 * @param experiments how many at most
 * @param time for all of it; no experiment is begun that would not end within it, but the first
 * @param margin a ratio that differs from one by less does not matter, as in any comparison
 * @param seed of the random order and of the synthetic study
 */
public record Design(
        Cell cell,
        int sameArms,
        List<Double> effects,
        int forks,
        int experiments,
        Duration time,
        double margin,
        long seed) {

    /** The variant that is checked unless another is asked for. */
    public static final String VARIANT = "node";

    /** As many forks as the standard profile takes at most. */
    public static final int FORKS = 30;

    /** As many as give 210 comparisons of what is the same: 7 arms make 21 pairs. */
    public static final int EXPERIMENTS = 10;

    /** Enough for all experiments in Node on a machine that is not too busy. */
    public static final Duration TIME = Duration.ofMinutes(15);

    /** With fewer forks a side no single comparison can be sure. */
    public static final int FEWEST_FORKS = 4;

    private static final int SAME_ARMS = 7;
    private static final List<Double> EFFECTS = List.of(0.02, 0.05, 0.1);
    private static final double MARGIN = 0.02;

    /** The design with the usual arms. */
    public static Design of(
            Catalog catalog, Variant variant, Host host, int forks, int experiments, Duration time, long seed) {
        var language = variant.baseline() ? catalog.languages(variant).getFirst() : "c";
        var cell = new Cell(variant.id(), host.id(), Calibration.SCENARIO, language);
        return new Design(cell, SAME_ARMS, EFFECTS, forks, experiments, time, MARGIN, seed);
    }

    /** What each fork does. Shorter than in an evaluation: the probe is small, and many forks are needed. */
    Effort effort() {
        return new Effort(forks, 40, 30, 120, 20, 100);
    }

    int arms() {
        return sameArms + effects.size();
    }

    int forksOfAnExperiment() {
        return arms() * forks;
    }
}
