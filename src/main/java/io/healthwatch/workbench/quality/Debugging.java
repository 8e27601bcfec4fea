package io.healthwatch.workbench.quality;

import java.util.ArrayList;
import java.util.List;

/** The row "Debugging Support" of the rubric, from what was observed and what is documented. */
public final class Debugging {

    /** The row's id in the rubric. */
    public static final String ROW = "debugging-support";

    /** In the order of the rubric's anchors from 1 on. */
    private static final List<String> CAPABILITIES = List.of("trace", "attach", "step", "source");

    private Debugging() {}

    /** Whether failures come with a trace that shows the guest's functions. */
    static DebuggingFact trace(String variant, List<Observation> observations) {
        var traced = observations.stream()
                .filter(each -> Boolean.TRUE.equals(each.namesFunction())
                        || Boolean.TRUE.equals(each.namesFunctionIndex()))
                .map(Observation::failure)
                .toList();
        return DebuggingFact.observed(
                variant,
                "trace",
                !traced.isEmpty(),
                traced.isEmpty()
                        ? "No failure came with the name or index of a function of the guest."
                        : "The guest's functions are told apart for " + String.join(", ", traced) + ".");
    }

    /** The score: each capability counts only with those before it. What was observed outweighs what is documented. */
    public static Rubric.Score score(List<DebuggingFact> facts) {
        var score = 0;
        var reached = true;
        var reasons = new ArrayList<String>();
        for (var capability : CAPABILITIES) {
            var known = facts.stream()
                    .filter(fact -> fact.capability().equals(capability))
                    .toList();
            var deciding = known.stream()
                    .filter(fact -> fact.basis().equals("observed"))
                    .findFirst()
                    .or(() -> known.stream().findFirst());
            reached = reached && deciding.isPresent() && deciding.get().offered();
            if (reached) {
                score++;
            }
            reasons.add(deciding.map(fact -> capability + (fact.offered() ? ": " : ", none: ") + fact.how() + " ("
                            + fact.basis() + (fact.source().isEmpty() ? "" : ", " + fact.source() + ", " + fact.date())
                            + ")")
                    .orElse(capability + ": nothing is known."));
        }
        return new Rubric.Score(ROW, score, List.copyOf(reasons));
    }
}
