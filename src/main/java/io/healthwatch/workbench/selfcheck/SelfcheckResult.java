package io.healthwatch.workbench.selfcheck;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.healthwatch.workbench.run.Environment;
import io.healthwatch.workbench.statistics.Comparison;
import io.healthwatch.workbench.statistics.Estimates;
import java.time.Instant;
import java.util.List;

/**
 * What a self-check found, as it is kept and as {@code selfcheck --json} prints it. Shares are fractions, 0.05 for 5 %.
 *
 * @param created when it began
 * @param complete whether all planned experiments were made; a cancelled one, or one that ran out of time, has fewer
 * @param variant what was measured
 * @param host where
 * @param sameArms how many arms of an experiment do the same work
 * @param forks of each arm in an experiment
 * @param iterations that count in a fork, at most
 * @param experiments how many were made
 * @param experimentsPlanned how many were asked for
 * @param margin a ratio that differs from one by less does not matter
 * @param seed of the random order
 * @param work what was measured in each fork
 * @param falseClaims how often a difference was claimed where there is none
 * @param power how often a difference was found that is there, one entry an effect
 * @param coverage how often intervals hold the truth of made-up measurements
 * @param sampleCostNanos what one iteration of the sampling loop costs beside the probe
 * @param allocatedBytesPerSample what it allocates on the measuring thread; null where that cannot be told
 * @param noise how much forks differed meanwhile; null before the first experiment
 * @param failedForks forks that did not do all they were asked; they count for nothing
 * @param failure what the first of them said; empty where none failed
 * @param durationSeconds what all of it took
 * @param environment where it was measured
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SelfcheckResult(
        Instant created,
        boolean complete,
        String variant,
        String host,
        int sameArms,
        int forks,
        int iterations,
        int experiments,
        int experimentsPlanned,
        double margin,
        long seed,
        Work work,
        FalseClaims falseClaims,
        List<Power> power,
        List<Coverage> coverage,
        double sampleCostNanos,
        Double allocatedBytesPerSample,
        Noise noise,
        int failedForks,
        String failure,
        double durationSeconds,
        Environment environment) {

    /**
     * What was measured in each fork.
     *
     * @param executionMs an execution of the base work, by the pilot
     * @param floorMs an execution without work
     * @param steps the base work
     */
    public record Work(double executionMs, double floorMs, long steps) {}

    /**
     * Comparisons of what is the same.
     *
     * @param claimed called faster or slower
     * @param same called the same
     * @param unsure left open
     * @param covered whose interval holds 1
     */
    public record FalseClaims(int comparisons, int claimed, int same, int unsure, int covered) {

        static FalseClaims of(List<Experiment.Judged> judged) {
            var claimed = count(judged, Comparison.Answer.FASTER) + count(judged, Comparison.Answer.SLOWER);
            return new FalseClaims(
                    judged.size(),
                    claimed,
                    count(judged, Comparison.Answer.SAME),
                    count(judged, Comparison.Answer.UNSURE),
                    coveredOf(judged));
        }

        /** The share that was called faster or slower; NaN of none. */
        public double share() {
            return (double) claimed / comparisons;
        }
    }

    /**
     * Comparisons of what is slower by a known share with what it is slower than.
     *
     * @param effect the share
     * @param found called slower
     * @param wrongDirection called faster
     * @param covered whose interval holds the true ratio
     * @param trueRatio what the work was made to take, relative to the other
     * @param medianRatio the median of the estimates; null of none
     */
    public record Power(
            double effect,
            int comparisons,
            int found,
            int wrongDirection,
            int covered,
            double trueRatio,
            Double medianRatio) {

        static Power of(double effect, double trueRatio, List<Experiment.Judged> judged) {
            return new Power(
                    effect,
                    judged.size(),
                    count(judged, Comparison.Answer.SLOWER),
                    count(judged, Comparison.Answer.FASTER),
                    coveredOf(judged),
                    trueRatio,
                    judged.isEmpty()
                            ? null
                            : Estimates.median(judged.stream()
                                    .mapToDouble(each -> each.comparison().ratio())
                                    .toArray()));
        }

        /** The share that was found; NaN of none. */
        public double share() {
            return (double) found / comparisons;
        }
    }

    /**
     * How often intervals hold the truth of made-up measurements.
     *
     * @param figure what the intervals are of
     * @param nominal how often they are to hold it
     * @param covered how often they did
     * @param experiments how many intervals there were
     * @param withoutInterval further experiments in which none could be given
     */
    public record Coverage(String figure, double nominal, int covered, int experiments, int withoutInterval) {

        /** The share that held the truth; NaN of none. */
        public double share() {
            return (double) covered / experiments;
        }
    }

    private static int count(List<Experiment.Judged> judged, Comparison.Answer answer) {
        return (int) judged.stream()
                .filter(each -> each.comparison().answer() == answer)
                .count();
    }

    private static int coveredOf(List<Experiment.Judged> judged) {
        return (int) judged.stream().filter(Experiment.Judged::covered).count();
    }
}
