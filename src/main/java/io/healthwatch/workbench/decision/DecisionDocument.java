package io.healthwatch.workbench.decision;

import io.healthwatch.workbench.decision.Changes.Lever;
import io.healthwatch.workbench.decision.Decision.Ranked;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A decision as other programs and documents read it. Names are stable. Worths and scores are from 0 to 1, shares of
 * weights too.
 *
 * @param machine that the figures are from; empty where the run has one only
 * @param language of the probes that the figures are from, for people
 * @param standard whether requirements and weights are the standard ones
 * @param problem why a reader's own requirements and weights could not be read; empty where all is well
 * @param state {@code clear}, {@code leading}, {@code conditional} or {@code none}
 * @param recommended the first of the ranking; null where nothing can be recommended
 * @param recommendation in a sentence
 * @param conditions that it holds under, a sentence each
 * @param required the titles of the requirements that count
 * @param left considerations that have a weight and count nothing, as evidence is missing
 * @param losing what would bring the first behind the second; null where there is no second
 */
public record DecisionDocument(
        String machine,
        String language,
        boolean standard,
        String problem,
        String state,
        Name recommended,
        String recommendation,
        List<String> conditions,
        List<String> required,
        List<Weight> weights,
        List<Place> ranking,
        List<Rejected> excluded,
        List<Rejected> incomplete,
        List<String> left,
        List<Sensitive> sensitivity,
        List<Change> changes,
        Change losing) {

    /** A consideration, its weight on the reader's scale, and its share of all that counts; 0 where it is left out. */
    public record Weight(String id, String title, double weight, double share) {}

    /** An option. */
    public record Name(String variant, String host, String title) {}

    /**
     * An option with its score, and what that is made of.
     *
     * @param unsure the titles of the requirements that it fulfils perhaps only
     */
    public record Place(
            String variant,
            String host,
            String title,
            double score,
            double low,
            double high,
            List<String> unsure,
            List<Fulfilled> requirements,
            List<Part> considerations) {}

    /** How an option stands to a requirement: {@code met}, {@code unsure}, {@code unknown} or {@code missed}. */
    public record Fulfilled(String id, String title, boolean required, String state, String why) {}

    /** What an option is worth in a consideration; {@code basis} is the figure behind it. */
    public record Part(
            String id, String title, double share, double worth, double low, double high, String basis) {}

    /** An option that is not ranked, and why not. */
    public record Rejected(String variant, String host, String title, List<String> why) {}

    /** Who comes first from which share of a weight to which. */
    public record Sensitive(String consideration, String title, double share, List<Stretch> stretches, String sentence) {}

    /** One option comes first from one share to another. */
    public record Stretch(double from, double to, String variant, String host, String best) {}

    /** What would change the place of an option: one figure each, any of which suffices. */
    public record Change(String variant, String host, String title, List<Threshold> thresholds, String sentence) {}

    /**
     * The figure at which the first place changes; in {@code ms}, {@code MB}, or per cent of the best worth.
     *
     * @param now the figure as it is
     */
    public record Threshold(String id, String title, double now, double threshold, String unit) {}

    /** The document of a decision on figures of one language and one machine. */
    public static DecisionDocument of(Decision decision, String machine, String language, String problem) {
        var ranking = decision.ranking();
        return new DecisionDocument(
                machine,
                language,
                decision.model().equals(DecisionModel.STANDARD),
                problem,
                decision.state().name().toLowerCase(Locale.ROOT),
                ranking.isEmpty() ? null : name(ranking.getFirst().option()),
                DecisionText.recommendation(decision),
                DecisionText.conditions(decision),
                titles(Requirement.ALL.stream().filter(decision.model().required()::contains).toList()),
                Arrays.stream(Consideration.values())
                        .map(each -> weight(decision, each))
                        .toList(),
                ranking.stream().map(each -> place(decision, each)).toList(),
                rejected(decision.excluded()),
                rejected(decision.incomplete()),
                decision.left().stream().map(Consideration::title).toList(),
                Sensitivity.of(decision).stream().map(DecisionDocument::sensitive).toList(),
                ranking.stream()
                        .skip(1)
                        .map(rival -> change(
                                rival.option(),
                                Changes.toOvertake(decision, rival),
                                Changes.overtaking(decision, rival)))
                        .toList(),
                ranking.size() < 2
                        ? null
                        : change(
                                ranking.getFirst().option(),
                                Changes.toFallBehind(decision),
                                Changes.fallingBehind(decision)));
    }

    private static List<String> titles(List<Requirement> requirements) {
        return requirements.stream().map(Requirement::title).toList();
    }

    private static Weight weight(Decision decision, Consideration of) {
        return new Weight(of.id(), of.title(), decision.model().weight(of), decision.share(of));
    }

    private static Name name(Option option) {
        return new Name(option.variant(), option.host(), option.title());
    }

    private static Place place(Decision decision, Ranked ranked) {
        var option = ranked.option();
        return new Place(
                option.variant(),
                option.host(),
                option.title(),
                ranked.score(),
                ranked.low(),
                ranked.high(),
                titles(ranked.unsure()),
                Requirement.ALL.stream()
                        .map(each -> fulfilled(decision, each, option.fulfilments().get(each)))
                        .toList(),
                decision.counting().stream()
                        .map(each -> part(decision, each, option.appraisals().get(each)))
                        .toList());
    }

    private static Fulfilled fulfilled(Decision decision, Requirement requirement, Fulfilment fulfilment) {
        return new Fulfilled(
                requirement.id(),
                requirement.title(),
                decision.model().required().contains(requirement),
                fulfilment.state().name().toLowerCase(Locale.ROOT),
                fulfilment.why());
    }

    private static Part part(Decision decision, Consideration consideration, Appraisal of) {
        return new Part(
                consideration.id(),
                consideration.title(),
                decision.share(consideration),
                of.worth(),
                of.low(),
                of.high(),
                of.basis());
    }

    private static List<Rejected> rejected(Map<Option, List<String>> options) {
        return options.entrySet().stream()
                .map(each -> new Rejected(
                        each.getKey().variant(),
                        each.getKey().host(),
                        each.getKey().title(),
                        each.getValue()))
                .toList();
    }

    private static Sensitive sensitive(Sensitivity of) {
        return new Sensitive(
                of.consideration().id(),
                of.consideration().title(),
                of.share(),
                of.stretches().stream()
                        .map(each -> new Stretch(
                                each.from(),
                                each.to(),
                                each.best().variant(),
                                each.best().host(),
                                each.best().title()))
                        .toList(),
                DecisionText.sentence(of));
    }

    private static Change change(Option option, List<Lever> levers, String sentence) {
        return new Change(
                option.variant(),
                option.host(),
                option.title(),
                levers.stream()
                        .map(each -> new Threshold(
                                each.consideration().id(),
                                each.consideration().title(),
                                each.now(),
                                each.threshold(),
                                each.unit()))
                        .toList(),
                sentence);
    }
}
