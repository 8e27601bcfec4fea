package io.healthwatch.workbench.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.numbers.combinatorics.BinomialCoefficientDouble;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * How long a subject takes relative to a baseline, by ranks over their forks: the logarithm of the ratio is the
 * Hodges-Lehmann estimate, its interval is the one that inverts the rank-sum test (Moses; Hollander, Wolfe and
 * Chicken: Nonparametric Statistical Methods, 3rd ed., ch. 4).
 *
 * @param ratio the subject's time divided by the baseline's; NaN where it cannot be told
 * @param interval the ratio's interval; null where there are too few forks or a value is not positive
 * @param confidence the interval's confidence, 0 to 1; of this one comparison, however many were made
 * @param pValue of the two-sided rank-sum test; 1 where there is no interval
 * @param adjustedPValue the same, corrected for the other comparisons that were made with it (Holm 1979)
 * @param answer what may be said
 * @param reason why no more may be said
 */
public record Comparison(
        double ratio,
        Interval interval,
        double confidence,
        double pValue,
        double adjustedPValue,
        Answer answer,
        Reason reason) {

    /** What may be said about the subject. */
    public enum Answer {
        /** It takes less time than the baseline. */
        FASTER,
        /** It takes more time than the baseline. */
        SLOWER,
        /** A difference, if any, is smaller than what was said to matter. */
        SAME,
        /** The measurements do not tell. */
        UNSURE;

        /** What it is about the baseline. */
        public Answer reversed() {
            return switch (this) {
                case FASTER -> SLOWER;
                case SLOWER -> FASTER;
                case SAME, UNSURE -> this;
            };
        }

        /** The answer in a word, for people and in data. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why an answer is {@link Answer#UNSURE}. */
    public enum Reason {
        /** The answer is sure. */
        NONE("sure"),
        /** Even if no fork of one overlapped with one of the other, this could be chance. */
        TOO_FEW_FORKS("too few forks: even a perfect separation could be chance"),
        /** A ratio needs values above zero. */
        NOT_POSITIVE("a value is zero, negative or not a number"),
        /** The interval holds both no difference and one that matters. */
        TOO_WIDE("the interval holds both no difference and one that matters"),
        /** The difference would be significant alone, not among so many. */
        MANY_COMPARISONS("significant alone, but not among so many comparisons");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** In words for people. */
        public String text() {
            return text;
        }
    }

    /** A subject and its baseline, one observation a fork each, in any one unit. */
    public record Pair(double[] subject, double[] baseline) {}

    private static final double SIGNIFICANCE = 1 - Estimates.CONFIDENCE;

    /**
     * One comparison on its own.
     *
     * @param margin a ratio that differs from one by less does not matter, for example 0.02; 0 or more
     */
    public static Comparison of(double[] subject, double[] baseline, double margin) {
        return all(List.of(new Pair(subject, baseline)), margin).getFirst();
    }

    /** The same comparison with subject and baseline changed over. */
    public Comparison reversed() {
        return new Comparison(
                1 / ratio,
                interval == null ? null : new Interval(1 / interval.high(), 1 / interval.low()),
                confidence,
                pValue,
                adjustedPValue,
                answer.reversed(),
                reason);
    }

    /**
     * Several comparisons at once, in the order given. Holm's correction (A simple sequentially rejective multiple
     * test procedure, Scandinavian Journal of Statistics 6, 1979) holds the chance that any of them is wrongly
     * called faster or slower at 5 %. A ratio whose whole interval lies within the margin is the same, even where
     * it is significantly not one.
     *
     * @param margin a ratio that differs from one by less does not matter, for example 0.02; 0 or more
     */
    public static List<Comparison> all(List<Pair> pairs, double margin) {
        if (!(margin >= 0)) {
            throw new IllegalArgumentException("The margin must be 0 or more, not " + margin);
        }
        var pValues = pairs.stream().mapToDouble(Comparison::pValue).toArray();
        var adjusted = holm(pValues);
        return IntStream.range(0, pairs.size())
                .mapToObj(i -> judge(pairs.get(i), pValues[i], adjusted[i], margin))
                .toList();
    }

    /** How many forks a side a comparison needs at least, so that a perfect separation is significant. */
    public static int fewestForks(int comparisons) {
        return IntStream.iterate(1, forks -> forks + 1)
                .filter(forks -> smallestPValue(forks, forks) * comparisons <= SIGNIFICANCE)
                .findFirst()
                .orElseThrow();
    }

    private static double smallestPValue(int subject, int baseline) {
        return 2 / BinomialCoefficientDouble.value(subject + baseline, subject);
    }

    private static boolean enough(Pair pair) {
        return smallestPValue(pair.subject.length, pair.baseline.length) <= SIGNIFICANCE;
    }

    private static boolean positive(Pair pair) {
        return Estimates.allPositive(pair.subject) && Estimates.allPositive(pair.baseline);
    }

    private static double pValue(Pair pair) {
        return enough(pair) && positive(pair) ? pValue(logs(pair.subject), logs(pair.baseline), 0) : 1;
    }

    private static double pValue(double[] subject, double[] baseline, double shift) {
        return MannWhitneyUTest.withDefaults()
                .withMu(shift)
                .test(subject, baseline)
                .getPValue();
    }

    private static double[] logs(double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }

    private static double[] holm(double[] pValues) {
        var order = IntStream.range(0, pValues.length)
                .boxed()
                .sorted((a, b) -> Double.compare(pValues[a], pValues[b]))
                .toList();
        var adjusted = new double[pValues.length];
        var largest = 0.0;
        for (var place = 0; place < pValues.length; place++) {
            var i = order.get(place);
            largest = Math.max(largest, Math.min(1, (pValues.length - place) * pValues[i]));
            adjusted[i] = largest;
        }
        return adjusted;
    }

    private static Comparison judge(Pair pair, double pValue, double adjusted, double margin) {
        if (!positive(pair)) {
            return unsure(Double.NaN, Reason.NOT_POSITIVE);
        }
        var subject = logs(pair.subject);
        var baseline = logs(pair.baseline);
        var differences = differences(subject, baseline);
        var ratio = Math.exp(Estimates.median(differences));
        if (!enough(pair)) {
            return unsure(ratio, Reason.TOO_FEW_FORKS);
        }
        var interval = interval(subject, baseline, differences);
        var answer = answer(interval, adjusted, margin);
        var reason = answer != Answer.UNSURE
                ? Reason.NONE
                : interval.contains(1) ? Reason.TOO_WIDE : Reason.MANY_COMPARISONS;
        return new Comparison(ratio, interval, Estimates.CONFIDENCE, pValue, adjusted, answer, reason);
    }

    private static Comparison unsure(double ratio, Reason reason) {
        return new Comparison(ratio, null, Estimates.CONFIDENCE, 1, 1, Answer.UNSURE, reason);
    }

    private static Answer answer(Interval interval, double adjusted, double margin) {
        if (interval.low() >= 1 / (1 + margin) && interval.high() <= 1 + margin) {
            return Answer.SAME;
        }
        if (interval.contains(1) || adjusted > SIGNIFICANCE) {
            return Answer.UNSURE;
        }
        return interval.high() < 1 ? Answer.FASTER : Answer.SLOWER;
    }

    private static double[] differences(double[] subject, double[] baseline) {
        return Arrays.stream(subject)
                .flatMap(value -> Arrays.stream(baseline).map(other -> value - other))
                .sorted()
                .toArray();
    }

    /** From the first to the last difference that lies beside a shift which the test does not reject. */
    private static Interval interval(double[] subject, double[] baseline, double[] differences) {
        var low = 0;
        var high = differences.length / 2;
        while (low < high) {
            var middle = (low + high) / 2;
            var shift = differences[middle] + (differences[middle + 1] - differences[middle]) / 2;
            if (pValue(subject, baseline, shift) > SIGNIFICANCE) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return new Interval(Math.exp(differences[low]), Math.exp(differences[differences.length - 1 - low]));
    }
}
