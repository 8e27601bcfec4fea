package io.healthwatch.workbench.report;

import io.healthwatch.workbench.decision.Consideration;
import io.healthwatch.workbench.decision.Decision;
import io.healthwatch.workbench.decision.DecisionModel;
import io.healthwatch.workbench.decision.Option;
import io.healthwatch.workbench.decision.Requirement;
import io.healthwatch.workbench.decision.Sensitivity;
import java.util.List;
import java.util.Map;

/**
 * The recommendation with its model and what would change it.
 *
 * @param machine for which it is made; empty where the run has one only
 * @param left considerations that count nothing, as there is no evidence for any option
 */
record DecisionChapter(
        String machine,
        String language,
        String state,
        List<String> required,
        List<Weight> weights,
        List<Ranked> ranking,
        List<Without> excluded,
        List<Without> incomplete,
        List<String> left,
        List<Influence> sensitivity) {

    /** How much a consideration counts, as a share of all that count; 0 where it is left out. */
    record Weight(String id, String title, double weight, double share) {}

    /** An option with its score from 0 to 1, and what it fulfils perhaps only. */
    record Ranked(
            String variant, String host, String title, double score, double low, double high, List<String> unsure) {}

    /** An option that is not in the ranking, and why. */
    record Without(String variant, String host, String title, List<String> why) {}

    /** Which option is best from which share of the weight on. */
    record Influence(String consideration, String title, double share, List<Stretch> stretches) {}

    /** From one share to another, 0 to 1. */
    record Stretch(double from, double to, String best) {}

    static DecisionChapter of(List<Option> options, DecisionModel model, MeasuredMachine machine) {
        var decision = Decision.of(options, model);
        var all = decision.counting().stream().mapToDouble(model::weight).sum();
        return new DecisionChapter(
                machine.name(),
                machine.language(),
                decision.state().name().toLowerCase(),
                Requirement.ALL.stream()
                        .filter(model.required()::contains)
                        .map(Requirement::title)
                        .toList(),
                List.of(Consideration.values()).stream()
                        .map(each -> new Weight(
                                each.id(),
                                each.title(),
                                model.weight(each),
                                decision.counting().contains(each) ? model.weight(each) / all : 0))
                        .toList(),
                decision.ranking().stream().map(DecisionChapter::ranked).toList(),
                without(decision.excluded()),
                without(decision.incomplete()),
                decision.left().stream().map(Consideration::title).toList(),
                Sensitivity.of(decision).stream().map(DecisionChapter::influence).toList());
    }

    private static Ranked ranked(Decision.Ranked of) {
        return new Ranked(
                of.option().variant(),
                of.option().host(),
                of.option().title(),
                of.score(),
                of.low(),
                of.high(),
                of.unsure().stream().map(Requirement::title).toList());
    }

    private static List<Without> without(Map<Option, List<String>> of) {
        return of.entrySet().stream()
                .map(entry -> new Without(
                        entry.getKey().variant(), entry.getKey().host(), entry.getKey().title(), entry.getValue()))
                .toList();
    }

    private static Influence influence(Sensitivity of) {
        return new Influence(
                of.consideration().id(),
                of.consideration().title(),
                of.share(),
                of.stretches().stream()
                        .map(each -> new Stretch(each.from(), each.to(), each.best().title()))
                        .toList());
    }
}
