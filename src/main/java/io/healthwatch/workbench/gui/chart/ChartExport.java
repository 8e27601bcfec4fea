package io.healthwatch.workbench.gui.chart;

import io.healthwatch.workbench.chart.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Takes a chart's picture, for files and for the clipboard. */
public final class ChartExport {

    private ChartExport() {}

    /** A chart as it is shown now. FX thread only. */
    public static Picture of(ChartPane pane, String note) {
        return pane.picture(note);
    }

    /** Writes it as SVG. Any thread. */
    public static void svg(Picture picture, Path file) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            picture.svg(out, "chart", Picture.Texts.TEXT);
        }
    }

    /** As a picture for the clipboard, at twice the size. Any thread. */
    public static Image image(Picture picture) {
        return image(picture.image(picture.size()));
    }

    /** Pixels as JavaFX has them. Any thread. */
    public static Image image(BufferedImage drawn) {
        var image = new WritableImage(drawn.getWidth(), drawn.getHeight());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        drawn.getWidth(),
                        drawn.getHeight(),
                        PixelFormat.getIntArgbInstance(),
                        drawn.getRGB(0, 0, drawn.getWidth(), drawn.getHeight(), null, 0, drawn.getWidth()),
                        0,
                        drawn.getWidth());
        return image;
    }
}
