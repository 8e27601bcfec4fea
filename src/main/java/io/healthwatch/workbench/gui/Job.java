package io.healthwatch.workbench.gui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/**
 * What has the machine for itself while it is under way, such as a session or an installation. All methods and
 * properties belong to the FX thread.
 */
public interface Job extends AutoCloseable {

    /** How long closing waits for what is under way to end. */
    Duration LONGEST_STOP = Duration.ofSeconds(8);

    /**
     * How far a job is, for whoever sees nothing else of it.
     *
     * @param text what is done, in a sentence
     * @param fraction the part that is done, 0 to 1; negative where it is not known
     * @param time how much is done and how long it will take; empty where it is not known
     */
    record Status(String text, double fraction, String time) {}

    /** How far it is; null while nothing is under way. */
    ObservableValue<Status> status();

    /** Whether something is under way. */
    boolean busy();

    /** The mark of what is under way. */
    default Ikon icon() {
        return Feather.ACTIVITY;
    }

    /** Ends what is under way soon; does nothing where nothing is. */
    void cancel();

    /** What is told of a failure. Any thread. */
    static String reason(Throwable failure) {
        return switch (failure) {
            case IOException told -> told.getMessage();
            case UncheckedIOException told -> told.getCause().getMessage();
            default -> "It ended unexpectedly: " + failure;
        };
    }

    /** Ends what is under way and waits for it a little, at most {@link #LONGEST_STOP}. */
    @Override
    void close();
}
