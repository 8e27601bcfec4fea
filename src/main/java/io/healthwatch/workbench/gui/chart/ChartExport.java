package io.healthwatch.workbench.gui.chart;

import io.healthwatch.workbench.chart.ChartTheme;
import io.healthwatch.workbench.chart.Charts;
import io.healthwatch.workbench.chart.Figure;
import java.awt.Dimension;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;

/** Writes a chart with its title, condition and legend as a picture. Any thread. */
public final class ChartExport {

    private static final int SCALE = 2;

    /** A chart as it is shown now. */
    public static final class Picture {

        private final Figure figure;
        private final String note;
        private final ChartTheme theme;
        private final Charts.Look look;
        private final int width;
        private final int height;

        Picture(Figure figure, String note, ChartTheme theme, Charts.Look look, int width, int height) {
            this.figure = figure;
            this.note = note;
            this.theme = theme;
            this.look = look;
            this.width = width;
            this.height = height;
        }
    }

    private ChartExport() {}

    /** A chart as it is shown now. FX thread only. */
    public static Picture of(ChartPane pane, String note) {
        return pane.picture(note);
    }

    /** Writes it as PNG, at twice the size it has on the screen. */
    public static void png(Picture picture, Path file) throws IOException {
        if (!ImageIO.write(draw(picture), "png", file.toFile())) {
            throw new IOException("no PNG writer in this Java");
        }
    }

    /** Writes it as SVG. */
    public static void svg(Picture picture, Path file) throws IOException {
        var graphics = new SVGGraphics2D(emptyDocument());
        graphics.setSVGCanvasSize(new Dimension(picture.width, picture.height));
        var chart = Charts.createAlone(picture.figure, picture.note, picture.theme, picture.look);
        chart.draw(graphics, new Rectangle2D.Double(0, 0, picture.width, picture.height));
        try (var out = Files.newBufferedWriter(file)) {
            graphics.stream(out, true);
        }
    }

    private static Document emptyDocument() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument("http://www.w3.org/2000/svg", "svg", null);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("no XML in this Java", impossible);
        }
    }

    /** As a picture for the clipboard, at twice the size. */
    public static Image image(Picture picture) {
        var drawn = draw(picture);
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

    private static BufferedImage draw(Picture picture) {
        var image = new BufferedImage(picture.width * SCALE, picture.height * SCALE, BufferedImage.TYPE_INT_ARGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.scale(SCALE, SCALE);
        Charts.createAlone(picture.figure, picture.note, picture.theme, picture.look)
                .draw(graphics, new Rectangle2D.Double(0, 0, picture.width, picture.height));
        graphics.dispose();
        return image;
    }
}
