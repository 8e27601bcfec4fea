package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.run.Placement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/** Whether this system lets workers be placed. */
public final class Placements {

    private Placements() {}

    /**
     * Tries to place a process that does nothing; returns why that cannot be had here, empty where it can. Blocks for
     * some milliseconds.
     */
    public static String problem(Placement placement) throws IOException, InterruptedException {
        var command = new ArrayList<>(placement.before());
        command.add("true");
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException missing) {
            return "This system has no " + command.getFirst() + ", by which workers would be placed.";
        }
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        // nice says that it may not, and starts the command all the same.
        return process.waitFor() == 0 && said.isEmpty() ? "" : "This system does not allow that: " + said;
    }
}
