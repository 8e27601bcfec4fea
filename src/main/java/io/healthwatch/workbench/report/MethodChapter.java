package io.healthwatch.workbench.report;

import io.healthwatch.workbench.evaluation.Comparisons;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.statistics.Estimates;
import java.util.Arrays;
import java.util.List;

/**
 * The rules that figures were made and judged by.
 *
 * @param confidence of intervals, 0 to 1
 * @param margin a ratio that differs from one by less does not matter
 */
record MethodChapter(List<Rule> criteria, double confidence, double margin) {

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
            case COLD_START ->
                "Setup, compile, instantiate and first execution in a fresh process, less the time in host functions.";
            case EXECUTION -> "A steady execution, less the time spent waiting in host functions.";
            case MEMORY ->
                "The process's peak resident memory less that of the same process idle; 1 MB is 1,000,000 bytes.";
            case BUNDLE ->
                "The compressed bytes that a .vsix has to carry for one platform, where Node is there and a JVM is not.";
        };
    }
}
