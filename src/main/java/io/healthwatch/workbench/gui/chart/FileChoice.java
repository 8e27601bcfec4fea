package io.healthwatch.workbench.gui.chart;

import io.healthwatch.workbench.chart.PictureSize;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/** Asks what shall be written where. FX thread only. */
@FunctionalInterface
public interface FileChoice {

    /**
     * Asks where a file shall be written.
     *
     * @param suggested a file name with its ending
     * @param kind what it will hold, for people
     * @return nothing when the user changed their mind
     */
    Optional<Path> ask(Window owner, String suggested, String kind);

    /**
     * Asks how large a picture shall be.
     *
     * @param onScreen as large as it is shown
     * @return nothing when the user changed their mind
     */
    default Optional<PictureSize> size(Window owner, PictureSize onScreen) {
        return Optional.of(onScreen);
    }

    /** Told that a file was written. */
    default void written(Path file) {}
}
