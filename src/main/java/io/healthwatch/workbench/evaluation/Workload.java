package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.evaluation.target.TargetServer;
import io.healthwatch.workbench.run.Cell;
import java.io.IOException;
import java.util.List;

/**
 * What a fork has the probe do, and what it is held to.
 *
 * @param config what each execution is given
 * @param expected the right answer to it, to the letter; empty where none is known beforehand
 * @param instances how many instances execute at the same time, 1 or more
 * @param checks further configurations, each executed once a fork after measuring
 */
public record Workload(String config, String expected, int instances, List<Check> checks) {

    /**
     * A configuration whose answer or outcome is checked and not measured.
     *
     * @param expected the right answer; null where an outcome is expected
     * @param outcome the expected {@code Outcome.id}; null where an answer is expected
     * @param trap the expected {@code TrapKind.id}; null for none
     */
    public record Check(String name, String config, String expected, String outcome, String trap) {}

    /** Work without checks for one instance. */
    public Workload(String config, String expected) {
        this(config, expected, 1, List.of());
    }

    /** Tells what the probe of a cell is to do. */
    @FunctionalInterface
    public interface Source {

        /**
         * The work of a cell's probe.
         *
         * @param target whose addresses the configuration may name
         * @throws IOException when it cannot be read
         */
        Workload of(Cell cell, TargetServer target) throws IOException;
    }
}
