package io.healthwatch.workbench.report;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Prints a page as PDF. It fetches nothing. */
final class Pdf {

    static {
        XRLog.setLoggingEnabled(false);
    }

    private Pdf() {}

    /**
     * Prints a page of {@link Html}; in the PDF's base fonts where the documents' own cannot be had.
     *
     * @throws IOException when it cannot be written
     */
    static void print(String page, OutputStream out) throws IOException {
        var builder = new PdfRendererBuilder();
        builder.useUriResolver((_, uri) -> uri != null && uri.startsWith("#") ? uri : null);
        builder.useSVGDrawer(new BatikSVGDrawer());
        for (var face : DocumentFonts.faces()) {
            FSSupplier<InputStream> bytes = face::open;
            builder.useFont(
                    bytes,
                    DocumentFonts.FAMILY,
                    face.weight(),
                    face.italic() ? FontStyle.ITALIC : FontStyle.NORMAL,
                    true);
        }
        builder.withProducer("Wasm Workbench");
        builder.withHtmlContent(page, null);
        builder.toStream(out);
        builder.run();
    }
}
