package io.healthwatch.workbench.gui.runs;

import io.healthwatch.workbench.store.runfile.RunExport;
import io.healthwatch.workbench.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The platform's dialogs for runs that are files. FX thread only. */
final class RunFileDialogs {

    private static final Texts TEXTS = Texts.of("runs");

    private RunFileDialogs() {}

    static List<Path> open(Window owner) {
        var chooser = chooser("dialog.open");
        var files = chooser.showOpenMultipleDialog(owner);
        return files == null ? List.of() : files.stream().map(File::toPath).toList();
    }

    static Optional<Path> save(Window owner, Path run) {
        var chooser = chooser("dialog.send");
        chooser.setInitialFileName(RunExport.fileName(run));
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }

    static Optional<Path> folder(Window owner) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(TEXTS.get("dialog.folder"));
        return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
    }

    private static FileChooser chooser(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(TEXTS.get(title));
        chooser.getExtensionFilters()
                .setAll(new FileChooser.ExtensionFilter(TEXTS.get("dialog.kind"), "*" + RunExport.ENDING));
        return chooser;
    }
}
