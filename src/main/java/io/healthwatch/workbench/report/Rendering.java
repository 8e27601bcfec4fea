package io.healthwatch.workbench.report;

import io.healthwatch.workbench.chart.Picture;
import io.healthwatch.workbench.chart.Picture.Texts;
import io.healthwatch.workbench.runtime.catalog.Home;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Renders the documents of one dossier: Markdown by templates, pages and PDF of Markdown. Any thread, not the FX thread. */
public final class Rendering {

    /** The folder that Markdown has its pictures in. */
    static final String IMAGES = "images";

    private final Path styles;
    private final Dossier dossier;
    private final Templates templates;
    private final Map<String, String> charts;
    private final Html onScreen;
    private final Html onPaper;

    /**
     * Draws the charts, which takes some seconds.
     *
     * @throws IOException when a chart cannot be written
     */
    public Rendering(Home home, Dossier dossier, Templates templates) throws IOException {
        this.styles = home.assets().resolve("report");
        this.dossier = dossier;
        this.templates = templates;
        this.charts = draw(dossier.pictures(), Texts.TEXT);
        this.onScreen = new Html(elements(charts));
        this.onPaper = new Html(elements(draw(dossier.pictures(), Texts.OUTLINES)));
    }

    private static Map<String, String> draw(Map<String, Picture> pictures, Texts texts) throws IOException {
        var charts = new LinkedHashMap<String, String>();
        for (var picture : pictures.entrySet()) {
            var out = new StringWriter();
            picture.getValue().svg(out, picture.getKey(), texts);
            charts.put(picture.getKey() + ".svg", out.toString());
        }
        return charts;
    }

    /** Without what stands before the root element of a document. */
    private static Map<String, String> elements(Map<String, String> documents) {
        var elements = new LinkedHashMap<String, String>();
        documents.forEach((name, svg) -> elements.put(IMAGES + "/" + name, svg.substring(svg.indexOf("<svg"))));
        return elements;
    }

    /** The charts as SVG documents by the names of their files, which Markdown looks for in {@code images}. */
    public Map<String, String> charts() {
        return charts;
    }

    /**
     * The document as its template has it.
     *
     * @throws IOException when the template has an error; names file and line
     */
    public String markdown(Document document) throws IOException {
        return templates.markdown(document, dossier);
    }

    /** One self-contained page, which a browser opens and prints without fetching anything. */
    public String html(Document document, String markdown) throws IOException {
        var css = DocumentFonts.css() + style("report.css") + "@media print {\n" + style("browser-print.css") + "}\n";
        return onScreen.page(document.title(), markdown, css);
    }

    /**
     * The same as PDF, with numbered pages.
     *
     * @throws IOException when it cannot be written
     */
    public void pdf(Document document, String markdown, OutputStream out) throws IOException {
        Pdf.print(onPaper.page(document.title(), markdown, style("report.css") + style("print.css")), out);
    }

    /** The dossier as slides. */
    SlideDocument slides(SlideLook look) {
        return new SlideDocument(styles, dossier.deck(), look);
    }

    private String style(String name) throws IOException {
        return Files.readString(styles.resolve(name));
    }
}
