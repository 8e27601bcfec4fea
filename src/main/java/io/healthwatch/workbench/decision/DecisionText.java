package io.healthwatch.workbench.decision;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.decision.Decision.Ranked;
import io.healthwatch.workbench.decision.Sensitivity.Stretch;
import io.healthwatch.workbench.text.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A decision in sentences. Pure functions. */
public final class DecisionText {

    private static final Texts TEXTS = Texts.of("decision");
    private static final int FEW = 4;

    private DecisionText() {}

    /** What is recommended, and how surely. */
    public static String recommendation(Decision decision) {
        if (decision.state() == Decision.State.NONE) {
            return TEXTS.get("use.none", none(decision));
        }
        var best = decision.ranking().getFirst();
        var name = best.option().title();
        return switch (decision.state()) {
            case CONDITIONAL ->
                TEXTS.get(
                        "use.on-condition",
                        name,
                        Wording.list(best.unsure().stream().map(Requirement::title).toList()));
            case CLEAR ->
                switch (decision.ranking().size()) {
                    case 1 -> TEXTS.get("use.only", name);
                    case 2 -> TEXTS.get("use.clear", name, score(best), titles(others(decision)));
                    default -> TEXTS.get("use.clear-of-all", name, score(best));
                };
            case LEADING -> TEXTS.get("use.leading", name, score(best), titles(contenders(decision)));
            case NONE -> throw new IllegalStateException();
        };
    }

    private static String none(Decision decision) {
        var reasons = new ArrayList<String>();
        if (!decision.excluded().isEmpty()) {
            reasons.add(count(decision.excluded(), "none.missed-one", "none.missed"));
        }
        if (!decision.incomplete().isEmpty()) {
            reasons.add(count(decision.incomplete(), "none.incomplete-one", "none.incomplete"));
        }
        return reasons.isEmpty() ? TEXTS.get("none.there") : Wording.list(reasons);
    }

    private static String count(Map<Option, List<String>> options, String one, String many) {
        return TEXTS.get(options.size() == 1 ? one : many, String.valueOf(options.size()));
    }

    /** The names of a few; of more, how many there are. */
    private static String named(Collection<Option> options) {
        return options.size() > FEW
                ? TEXTS.get("gap.options", String.valueOf(options.size()))
                : Wording.list(options.stream().map(Option::title).toList());
    }

    /** What the recommendation holds under, a sentence each. */
    public static List<String> conditions(Decision decision) {
        var conditions = new ArrayList<String>();
        if (decision.state() == Decision.State.CONDITIONAL) {
            var best = decision.ranking().getFirst();
            best.unsure().forEach(each -> conditions.add(TEXTS.get(
                    "condition.show",
                    best.option().title(),
                    each.title(),
                    best.option().fulfilments().get(each).why().replaceFirst("\\.$", ""))));
            if (!contenders(decision).isEmpty()) {
                conditions.add(TEXTS.get("condition.contenders", titles(contenders(decision))));
            }
        }
        conditions.addAll(gaps(decision));
        var waived = Requirement.ALL.stream()
                .filter(each -> !decision.model().required().contains(each))
                .map(Requirement::title)
                .toList();
        if (!waived.isEmpty()) {
            conditions.add(TEXTS.get("condition.waived", Wording.list(waived)));
        }
        if (!decision.model().weights().equals(DecisionModel.STANDARD.weights())) {
            conditions.add(TEXTS.get("condition.weights"));
        }
        return conditions;
    }

    /** What was not weighed for lack of evidence, a sentence each. */
    public static List<String> gaps(Decision decision) {
        var gaps = new ArrayList<String>();
        if (decision.counting().isEmpty()) {
            gaps.add(TEXTS.get("gap.alike"));
        }
        if (!decision.left().isEmpty()) {
            gaps.add(TEXTS.get(
                    decision.left().size() == 1 ? "gap.left-one" : "gap.left",
                    Wording.list(decision.left().stream().map(Consideration::title).toList())));
        }
        if (!decision.incomplete().isEmpty()) {
            gaps.add(TEXTS.get("gap.incomplete", named(decision.incomplete().keySet())));
        }
        return gaps;
    }

    /** How much the first place owes to the weights and to its nearest single figure, a sentence each. */
    public static List<String> robustness(Decision decision) {
        var share = Acceptability.ofFirst(decision);
        var sentences = new ArrayList<String>();
        if (!Double.isNaN(share)) {
            sentences.add(share == 1 ? TEXTS.get("first.always") : TEXTS.get("first.share", Numbers.percent(share)));
        }
        sentences.add(Changes.least(decision));
        return sentences.stream().filter(sentence -> !sentence.isEmpty()).toList();
    }

    private static String score(Ranked ranked) {
        return TEXTS.get(
                "score", Numbers.plain(ranked.score()), Numbers.plain(ranked.low()), Numbers.plain(ranked.high()));
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
            return TEXTS.get("weight.whatever", first, title);
        }
        var limits = new ArrayList<String>();
        var then = new ArrayList<String>();
        if (now > 0) {
            limits.add(TEXTS.get("weight.less", percent(stretches.get(now).from())));
            then.add(TEXTS.get("weight.below", list(stretches.subList(0, now))));
        }
        if (now < stretches.size() - 1) {
            limits.add(TEXTS.get("weight.more", percent(stretches.get(now).to())));
            then.add(TEXTS.get("weight.above", list(stretches.subList(now + 1, stretches.size()))));
        }
        return TEXTS.get(
                "weight.unless",
                first,
                title,
                both("weight.less-or-more", limits),
                percent(sensitivity.share()),
                stretches.size() == 2
                        ? TEXTS.get("weight.then", stretches.get(1 - now).best().title())
                        : both("weight.below-and-above", then));
    }

    private static String both(String key, List<String> sides) {
        return sides.size() == 1 ? sides.getFirst() : TEXTS.get(key, sides.get(0), sides.get(1));
    }

    private static String list(List<Stretch> stretches) {
        return Wording.list(stretches.stream()
                .map(stretch -> stretches.size() == 1
                        ? stretch.best().title()
                        : TEXTS.get(
                                "weight.stretch",
                                stretch.best().title(),
                                percent(stretch.from()),
                                percent(stretch.to())))
                .toList());
    }

    private static String percent(double share) {
        return Numbers.of(share * 100, "%");
    }
}
