package io.healthwatch.workbench.run;

import java.util.List;
import java.util.Objects;

/**
 * The user's own module as a scenario of a run.
 *
 * @param scenario the scenario's id: the module's file name without its ending
 * @param module a module of ABI 1
 * @param config what each execution is given: JSON
 * @param expected the right answer, JSON; null where there is none to compare with
 * @param origins what its HTTP requests may reach beside the workbench's target server
 */
public record OwnProbe(
        String scenario, Attachment module, Attachment config, Attachment expected, List<String> origins) {

    /** All but {@code expected} has to be there. */
    public OwnProbe {
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(module, "module");
        Objects.requireNonNull(config, "config");
        origins = List.copyOf(origins);
    }

    /** The language of its cells: nobody knows what it was written in. */
    public static final String LANGUAGE = "own";

    /** Whether a cell is about a module of the user's own. */
    public static boolean measuredBy(Cell cell) {
        return cell.language().equals(LANGUAGE);
    }
}
