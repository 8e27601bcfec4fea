package io.healthwatch.workbench.decision;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.decision.Decision.Ranked;
import io.healthwatch.workbench.decision.Sensitivity.Stretch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A decision in sentences. Pure functions. */
public final class DecisionText {

    private static final int FEW = 4;

    private DecisionText() {}

    /** What is recommended, and how surely. */
    public static String recommendation(Decision decision) {
        if (decision.state() == Decision.State.NONE) {
            return "No option can be recommended: " + none(decision) + ".";
        }
        var best = decision.ranking().getFirst();
        var name = best.option().title();
        return switch (decision.state()) {
            case CONDITIONAL ->
                "Use " + name + " on condition that it meets "
                        + Wording.list(best.unsure().stream().map(Requirement::title).toList())
                        + ", which the evidence does not settle.";
            case CLEAR ->
                decision.ranking().size() == 1
                        ? "Use " + name + ": no other option meets the requirements with all its evidence at hand."
                        : "Use " + name + ": its score of " + score(best) + " is surely above "
                                + (decision.ranking().size() == 2 ? "that of " + titles(others(decision)) : "all others")
                                + ".";
            case LEADING ->
                name + " leads with a score of " + score(best) + ", but not surely: within the evidence's intervals "
                        + titles(contenders(decision)) + " might be better.";
            case NONE -> throw new IllegalStateException();
        };
    }

    private static String none(Decision decision) {
        var reasons = new ArrayList<String>();
        if (!decision.excluded().isEmpty()) {
            reasons.add(count(decision.excluded().keySet(), "misses a requirement", "miss a requirement"));
        }
        if (!decision.incomplete().isEmpty()) {
            reasons.add(count(decision.incomplete().keySet(), "lacks evidence", "lack evidence"));
        }
        return reasons.isEmpty() ? "there is none" : Wording.list(reasons);
    }

    private static String count(Collection<Option> options, String one, String many) {
        return Numbers.count(options.size(), "option") + " " + (options.size() == 1 ? one : many);
    }

    /** The names of a few; of more, how many there are. */
    private static String named(Collection<Option> options) {
        return options.size() > FEW
                ? Wording.count(options.size(), "option")
                : Wording.list(options.stream().map(Option::title).toList());
    }

    /** What the recommendation holds under, a sentence each. */
    public static List<String> conditions(Decision decision) {
        var conditions = new ArrayList<String>();
        if (decision.state() == Decision.State.CONDITIONAL) {
            var best = decision.ranking().getFirst();
            best.unsure().forEach(each -> conditions.add(best.option().title() + " has to be shown to meet "
                    + each.title() + ": "
                    + best.option().fulfilments().get(each).why().replaceFirst("\\.$", "") + "."));
            if (!contenders(decision).isEmpty()) {
                conditions.add("Within the evidence's intervals " + titles(contenders(decision)) + " might be better.");
            }
        }
        conditions.addAll(gaps(decision));
        var waived = Requirement.ALL.stream()
                .filter(each -> !decision.model().required().contains(each))
                .map(Requirement::title)
                .toList();
        if (!waived.isEmpty()) {
            conditions.add("Not required by this reader: " + Wording.list(waived) + ".");
        }
        if (!decision.model().weights().equals(DecisionModel.STANDARD.weights())) {
            conditions.add("The weights are this reader's, not the standard ones.");
        }
        return conditions;
    }

    /** What was not weighed for lack of evidence, a sentence each. */
    public static List<String> gaps(Decision decision) {
        var gaps = new ArrayList<String>();
        if (decision.counting().isEmpty()) {
            gaps.add("Nothing is weighed: all options that meet the requirements are alike.");
        }
        if (!decision.left().isEmpty()) {
            gaps.add(Wording.list(decision.left().stream().map(Consideration::title).toList())
                    + (decision.left().size() == 1 ? " counts" : " count")
                    + " nothing here, as evidence is missing.");
        }
        if (!decision.incomplete().isEmpty()) {
            gaps.add("Nothing is said for or against " + named(decision.incomplete().keySet())
                    + ", as evidence is missing.");
        }
        return gaps;
    }

    /** How much the first place owes to the weights and to its nearest single figure, a sentence each. */
    public static List<String> robustness(Decision decision) {
        var share = Acceptability.ofFirst(decision);
        var sentences = new ArrayList<String>();
        if (!Double.isNaN(share)) {
            sentences.add("It comes first in "
                    + (share == 1 ? "every weighting that was tried." : "about " + Numbers.percent(share)
                            + " of all possible weightings."));
        }
        sentences.add(Changes.least(decision));
        return sentences.stream().filter(sentence -> !sentence.isEmpty()).toList();
    }

    private static String score(Ranked ranked) {
        return Numbers.plain(ranked.score()) + " (" + Numbers.plain(ranked.low()) + " – "
                + Numbers.plain(ranked.high()) + ")";
    }

    private static List<Ranked> others(Decision decision) {
        return decision.ranking().subList(1, decision.ranking().size());
    }

    /** Those that might be better than the first within the evidence's intervals. */
    private static List<Ranked> contenders(Decision decision) {
        var low = decision.ranking().getFirst().low();
        return others(decision).stream().filter(other -> other.high() >= low).toList();
    }

    private static String titles(List<Ranked> ranked) {
        return Wording.list(ranked.stream().map(each -> each.option().title()).toList());
    }

    /** Who comes first if that consideration weighed more or less. */
    public static String sentence(Sensitivity sensitivity) {
        var title = sensitivity.consideration().title();
        var stretches = sensitivity.stretches();
        var now = sensitivity.present();
        var first = stretches.get(now).best().title();
        if (stretches.size() == 1) {
            return first + " stays first whatever " + title + " weighs.";
        }
        var limits = new ArrayList<String>();
        var then = new ArrayList<String>();
        if (now > 0) {
            limits.add("less than " + percent(stretches.get(now).from()));
            then.add(then(stretches.subList(0, now), "below"));
        }
        if (now < stretches.size() - 1) {
            limits.add("more than " + percent(stretches.get(now).to()));
            then.add(then(stretches.subList(now + 1, stretches.size()), "above"));
        }
        return first + " comes first unless " + title + " weighs " + String.join(" or ", limits) + " (now "
                + percent(sensitivity.share()) + "); "
                + (limits.size() == 1 && stretches.size() == 2
                        ? "then " + stretches.get(1 - now).best().title() + " does."
                        : String.join(", ", then) + ".");
    }

    private static String then(List<Stretch> stretches, String side) {
        return side + " it "
                + Wording.list(stretches.stream()
                        .map(stretch -> stretch.best().title()
                                + (stretches.size() == 1
                                        ? ""
                                        : " from " + percent(stretch.from()) + " to " + percent(stretch.to())))
                        .toList());
    }

    private static String percent(double share) {
        return Numbers.of(share * 100, "%");
    }
}
