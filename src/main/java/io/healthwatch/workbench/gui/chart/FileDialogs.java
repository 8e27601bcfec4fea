package io.healthwatch.workbench.gui.chart;

import io.healthwatch.workbench.chart.PictureSize;
import io.healthwatch.workbench.gui.Notice;
import io.healthwatch.workbench.text.Texts;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The platform's dialogs; the message about a file shows it in its folder. */
public final class FileDialogs implements FileChoice {

    private static final Texts TEXTS = Texts.of("export");

    private final Consumer<Notice> notices;
    private final Consumer<Path> reveal;

    /** Dialogs that tell what was written by messages; {@code reveal} shows a folder in the desktop's file manager. */
    public FileDialogs(Consumer<Notice> notices, Consumer<Path> reveal) {
        this.notices = notices;
        this.reveal = reveal;
    }

    @Override
    public Optional<Path> ask(Window owner, String suggested, String kind) {
        var chooser = new FileChooser();
        chooser.setTitle(TEXTS.get("dialog", kind));
        chooser.setInitialFileName(suggested);
        chooser.getExtensionFilters()
                .setAll(new FileChooser.ExtensionFilter(kind, "*" + suggested.substring(suggested.lastIndexOf('.'))));
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(java.io.File::toPath);
    }

    @Override
    public Optional<PictureSize> size(Window owner, PictureSize onScreen) {
        return new PictureSizeDialog(owner, onScreen).showAndWait();
    }

    @Override
    public void written(Path file) {
        notices.accept(Notice.information(TEXTS.get("written", file))
                .offering(TEXTS.get("written.show"), () -> reveal.accept(file.toAbsolutePath().getParent())));
    }
}
