package io.healthwatch.workbench.cli;

import io.healthwatch.workbench.selfcheck.Progress;
import java.time.Duration;

/** Shows a self-check on standard error: a line at each step, and one now and then between them. */
final class SelfcheckProgress implements AutoCloseable {

    private static final long LINE_EVERY_NANOS = Duration.ofSeconds(10).toNanos();

    private final boolean terminal = System.console() != null && System.console().isTerminal();
    private String step = "";
    private long last = System.nanoTime();

    void accept(Progress progress) {
        var now = System.nanoTime();
        if (!terminal && progress.step().equals(step) && now - last < LINE_EVERY_NANOS) {
            return;
        }
        step = progress.step();
        last = now;
        var line = step
                + (progress.left() == null
                        ? " ..."
                        : ": " + progress.done() + " of " + progress.planned() + " forks, "
                                + ConsoleProgress.clock(progress.left()) + " left");
        if (terminal) {
            System.err.print("\r\u001b[K" + line);
        } else {
            System.err.println(line);
        }
    }

    @Override
    public void close() {
        if (terminal && !step.isEmpty()) {
            System.err.println();
            step = "";
        }
    }
}
