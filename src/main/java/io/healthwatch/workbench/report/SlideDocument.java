package io.healthwatch.workbench.report;

import io.healthwatch.workbench.chart.Picture.Texts;
import io.healthwatch.workbench.report.Slide.Content;
import io.healthwatch.workbench.runtime.catalog.Home;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A presentation as a document: a page that a browser turns like slides, or a PDF. Neither ever fetches anything. */
public final class SlideDocument {

    private static final double PIXELS_A_REM = 16;

    private final Path styles;
    private final Deck deck;
    private final SlideLook look;

    /** The slides of a deck in that look. */
    public SlideDocument(Home home, Deck deck, SlideLook look) {
        this(home.assets().resolve("report"), deck, look);
    }

    SlideDocument(Path styles, Deck deck, SlideLook look) {
        this.styles = styles;
        this.deck = deck;
        this.look = look;
    }

    /**
     * One self-contained page: arrow keys turn its slides; without scripts and when printed, all stand below each other.
     *
     * @throws IOException when a style sheet cannot be read
     */
    public String html() throws IOException {
        return page(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline';"
                        + " script-src 'unsafe-inline'; font-src data:\"/>\n",
                DocumentFonts.css() + read("slides.css") + look.css() + read("slides-screen.css"),
                Texts.TEXT,
                "<script>\n" + read("slides.js") + "</script>\n");
    }

    /**
     * A PDF of 16:9 with a page a slide; charts are vectors and fonts are embedded.
     *
     * @throws IOException when it cannot be written
     */
    public void pdf(OutputStream out) throws IOException {
        Pdf.print(page("", read("slides.css") + look.css() + read("slides-print.css"), Texts.OUTLINES, ""), out);
    }

    private String read(String name) throws IOException {
        return Files.readString(styles.resolve(name));
    }

    private String page(String head, String css, Texts texts, String script) throws IOException {
        var slides = new StringBuilder();
        for (var i = 0; i < deck.slides().size(); i++) {
            slides.append(section(deck.slides().get(i), i + 1, texts));
        }
        return Html.document(name(), head, css, slides.toString(), script);
    }

    private String name() {
        return "Wasm Workbench, " + deck.name();
    }

    private String section(Slide slide, int number, Texts texts) throws IOException {
        var level = number == 1 ? "h1" : "h2";
        return "<section class=\"slide\" aria-labelledby=\"title-" + number + "\">\n<" + level + " id=\"title-" + number
                + "\">" + Html.escaped(slide.title()) + "</" + level + ">\n"
                + paragraph("sentence", slide.sentence())
                + content(slide, number, texts)
                + paragraph("note", slide.note())
                + "<div class=\"footer\"><p class=\"name\">"
                + Html.escaped(name() + (deck.status().partial() ? ". " + deck.status().words() : ""))
                + "</p><p class=\"page\">" + number + " / " + deck.slides().size() + "</p></div>\n</section>\n";
    }

    private static String paragraph(String style, String text) {
        return text.isEmpty() ? "" : "<p class=\"" + style + "\">" + Html.escaped(text) + "</p>\n";
    }

    private String content(Slide slide, int number, Texts texts) throws IOException {
        return switch (slide.content()) {
            case Content.Points points -> points.points().stream()
                    .map(point -> "<div class=\"" + (points.large() ? "large point" : "point") + "\">" + paragraph("lead", point.lead())
                            + paragraph("words", point.words()) + "</div>\n")
                    .collect(Collectors.joining());
            case Content.Grid grid -> grid(grid);
            case Content.Chart chart -> chart(chart, SlideLayout.room(slide), "slide-" + number, texts);
        };
    }

    private String grid(Content.Grid grid) {
        if (grid.rows().isEmpty()) {
            return "";
        }
        var table = new StringBuilder("<table class=\"columns-" + grid.columns().size() + "\">\n<thead><tr><th scope=\"col\">"
                + Html.escaped(grid.corner()) + "</th>");
        grid.columns().forEach(column -> table.append("<th scope=\"col\">").append(heading(column)).append("</th>"));
        table.append("</tr></thead>\n<tbody>\n");
        for (var row : grid.rows()) {
            table.append("<tr><th scope=\"row\">").append(heading(row.heading())).append("</th>");
            row.cells().forEach(cell -> table.append("<td>").append(cell(cell)).append("</td>"));
            table.append("</tr>\n");
        }
        return table.append("</tbody>\n</table>\n").toString();
    }

    private static String heading(Slide.Heading heading) {
        return Html.escaped(heading.title()) + below(heading.below());
    }

    private static String below(String words) {
        return words.isEmpty() ? "" : "<br/><span class=\"below\">" + Html.escaped(words) + "</span>";
    }

    private String cell(Slide.Cell cell) {
        return look.svg(cell.mark()) + " <span class=\"" + cell.mark().id() + "\">" + Html.escaped(cell.word()) + "</span>"
                + (cell.value().isEmpty() ? "" : " <b>" + Html.escaped(cell.value()) + "</b>")
                + below(cell.below());
    }

    private String chart(Content.Chart chart, int height, String name, Texts texts) throws IOException {
        var width = SlideLayout.WIDTH - 2 * SlideLayout.MARGIN;
        var svg = new StringWriter();
        look.picture(chart, DocumentFonts.family(), width, height).svg(svg, name, texts);
        var figure = chart.figure();
        var words = IntStream.range(0, figure.subjects().size())
                .mapToObj(subject -> figure.subjects().get(subject).label() + ", "
                        + String.join(", ", figure.detail(subject)))
                .collect(Collectors.joining("; "));
        var element = svg.toString();
        return "<div class=\"chart\" style=\"height: " + height / PIXELS_A_REM + "rem\" role=\"img\" aria-label=\""
                + Html.escaped(figure.title() + ": " + words) + "\">" + element.substring(element.indexOf("<svg"))
                + "</div>\n";
    }
}
