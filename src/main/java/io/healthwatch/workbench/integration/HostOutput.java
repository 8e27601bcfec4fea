package io.healthwatch.workbench.integration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What the extension host's script says: how far it is, and at its end why it failed. Safe for many threads. */
final class HostOutput {

    private static final Pattern STEP = Pattern.compile("step (\\d{1,6}) of (\\d{1,6}): (.*)");
    private static final String PROBLEM = "extension-host: ";
    private static final int KEPT_LINES = 8;

    private final Consumer<Progress> receiver;
    private final List<String> last = new ArrayList<>();
    private String problem = "";
    private long firstStepNanos;

    HostOutput(Consumer<Progress> receiver) {
        this.receiver = receiver;
    }

    /** Takes a line, as it comes. */
    synchronized void line(String line) {
        var step = STEP.matcher(line);
        if (step.matches()) {
            report(Integer.parseInt(step.group(1)) - 1, Integer.parseInt(step.group(2)), step.group(3));
        } else if (line.startsWith(PROBLEM)) {
            problem = line.substring(PROBLEM.length());
        } else if (!line.isBlank()) {
            last.add(line);
            if (last.size() > KEPT_LINES) {
                last.removeFirst();
            }
        }
    }

    private void report(int done, int planned, String what) {
        var now = System.nanoTime();
        if (done == 0) {
            firstStepNanos = now;
        }
        var left = done == 0 ? null : Duration.ofNanos((now - firstStepNanos) / done * (planned - done));
        receiver.accept(new Progress("In an extension host: " + what, done, planned, left));
    }

    /** Why it failed, in its own words. */
    synchronized String problem() {
        return problem.isEmpty() ? String.join("\n", last) : problem;
    }
}
