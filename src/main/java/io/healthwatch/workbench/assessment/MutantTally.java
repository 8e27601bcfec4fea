package io.healthwatch.workbench.assessment;

import java.util.List;
import java.util.Map;

/**
 * How one variant fared with mutated modules.
 *
 * @param tried how many modules
 * @param outcomes how many ended how, by {@code Outcome.id}; {@code ok} for those that answered
 * @param killers those that ended the worker, each with the cause
 */
public record MutantTally(
        String variant, String host, int tried, Map<String, Integer> outcomes, List<Killer> killers) {

    /**
     * A module that ended its worker.
     *
     * @param mutant its number, from 0, from which the assessment's seed makes it again
     * @param base the module that it was made of, such as {@code c/error-handling}
     * @param sha256 of its bytes, in hex
     * @param outcome {@code Outcome.id}
     * @param cause how the worker ended
     */
    public record Killer(int mutant, String base, String sha256, String outcome, String cause) {}
}
