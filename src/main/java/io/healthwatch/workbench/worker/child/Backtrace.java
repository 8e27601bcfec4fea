package io.healthwatch.workbench.worker.child;

import io.healthwatch.workbench.probe.ProbeException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Collectors;

/** What a runtime says behind its message: where the guest was. */
final class Backtrace {

    private static final int MOST_LINES = 60;

    private Backtrace() {}

    /**
     * The lines that a native runtime gave behind its message, or the trace of what a Java runtime threw; empty where
     * there is neither. At most {@value #MOST_LINES} lines.
     */
    static String of(Throwable failure) {
        if (failure instanceof ProbeException known && known.backtrace() != null) {
            return known.backtrace();
        }
        if (failure.getCause() == null) {
            return "";
        }
        var trace = new StringWriter();
        failure.getCause().printStackTrace(new PrintWriter(trace));
        return trace.toString().lines().limit(MOST_LINES).collect(Collectors.joining("\n"));
    }
}
