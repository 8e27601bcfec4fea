package io.healthwatch.workbench.gui.report;

import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import javafx.geometry.Dimension2D;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** The pages of a PDF as pictures. Sizes are for any thread, pictures for one alone. */
final class PdfPages implements Closeable {

    private final PDDocument document;
    private final PDFRenderer renderer;
    private final List<Dimension2D> sizes = new ArrayList<>();

    /** @throws IOException when it is no PDF */
    PdfPages(byte[] pdf) throws IOException {
        document = Loader.loadPDF(pdf);
        renderer = new PDFRenderer(document);
        for (var page : document.getPages()) {
            var box = page.getCropBox();
            sizes.add(new Dimension2D(box.getWidth(), box.getHeight()));
        }
    }

    /** The size of every page in points. */
    List<Dimension2D> sizes() {
        return sizes;
    }

    /**
     * A page as it is printed.
     *
     * @param scale pixels a point
     */
    Image picture(int page, double scale) throws IOException {
        return image(renderer.renderImage(page, (float) scale, ImageType.RGB));
    }

    private static Image image(BufferedImage drawn) {
        var width = drawn.getWidth();
        var height = drawn.getHeight();
        var image = new WritableImage(width, height);
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        width,
                        height,
                        PixelFormat.getIntArgbInstance(),
                        drawn.getRGB(0, 0, width, height, null, 0, width),
                        0,
                        width);
        return image;
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
