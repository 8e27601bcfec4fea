package io.healthwatch.workbench.selfcheck;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the figures of a self-check stand on, in sentences. */
public final class Basis {

    private Basis() {}

    /** One sentence or two for each thing that a reader should know. */
    public static List<String> of(SelfcheckResult result) {
        var sentences = new ArrayList<String>();
        sentences.add(String.format(
                Locale.ROOT,
                "%d of %d experiments with %s in a %s host, each of %d arms of the same work and %d slower ones; %d forks"
                        + " an arm, up to %d iterations a fork that count; %s.",
                result.experiments(),
                result.experimentsPlanned(),
                result.variant(),
                result.host(),
                result.sameArms(),
                result.power().size(),
                result.forks(),
                result.iterations(),
                time(result.durationSeconds())));
        sentences.add("Forks are shorter than those of the standard profile, since many are needed; all else is measured"
                + " and compared as in an evaluation, each comparison on its own.");
        sentences.add(String.format(
                Locale.ROOT,
                "An execution of the work takes %.4f ms, one without work %.4f ms.",
                result.work().executionMs(),
                result.work().floorMs()));
        if (result.noise() != null) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "Noise meanwhile: forks of the same work differed by %.1f %% in the low quantile that is compared and"
                            + " by %.1f %% in their medians (robust standard deviation).",
                    100 * result.noise().low(),
                    100 * result.noise().felt()));
        }
        if (result.failedForks() > 0) {
            sentences.add(
                    result.failedForks() + " forks failed and count for nothing, the first with: " + result.failure());
        }
        return List.copyOf(sentences);
    }

    private static String time(double seconds) {
        var time = Duration.ofSeconds(Math.round(seconds));
        return time.toMinutes() == 0
                ? time.toSeconds() + " s"
                : time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }
}
