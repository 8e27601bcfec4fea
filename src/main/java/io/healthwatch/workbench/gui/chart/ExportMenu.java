package io.healthwatch.workbench.gui.chart;

import io.healthwatch.workbench.chart.Picture;
import io.healthwatch.workbench.chart.Table;
import io.healthwatch.workbench.gui.table.TableClipboard;
import io.healthwatch.workbench.store.WholeFile;
import io.healthwatch.workbench.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.transform.Scale;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The button from which a view's picture and figures are saved or copied. Files are written in the background. */
public final class ExportMenu extends MenuButton {

    private static final Texts TEXTS = Texts.of("export");
    private static final double SNAPSHOT_SCALE = 2;

    private final FileChoice files;
    private final Consumer<String> say;
    private final Supplier<String> name;

    /**
     * An empty menu.
     *
     * @param name the name of files without ending
     * @param say told what was done or why it could not be
     */
    public ExportMenu(FileChoice files, Supplier<String> name, Consumer<String> say) {
        super(TEXTS.get("export"), new FontIcon(Feather.DOWNLOAD));
        this.files = files;
        this.name = name;
        this.say = say;
        getStyleClass().add("export-menu");
    }

    /**
     * Offers a chart's picture as PNG of a chosen size, as SVG, and for the clipboard.
     *
     * @param chart the one that is shown; null where none is
     */
    public ExportMenu picture(Supplier<ChartPane> chart, Supplier<String> note) {
        item(TEXTS.get("png"), () -> withPicture(
                chart, note, picture -> files.size(window(), picture.size())
                        .ifPresent(size -> save("png", file -> picture.png(file, size)))));
        item(TEXTS.get("svg"), () -> withPicture(
                chart, note, picture -> save("svg", file -> ChartExport.svg(picture, file))));
        item(TEXTS.get("copy.picture"), () -> withPicture(
                chart, note, picture -> copy(ChartExport.image(picture))));
        getItems().add(new SeparatorMenuItem());
        return this;
    }

    private void withPicture(Supplier<ChartPane> chart, Supplier<String> note, Consumer<Picture> does) {
        var shown = chart.get();
        if (shown == null || shown.drawn() == null) {
            say.accept(TEXTS.get("nothing"));
        } else {
            does.accept(ChartExport.of(shown, note.get()));
        }
    }

    /**
     * Offers a picture of a part of the window as it is shown, in twice its resolution, and the same as SVG.
     *
     * @param svg taken on the FX thread and written in the background
     */
    public ExportMenu snapshot(Supplier<Node> part, Supplier<WholeFile.Content> svg) {
        file(TEXTS.get("png"), "png", () -> {
            var image = SwingFXUtils.fromFXImage(taken(part.get()), null);
            return file -> ImageIO.write(image, "png", file.toFile());
        });
        file(TEXTS.get("svg"), "svg", svg);
        item(TEXTS.get("copy.picture"), () -> copy(taken(part.get())));
        getItems().add(new SeparatorMenuItem());
        return this;
    }

    private static Image taken(Node part) {
        var parameters = new SnapshotParameters();
        parameters.setTransform(new Scale(SNAPSHOT_SCALE, SNAPSHOT_SCALE));
        parameters.setFill(ground(part));
        return part.snapshot(parameters, null);
    }

    /** What a part of the window stands on. */
    private static Paint ground(Node part) {
        for (var node = part; node != null; node = node.getParent()) {
            if (node instanceof Region region && region.getBackground() != null) {
                for (var fill : region.getBackground().getFills()) {
                    if (fill.getFill() instanceof Color colour && colour.isOpaque()) {
                        return colour;
                    }
                }
            }
        }
        return part.getScene().getFill();
    }

    /** Offers figures as CSV, JSON and Markdown and for the clipboard. */
    public ExportMenu table(Supplier<Table> table) {
        text(TEXTS.get("csv"), "csv", table, Table::csv);
        text(TEXTS.get("json"), "json", table, Table::json);
        text(TEXTS.get("markdown"), "md", table, Table::markdown);
        item(TEXTS.get("copy.table"), () -> {
            TableClipboard.put(table.get(), true);
            say.accept(TEXTS.get("copied.table"));
        });
        item(TEXTS.get("copy.markdown"), () -> {
            var content = new ClipboardContent();
            content.putString(table.get().markdown());
            Clipboard.getSystemClipboard().setContent(content);
            say.accept(TEXTS.get("copied.text"));
        });
        return this;
    }

    private void text(String title, String ending, Supplier<Table> table, Function<Table, String> format) {
        file(title, ending, () -> {
            var shown = table.get();
            return file -> Files.writeString(file, format.apply(shown));
        });
    }

    /** Offers a file; what it will hold is taken on the FX thread and written in the background, whole or not at all. */
    public ExportMenu file(String title, String ending, Supplier<WholeFile.Content> content) {
        item(title, () -> save(ending, content.get()));
        return this;
    }

    private void save(String ending, WholeFile.Content content) {
        files.ask(window(), name.get() + "." + ending, ending.toUpperCase(Locale.ROOT))
                .ifPresent(file -> Background.worker().execute(() -> write(content, file)));
    }

    private void write(WholeFile.Content content, Path file) {
        try {
            WholeFile.write(file, content);
            Platform.runLater(() -> {
                say.accept(TEXTS.get("written", file.getFileName()));
                files.written(file);
            });
        } catch (IOException failure) {
            Platform.runLater(() -> say.accept(failure.getMessage()));
        }
    }

    private Window window() {
        return getScene() == null ? null : getScene().getWindow();
    }

    private void item(String title, Runnable action) {
        var item = new MenuItem(title);
        item.setOnAction(_ -> action.run());
        getItems().add(item);
    }

    private void copy(Image picture) {
        var content = new ClipboardContent();
        content.putImage(picture);
        Clipboard.getSystemClipboard().setContent(content);
        say.accept(TEXTS.get("copied.picture"));
    }
}
