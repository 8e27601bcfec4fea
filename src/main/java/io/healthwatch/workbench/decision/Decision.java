package io.healthwatch.workbench.decision;

import io.healthwatch.workbench.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What follows from a model and the evidence. No option is recommended on missing data: one that was not measured or not
 * assessed where others were is incomplete. What people rate is weighed only where every option that no requirement
 * excludes is rated, and a consideration for which none has evidence counts nothing.
 *
 * @param state how far the evidence goes
 * @param ranking the options that no requirement excludes and that lack nothing, the best first
 * @param excluded the options that miss a requirement, with what they miss
 * @param incomplete the options about which something that counts is not known, with what that is
 * @param left the considerations that have a weight and count nothing, as evidence is missing
 */
public record Decision(
        DecisionModel model,
        State state,
        List<Ranked> ranking,
        Map<Option, List<String>> excluded,
        Map<Option, List<String>> incomplete,
        List<Consideration> left) {

    private static final Texts TEXTS = Texts.of("decision");

    /** How far the evidence goes. */
    public enum State {
        /** One option is best, even if its evidence is taken at its worst and that of all others at its best. */
        CLEAR,
        /** One option is best, but within the evidence's intervals another might be. */
        LEADING,
        /** The best option fulfils a requirement perhaps only: it is recommended on condition that it does. */
        CONDITIONAL,
        /** No option is left. */
        NONE
    }

    /**
     * An option with its score: the weighted mean of what it is worth, from 0 to 1.
     *
     * @param low the score by the worse ends of its evidence
     * @param high the score by the better ends
     * @param unsure the requirements that it fulfils perhaps only
     */
    public record Ranked(Option option, double score, double low, double high, List<Requirement> unsure) {}

    /** Decides. */
    public static Decision of(List<Option> options, DecisionModel model) {
        var candidates = options.stream()
                .filter(option -> inState(option, model, Fulfilment.State.MISSED).isEmpty())
                .toList();
        var counting = Arrays.stream(Consideration.values())
                .filter(each -> model.weight(each) > 0)
                .collect(Collectors.partitioningBy(each -> isKnown(each, candidates.isEmpty() ? options : candidates)));
        var excluded = newMap();
        var incomplete = newMap();
        var ranking = new ArrayList<Ranked>();
        for (var option : options) {
            var missed = inState(option, model, Fulfilment.State.MISSED);
            var unknown = unknown(option, model, counting.get(true));
            if (!missed.isEmpty()) {
                excluded.put(option, missed.stream().map(each -> because(option, each)).toList());
            } else if (!unknown.isEmpty()) {
                incomplete.put(option, unknown);
            } else {
                ranking.add(ranked(option, model, counting.get(true)));
            }
        }
        ranking.sort(Comparator.comparingDouble(Ranked::score).reversed());
        return new Decision(model, state(ranking), ranking, excluded, incomplete, counting.get(false));
    }

    private static boolean isKnown(Consideration consideration, List<Option> options) {
        Predicate<Option> hasEvidence = option -> option.appraisals().containsKey(consideration);
        return consideration.isRated()
                ? !options.isEmpty() && options.stream().allMatch(hasEvidence)
                : options.stream().anyMatch(hasEvidence);
    }

    private static Map<Option, List<String>> newMap() {
        return new TreeMap<>(Comparator.comparing(Option::variant).thenComparing(Option::host));
    }

    private static List<Requirement> inState(Option option, DecisionModel model, Fulfilment.State state) {
        return Requirement.ALL.stream()
                .filter(model.required()::contains)
                .filter(each -> option.fulfilments().get(each).state() == state)
                .toList();
    }

    private static String because(Option option, Requirement requirement) {
        return requirement.title() + ": " + option.fulfilments().get(requirement).why();
    }

    private static List<String> unknown(Option option, DecisionModel model, List<Consideration> counting) {
        var unknown = new ArrayList<String>();
        inState(option, model, Fulfilment.State.UNKNOWN).forEach(each -> unknown.add(because(option, each)));
        counting.stream()
                .filter(each -> !option.appraisals().containsKey(each))
                .map(each -> each.title() + ": " + option.missing().getOrDefault(each, TEXTS.get("unknown")))
                .filter(reason -> !unknown.contains(reason))
                .forEach(unknown::add);
        return unknown;
    }

    private static Ranked ranked(Option option, DecisionModel model, List<Consideration> counting) {
        var weights = 0.0;
        var score = 0.0;
        var low = 0.0;
        var high = 0.0;
        for (var consideration : counting) {
            var weight = model.weight(consideration);
            var appraisal = option.appraisals().get(consideration);
            weights += weight;
            score += weight * appraisal.worth();
            low += weight * appraisal.low();
            high += weight * appraisal.high();
        }
        var all = weights == 0 ? 1 : weights;
        return new Ranked(
                option, score / all, low / all, high / all, inState(option, model, Fulfilment.State.UNSURE));
    }

    private static State state(List<Ranked> ranking) {
        if (ranking.isEmpty()) {
            return State.NONE;
        }
        var best = ranking.getFirst();
        if (!best.unsure().isEmpty()) {
            return State.CONDITIONAL;
        }
        return ranking.stream().skip(1).allMatch(other -> other.high() < best.low()) ? State.CLEAR : State.LEADING;
    }

    /** The considerations that count: those with a weight and with evidence. */
    public List<Consideration> counting() {
        return Arrays.stream(Consideration.values())
                .filter(each -> model.weight(each) > 0 && !left.contains(each))
                .toList();
    }

    /** The part of all weights that count which a consideration has, from 0 to 1; 0 where it counts nothing. */
    public double share(Consideration consideration) {
        var counting = counting();
        return counting.contains(consideration)
                ? model.weight(consideration)
                        / counting.stream().mapToDouble(model::weight).sum()
                : 0;
    }
}
