package io.healthwatch.workbench.statistics;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How often the estimators are right, by experiments on {@link Synthetic} measurements: the check that a
 * researcher would make before trusting them. The same seed gives the same outcome.
 *
 * @param law what the measurements follow
 * @param forks how many a side
 * @param iterations how many a fork
 * @param experiments how many
 * @param seed of everything drawn
 */
public record Study(Synthetic law, int forks, int iterations, int experiments, long seed) {

    /** How often an interval was given, and how often it held the truth. */
    public record Coverage(int experiments, int given, int covered) {

        /** The share of the given intervals that held the truth; NaN where none was given. */
        public double share() {
            return (double) covered / given;
        }

        /** The share of all experiments in which an interval did not hold the truth. */
        public double wrong() {
            return (double) (given - covered) / experiments;
        }
    }

    /** How often comparisons gave each answer, and how often their interval held the true ratio. */
    public record Answers(int experiments, int faster, int slower, int same, int unsure, Coverage ratio) {}

    /** How often intervals of that confidence for the median over forks of an observation hold the truth. */
    public Coverage ofMedian(ToDoubleFunction<double[]> observation, double confidence) {
        return coverage(
                law.trueMedian(observation, iterations),
                measured -> Estimates.ofMedian(
                        measured.stream().mapToDouble(observation).toArray(), confidence));
    }

    /** How often intervals for the percentile of all iterations hold the truth. */
    public Coverage ofAllIterations(double p) {
        return coverage(law.truePercentile(p, iterations), measured -> Percentiles.ofAllIterations(measured, p));
    }

    /** How often an estimator's intervals hold what is true. */
    public Coverage coverage(double truth, Function<List<double[]>, Estimate> estimator) {
        var random = new SplittableRandom(seed);
        var given = 0;
        var covered = 0;
        for (var i = 0; i < experiments; i++) {
            var interval =
                    estimator.apply(law.measure(forks, iterations, random)).interval();
            if (interval != null) {
                given++;
                covered += interval.contains(truth) ? 1 : 0;
            }
        }
        return new Coverage(experiments, given, covered);
    }

    /**
     * What comparisons of the law, made slower by a ratio, with itself say: at a ratio of 1 every faster or slower is
     * a false claim, at others the right ones are the power.
     *
     * @param margin as in {@link Comparison#of}
     */
    public Answers compare(double ratio, Estimator estimator, double margin) {
        var random = new SplittableRandom(seed);
        var slowed = law.times(ratio);
        var answers = IntStream.range(0, experiments)
                .mapToObj(
                        _ -> Comparison.of(observe(slowed, estimator, random), observe(law, estimator, random), margin))
                .toList();
        var intervals = answers.stream()
                .map(Comparison::interval)
                .filter(interval -> interval != null)
                .toList();
        return new Answers(
                experiments,
                count(answers, Comparison.Answer.FASTER),
                count(answers, Comparison.Answer.SLOWER),
                count(answers, Comparison.Answer.SAME),
                count(answers, Comparison.Answer.UNSURE),
                new Coverage(experiments, intervals.size(), (int) intervals.stream()
                        .filter(interval -> interval.contains(ratio))
                        .count()));
    }

    private double[] observe(Synthetic law, Estimator estimator, RandomGenerator random) {
        return estimator.of(law.measure(forks, iterations, random));
    }

    private static int count(List<Comparison> comparisons, Comparison.Answer answer) {
        return (int) comparisons.stream()
                .filter(comparison -> comparison.answer() == answer)
                .count();
    }
}
