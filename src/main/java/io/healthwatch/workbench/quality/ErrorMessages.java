package io.healthwatch.workbench.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** The row "Error Messages" of the rubric, from what a variant said. */
public final class ErrorMessages {

    /** The row's id in the rubric. */
    public static final String ROW = "error-messages";

    private static final double HALF = 0.5;
    private static final double FOUR_IN_FIVE = 0.8;
    private static final double NINE_IN_TEN = 0.9;

    private ErrorMessages() {}

    /** How many of those that could show a quality did, and which did not. */
    private record Share(String what, int shown, int of, List<String> lacking) {

        static Share of(String what, List<Observation> all, Function<Observation, Boolean> quality) {
            var able = all.stream().filter(each -> quality.apply(each) != null).toList();
            var lacking = able.stream()
                    .filter(Predicate.not(quality::apply))
                    .map(Observation::failure)
                    .toList();
            return new Share(what, able.size() - lacking.size(), able.size(), lacking);
        }

        boolean reaches(double share) {
            return of > 0 && shown >= share * of;
        }

        @Override
        public String toString() {
            return what + ": " + shown + " of " + of + (lacking.isEmpty() ? "" : " (not " + String.join(", ", lacking) + ")");
        }
    }

    /** The score of what a runtime said; without observations there is none. */
    public static Rubric.Score score(List<Observation> observations) {
        var judged = observations.stream().filter(Observation::saidByRuntime).toList();
        if (judged.isEmpty()) {
            return new Rubric.Score(ROW, null, List.of("Nothing was observed."));
        }
        var what = Share.of("says what failed", judged, Observation::saysWhat);
        var function = Share.of("names the function", judged, Observation::namesFunction);
        var offset = Share.of("names the code offset", judged, Observation::namesOffset);
        var line = Share.of("names the source line", judged, Observation::namesSourceLine);
        var operands = Share.of("names the operands", judged, Observation::namesOperands);
        var score = 0;
        if (what.reaches(HALF)) {
            score = 1;
        }
        if (what.reaches(NINE_IN_TEN)) {
            score = 2;
        }
        if (score == 2 && function.reaches(FOUR_IN_FIVE)) {
            score = 3;
        }
        if (score == 3 && extras(offset, line, operands) >= 2) {
            score = 4;
        }
        var reasons = new ArrayList<String>();
        List.of(what, function, offset, line, operands).forEach(share -> reasons.add(share.toString()));
        return new Rubric.Score(ROW, score, List.copyOf(reasons));
    }

    private static int extras(Share offset, Share line, Share operands) {
        return (offset.reaches(FOUR_IN_FIVE) ? 1 : 0) + (line.reaches(1) ? 1 : 0) + (operands.reaches(HALF) ? 1 : 0);
    }
}
