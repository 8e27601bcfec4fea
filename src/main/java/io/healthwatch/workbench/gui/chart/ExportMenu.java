package io.healthwatch.workbench.gui.chart;

import io.healthwatch.workbench.chart.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The button from which a view's picture and figures are saved or copied. Files are written in the background. */
public final class ExportMenu extends MenuButton {

    private final FileChoice files;
    private final Consumer<String> say;
    private final Supplier<String> name;

    /** Writes to a file, away from the FX thread. */
    @FunctionalInterface
    public interface Writer {

        /** Writes the file. */
        void write(Path file) throws IOException;
    }

    /**
     * An empty menu.
     *
     * @param name the name of files without ending
     * @param say told what was done or why it could not be
     */
    public ExportMenu(FileChoice files, Supplier<String> name, Consumer<String> say) {
        super("Export", new FontIcon(Feather.DOWNLOAD));
        this.files = files;
        this.name = name;
        this.say = say;
        getStyleClass().add("export-menu");
    }

    /** Offers a chart's picture as PNG and SVG and for the clipboard. */
    public ExportMenu picture(Supplier<ChartPane> chart, Supplier<String> note) {
        file("Picture as PNG …", "png", () -> {
            var picture = ChartExport.of(chart.get(), note.get());
            return picture::png;
        });
        file("Picture as SVG …", "svg", () -> {
            var picture = ChartExport.of(chart.get(), note.get());
            return file -> ChartExport.svg(picture, file);
        });
        item("Copy picture", () -> {
            var content = new ClipboardContent();
            content.putImage(ChartExport.image(ChartExport.of(chart.get(), note.get())));
            Clipboard.getSystemClipboard().setContent(content);
            say.accept("The picture is on the clipboard.");
        });
        getItems().add(new SeparatorMenuItem());
        return this;
    }

    /** Offers figures as CSV and Markdown and for the clipboard. */
    public ExportMenu table(Supplier<Table> table) {
        text("Figures as CSV …", "csv", table, Table::csv);
        text("Figures as Markdown …", "md", table, Table::markdown);
        item("Copy figures", () -> copy(table.get().tsv()));
        item("Copy figures as Markdown", () -> copy(table.get().markdown()));
        return this;
    }

    private void text(
            String title, String ending, Supplier<Table> table, java.util.function.Function<Table, String> format) {
        file(title, ending, () -> {
            var shown = table.get();
            return file -> Files.writeString(file, format.apply(shown));
        });
    }

    /** Offers a file; the writer is made on the FX thread and used in the background. */
    public ExportMenu file(String title, String ending, Supplier<Writer> writer) {
        item(title, () -> files.ask(getScene() == null ? null : getScene().getWindow(), name.get() + "." + ending,
                        ending.toUpperCase(Locale.ROOT))
                .ifPresent(file -> {
                    var ready = writer.get();
                    Background.worker().execute(() -> {
                        var said = write(ready, file);
                        Platform.runLater(() -> say.accept(said));
                    });
                }));
        return this;
    }

    private static String write(Writer writer, Path file) {
        try {
            writer.write(file);
            return "Written: " + file;
        } catch (IOException failure) {
            return "Not written: " + file + " (" + failure.getMessage() + ")";
        }
    }

    private void item(String title, Runnable action) {
        var item = new MenuItem(title);
        item.setOnAction(_ -> action.run());
        getItems().add(item);
    }

    private void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        say.accept("The figures are on the clipboard.");
    }
}
