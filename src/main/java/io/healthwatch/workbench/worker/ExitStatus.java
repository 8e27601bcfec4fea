package io.healthwatch.workbench.worker;

import java.util.Map;

/** What a process's exit value says. */
final class ExitStatus {

    /** The JDK reports a death by a signal as 128 plus the signal's number, as shells do. */
    private static final int SIGNALLED = 128;

    private static final Map<Integer, String> SIGNALS = Map.of(
            2, "SIGINT (interrupted)",
            4, "SIGILL (illegal instruction)",
            6, "SIGABRT (aborted)",
            7, "SIGBUS (bus error)",
            8, "SIGFPE (arithmetic error)",
            9, "SIGKILL (killed, perhaps for lack of memory)",
            11, "SIGSEGV (segmentation fault)",
            15, "SIGTERM (asked to end)");

    private ExitStatus() {}

    /** Whether somebody asked the process to end: an interrupt from the terminal reaches workers, too. */
    static boolean isRequested(int value) {
        return value == SIGNALLED + 2 || value == SIGNALLED + 15;
    }

    /** For instance {@code exit status 3} or {@code SIGSEGV (segmentation fault)}. */
    static String describe(int value) {
        return value > SIGNALLED && value < SIGNALLED + 65
                ? SIGNALS.getOrDefault(value - SIGNALLED, "signal " + (value - SIGNALLED))
                : "exit status " + value;
    }
}
