package io.healthwatch.workbench.selfcheck;

import io.healthwatch.workbench.selfcheck.SelfcheckResult.Coverage;
import io.healthwatch.workbench.selfcheck.SelfcheckResult.Power;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One figure of a self-check, held against what is asked of it.
 *
 * @param figure what it is
 * @param measured its value with what it stands on
 * @param target what is asked; empty where nothing is
 * @param verdict how it came out
 * @param meaning what it says about the workbench, in a sentence
 */
public record Judgement(String figure, String measured, String target, Verdict verdict, String meaning) {

    /** How a figure came out. */
    public enum Verdict {
        /** As asked. */
        MET("met"),
        /** Not as asked. */
        MISSED("missed"),
        /** On fewer comparisons than the target asks for. */
        TOO_FEW("too few to tell"),
        /** Nothing is asked of it, or it cannot be told here. */
        NONE("for information");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        /** In words for people. */
        public String text() {
            return text;
        }
    }

    private static final double MOST_FALSE_CLAIMS = 0.05;
    private static final int FEWEST_SAME = 200;
    private static final int FEWEST_DIFFERENT = 60;
    private static final double LEAST_COVERAGE = 0.92;
    private static final double MOST_COVERAGE = 0.98;
    private static final double MOST_SAMPLE_NANOS = 100;

    /** All figures of a self-check, in the order in which they are shown. */
    public static List<Judgement> of(SelfcheckResult result) {
        var all = new ArrayList<Judgement>();
        all.add(falseClaims(result));
        result.power().forEach(power -> all.add(power(power)));
        result.coverage().forEach(coverage -> all.add(coverage(coverage)));
        all.add(sampleCost(result));
        all.add(allocation(result));
        return List.copyOf(all);
    }

    private static Judgement falseClaims(SelfcheckResult result) {
        var claims = result.falseClaims();
        return new Judgement(
                "False claims",
                of(claims.claimed(), claims.comparisons()),
                "at most " + percent(MOST_FALSE_CLAIMS) + " of " + FEWEST_SAME + " or more",
                claims.comparisons() < FEWEST_SAME
                        ? Verdict.TOO_FEW
                        : claims.share() <= MOST_FALSE_CLAIMS ? Verdict.MET : Verdict.MISSED,
                "How often two measurements of the very same thing were called faster or slower.");
    }

    private static Judgement power(Power power) {
        var least = leastFound(power.effect());
        return new Judgement(
                percent(power.effect()) + " slower, found",
                of(power.found(), power.comparisons())
                        + (power.medianRatio() == null
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        ", ratio %.4f of %.4f",
                                        power.medianRatio(),
                                        power.trueRatio())),
                least == 0 ? "" : "at least " + percent(least) + " of " + FEWEST_DIFFERENT + " or more",
                least == 0
                        ? Verdict.NONE
                        : power.comparisons() < FEWEST_DIFFERENT
                                ? Verdict.TOO_FEW
                                : power.share() >= least ? Verdict.MET : Verdict.MISSED,
                "How often work that takes exactly " + percent(power.effect()) + " longer was called slower, and the median of the ratios beside the true one"
                        + (power.wrongDirection() == 0
                                ? "; it was never called faster."
                                : "; it was called faster " + power.wrongDirection() + " times."));
    }

    private static double leastFound(double effect) {
        return effect >= 0.1 ? 0.95 : effect >= 0.05 ? 0.8 : 0;
    }

    private static Judgement coverage(Coverage coverage) {
        return new Judgement(
                "Coverage: " + coverage.figure(),
                of(coverage.covered(), coverage.experiments())
                        + (coverage.withoutInterval() == 0
                                ? ""
                                : ", none given in " + coverage.withoutInterval() + " more"),
                percent(LEAST_COVERAGE) + " to " + percent(MOST_COVERAGE),
                coverage.experiments() == 0
                        ? Verdict.TOO_FEW
                        : coverage.share() >= LEAST_COVERAGE && coverage.share() <= MOST_COVERAGE
                                ? Verdict.MET
                                : Verdict.MISSED,
                "How often a " + percent(coverage.nominal())
                        + " interval holds what is true, on made-up measurements whose truth is known.");
    }

    private static Judgement sampleCost(SelfcheckResult result) {
        var nanos = result.sampleCostNanos();
        return new Judgement(
                "Cost of a sample",
                String.format(Locale.ROOT, "%.0f ns", nanos),
                String.format(Locale.ROOT, "at most %.0f ns", MOST_SAMPLE_NANOS),
                nanos <= MOST_SAMPLE_NANOS ? Verdict.MET : Verdict.MISSED,
                "What measuring adds to each execution: both readings of the clock and checking the answer.");
    }

    private static Judgement allocation(SelfcheckResult result) {
        var bytes = result.allocatedBytesPerSample();
        return new Judgement(
                "Memory allocated by a sample",
                bytes == null ? "cannot be told in this host" : String.format(Locale.ROOT, "%.1f bytes", bytes),
                "none",
                bytes == null ? Verdict.NONE : bytes < 0.05 ? Verdict.MET : Verdict.MISSED,
                "What measuring leaves to the garbage collector, which would show as pauses in later executions.");
    }

    private static String of(int some, int all) {
        return all == 0 ? "none yet" : some + " of " + all + String.format(Locale.ROOT, " (%.1f %%)", 100.0 * some / all);
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }
}
