package io.healthwatch.workbench.run;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the system is asked to run workers, and how urgently.
 *
 * @param cpus the logical processors that they may use, as {@code taskset} takes them, such as {@code 1} or {@code 0,2};
 *     empty for all
 * @param high whether they come before other processes
 */
public record Placement(String cpus, boolean high) {

    private static final String NICENESS = "-10";

    /**
     * The words before a command that place it: taskset(1) and nice(1). Both start the command in their own place, so
     * that it keeps the process that was started.
     */
    public List<String> before() {
        var words = new ArrayList<String>();
        if (high) {
            words.addAll(List.of("nice", "-n", NICENESS));
        }
        if (!cpus.isEmpty()) {
            words.addAll(List.of("taskset", "--cpu-list", cpus));
        }
        return words;
    }
}
