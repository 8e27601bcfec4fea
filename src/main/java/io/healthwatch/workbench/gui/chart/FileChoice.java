package io.healthwatch.workbench.gui.chart;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks where a file shall be written. */
@FunctionalInterface
public interface FileChoice {

    /**
     * Asks.
     *
     * @param suggested a file name with its ending
     * @param kind what it will hold, for people
     * @return nothing when the user changed their mind
     */
    Optional<Path> ask(Window owner, String suggested, String kind);

    /** The platform's dialog. */
    static FileChoice dialog() {
        return (owner, suggested, kind) -> {
            var chooser = new FileChooser();
            chooser.setTitle("Save " + kind);
            chooser.setInitialFileName(suggested);
            chooser.getExtensionFilters()
                    .setAll(new FileChooser.ExtensionFilter(
                            kind, "*" + suggested.substring(suggested.lastIndexOf('.'))));
            return Optional.ofNullable(chooser.showSaveDialog(owner)).map(java.io.File::toPath);
        };
    }
}
