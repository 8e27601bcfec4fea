package io.healthwatch.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.decision.DecisionModel;
import io.healthwatch.workbench.decision.DecisionModelFile;
import io.healthwatch.workbench.decision.Ratings;
import io.healthwatch.workbench.evaluation.Results;
import io.healthwatch.workbench.gui.Runs;
import io.healthwatch.workbench.report.Slide.Content;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.store.RunStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Slides as PDF and as a page, of small runs of every kind and of the largest. */
class SlideDocumentTest {

    private static final double POINTS_A_PIXEL = 0.75;
    private static final double FOOTER_FROM = (1070 - 50) * POINTS_A_PIXEL;

    @TempDir
    private Path data;

    private static Home home() {
        return Home.locate();
    }

    private Deck deck(ReportRuns kind) throws IOException {
        var folder = kind.write(data);
        var run = RunStore.open(folder);
        var snapshot = RunSnapshot.of(folder, run, new Results(run));
        return Deck.of(snapshot, RunRecords.read(snapshot, data, Home.at(home().assets().getParent(), data)));
    }

    /** Runs that are as large as they get, with all that can go wrong. */
    static Stream<Runs> largest() {
        return Stream.of(
                Runs.ofEverything().with("wasmer-cranelift", "node", "c").with("wasmer-singlepass", "jvm", "c").forks(2)
                        .wrong("chicory", "regex-processing").wrong("node", "error-handling").crashing("endive"),
                Runs.inAllLanguages().on("a-machine-with-a-long-name", "another-machine").forks(3));
    }

    @ParameterizedTest
    @EnumSource
    void everySlideIsAPageOfThePdfWithAllItsText(ReportRuns kind) throws Exception {
        assertFits(deck(kind));
    }

    @ParameterizedTest
    @MethodSource("largest")
    void theLargestRunFits(Runs runs) throws Exception {
        var records = new RunRecords(
                null, "No assessment was made on this machine.", Ratings.NONE,
                new DecisionModelFile.Read(DecisionModel.STANDARD, ""));
        assertFits(Deck.of(runs.snapshot(), records));
    }

    private static void assertFits(Deck deck) throws Exception {
        var out = new ByteArrayOutputStream();
        new SlideDocument(home(), deck, SlideLook.LIGHT).pdf(out);
        try (var pdf = Loader.loadPDF(out.toByteArray())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(deck.slides().size());
            for (var page = 1; page <= pdf.getNumberOfPages(); page++) {
                var slide = deck.slides().get(page - 1);
                var placed = new Placed();
                placed.setStartPage(page);
                placed.setEndPage(page);
                var text = squeezed(placed.getText(pdf));
                assertThat(words(slide)).as(slide.id()).allSatisfy(word -> assertThat(text).contains(squeezed(word)));
                assertInside(pdf, page, placed.letters, slide);
            }
        }
    }

    private static void assertInside(PDDocument pdf, int page, List<TextPosition> letters, Slide slide) {
        var box = pdf.getPage(page - 1).getMediaBox();
        assertThat(box.getWidth() / box.getHeight()).isEqualTo(16 / 9f);
        assertThat(letters)
                .as(slide.id())
                .isNotEmpty()
                .allSatisfy(letter -> {
                    assertThat(letter.getXDirAdj()).isNotNegative();
                    assertThat(letter.getXDirAdj() + letter.getWidthDirAdj()).isLessThanOrEqualTo(box.getWidth());
                    assertThat(letter.getYDirAdj()).isBetween(0f, box.getHeight());
                });
        assertThat(letters.stream().filter(letter -> letter.getFontSizeInPt() > 20 * POINTS_A_PIXEL))
                .as("what stands above the footer of " + slide.id())
                .allSatisfy(letter -> assertThat(letter.getYDirAdj()).isLessThan((float) FOOTER_FROM));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static List<String> words(Slide slide) {
        var words = new ArrayList<>(List.of(slide.title(), slide.sentence(), slide.note()));
        switch (slide.content()) {
            case Content.Points points -> points.points().forEach(point -> words.addAll(List.of(point.lead(), point.words())));
            case Content.Grid grid -> grid.rows().forEach(row -> {
                words.add(row.heading().title());
                row.cells().forEach(cell -> words.addAll(List.of(cell.word(), cell.value(), cell.below())));
            });
            case Content.Chart _ -> {}
        }
        return words;
    }

    /** The letters of a page with their places. */
    private static final class Placed extends PDFTextStripper {

        private final List<TextPosition> letters = new ArrayList<>();

        @Override
        protected void processTextPosition(TextPosition letter) {
            letters.add(letter);
            super.processTextPosition(letter);
        }
    }

    @ParameterizedTest
    @EnumSource
    void thePageIsWholeByItselfAndReadableWithoutScripts(ReportRuns kind) throws Exception {
        var deck = deck(kind);

        var page = new SlideDocument(home(), deck, SlideLook.DARK).html();

        assertThat(page.length()).isLessThan(5_000_000);
        assertThat(page)
                .contains("default-src 'none'")
                .doesNotContain("@import")
                .doesNotContainPattern("url\\((?!['\"]?(data:|#))")
                .doesNotContainPattern("<(link|img|iframe|object|embed|base)\\b")
                .doesNotContainPattern("<script[^>]*\\bsrc");
        var slides = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(page.substring(page.indexOf("<html")))))
                .getElementsByTagName("section");
        assertThat(slides.getLength()).isEqualTo(deck.slides().size());
        for (var i = 0; i < slides.getLength(); i++) {
            var section = (Element) slides.item(i);
            var heading = section.getElementsByTagName(i == 0 ? "h1" : "h2").item(0);
            assertThat(heading.getTextContent()).isEqualTo(deck.slides().get(i).title());
            assertThat(section.getAttribute("aria-labelledby"))
                    .isEqualTo(((Element) heading).getAttribute("id"));
            assertThat(squeezed(section.getTextContent()))
                    .contains(words(deck.slides().get(i)).stream().map(SlideDocumentTest::squeezed).toList());
        }
    }
}
