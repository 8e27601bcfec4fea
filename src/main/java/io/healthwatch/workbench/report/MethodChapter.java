package io.healthwatch.workbench.report;

import io.healthwatch.workbench.evaluation.Comparisons;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.statistics.Estimates;
import io.healthwatch.workbench.text.Texts;
import java.util.Arrays;
import java.util.List;

/**
 * The rules that figures were made and judged by.
 *
 * @param confidence of intervals, 0 to 1
 * @param margin a ratio that differs from one by less does not matter
 */
record MethodChapter(List<Rule> criteria, double confidence, double margin) {

    private static final Texts TEXTS = Texts.of("documents");

    /** A criterion: met below its target. */
    record Rule(String id, String title, double target, String unit, String definition) {}

    static MethodChapter of() {
        return new MethodChapter(
                Arrays.stream(Criterion.values())
                        .map(criterion -> new Rule(
                                criterion.id(),
                                criterion.title(),
                                criterion.target(),
                                criterion.unit(),
                                definition(criterion)))
                        .toList(),
                Estimates.CONFIDENCE,
                Comparisons.MARGIN);
    }

    private static String definition(Criterion criterion) {
        return switch (criterion) {
            case COLD_START -> TEXTS.get("definition.cold-start");
            case EXECUTION -> TEXTS.get("definition.execution");
            case MEMORY -> TEXTS.get("definition.memory");
            case BUNDLE -> TEXTS.get("definition.bundle");
        };
    }
}
