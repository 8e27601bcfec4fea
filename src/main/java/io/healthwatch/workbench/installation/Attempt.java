package io.healthwatch.workbench.installation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * One attempt to install, remove or try something: a line of the setup record.
 *
 * @param when it began
 * @param action {@code install}, {@code remove} or {@code seed-line}
 * @param subject what was installed, such as {@code wasmtime}; of a seed line, the line
 * @param version what is installed now; empty where nothing is
 * @param platform operating system and architecture
 * @param steps the installer's own steps
 * @param seconds how long it took
 * @param bytes what is installed now
 * @param outcome {@link Outcome}
 * @param message why it failed and what to do, or what to use instead; empty where all is well
 */
public record Attempt(
        Instant when,
        String action,
        String subject,
        String version,
        String platform,
        List<Step> steps,
        double seconds,
        long bytes,
        Outcome outcome,
        String message) {

    /** The action of an installation. */
    public static final String INSTALL = "install";
    /** The action of a removal. */
    public static final String REMOVE = "remove";
    /** The action of trying a line of the request. */
    public static final String SEED_LINE = "seed-line";

    /** How an attempt ends. */
    public enum Outcome {
        /** It is there, or gone, as was wanted. */
        @JsonProperty("done")
        DONE,
        /** Nothing was changed; the message says why. */
        @JsonProperty("failed")
        FAILED,
        /** The user cancelled, and nothing was changed. */
        @JsonProperty("cancelled")
        CANCELLED
    }

    /** One of the installer's own steps. */
    public record Step(String text, double seconds) {}

    /** Whether what was wanted was reached. */
    public boolean succeeded() {
        return outcome == Outcome.DONE;
    }

    static String currentPlatform() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }
}
