package io.healthwatch.workbench.evaluation;

import java.util.List;

/**
 * What is measured: {@code scenario.json}.
 *
 * @param id its name in data
 * @param title its name for people
 * @param question what it exercises, one sentence
 * @param instances how many instances execute at the same time
 * @param config name of the file with the probe's configuration
 * @param expected name of the file with the right answer
 * @param also further configurations, each executed once a fork after measuring
 */
public record Scenario(
        String id,
        String title,
        String question,
        int instances,
        String config,
        String expected,
        List<Check> also) {

    /**
     * A configuration whose answer or outcome is checked and not measured.
     *
     * @param expected name of the file with the right answer; null where an outcome is expected
     * @param outcome the expected {@code Outcome.id}; null where an answer is expected
     * @param trap the expected {@code TrapKind.id}; null for none
     */
    public record Check(String name, String config, String expected, String outcome, String trap) {}
}
