package io.healthwatch.workbench.chart;

import java.awt.Dimension;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.w3c.dom.Document;

/**
 * A figure with its title, condition and legend, as it is written to files. Any thread.
 *
 * @param note the condition; empty for none
 * @param width in pixels
 * @param height in pixels
 * @param titled whether title and condition are drawn
 */
public record Picture(
        Figure figure, String note, ChartTheme theme, Charts.Look look, int width, int height, boolean titled) {

    private static final int SCALE = 2;

    /** With its title. */
    public Picture(Figure figure, String note, ChartTheme theme, Charts.Look look, int width, int height) {
        this(figure, note, theme, look, width, height, true);
    }

    private JFreeChart chart() {
        return titled
                ? Charts.createAlone(figure, note, theme, look)
                : Charts.createUntitled(figure, theme, look);
    }

    /** As large as it is shown, and as sharp as a screen of twice the resolution. */
    public PictureSize size() {
        return new PictureSize(width * SCALE, height * SCALE, SCALE);
    }

    /** Writes it as PNG of that size. */
    public void png(Path file, PictureSize size) throws IOException {
        if (!ImageIO.write(image(size), "png", file.toFile())) {
            throw new IOException("no PNG writer in this Java");
        }
    }

    /** How texts are written into SVG. */
    public enum Texts {
        /** As text, in the font's name: small, and can be searched. */
        TEXT,
        /** As outlines: they look the same whatever fonts the reader has. */
        OUTLINES
    }

    /**
     * Writes it as an SVG document.
     *
     * @param name begins every id in it, so that several can stand in one page; letters, digits and hyphens
     */
    public void svg(Writer out, String name, Texts texts) throws IOException {
        var context = SVGGeneratorContext.createDefault(emptyDocument());
        context.setIDGenerator(new SVGIDGenerator() {
            @Override
            public String generateID(String prefix) {
                return name + "-" + super.generateID(prefix);
            }
        });
        var graphics = new SVGGraphics2D(context, texts == Texts.OUTLINES);
        graphics.setSVGCanvasSize(new Dimension(width, height));
        chart().draw(graphics, new Rectangle2D.Double(0, 0, width, height));
        var root = graphics.getRoot();
        root.setAttributeNS(null, "viewBox", "0 0 " + width + " " + height);
        graphics.stream(root, out, true, false);
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

    /**
     * A picture as pixels.
     *
     * @param plot where the rows or lines are, in the picture's own pixels
     */
    public record Drawn(BufferedImage image, Rectangle2D plot) {}

    /** As pixels. */
    public BufferedImage image(PictureSize size) {
        return drawn(size).image();
    }

    /** As pixels, that many times its size. */
    public Drawn drawn(double scale) {
        return drawn(new PictureSize((int) Math.ceil(width * scale), (int) Math.ceil(height * scale), scale));
    }

    private Drawn drawn(PictureSize size) {
        var image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_ARGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.scale(size.scale(), size.scale());
        var layout = new ChartRenderingInfo();
        chart().draw(
                graphics,
                new Rectangle2D.Double(0, 0, size.width() / size.scale(), size.height() / size.scale()),
                layout);
        graphics.dispose();
        return new Drawn(image, layout.getPlotInfo().getDataArea());
    }
}
