package io.healthwatch.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.answer.Languages;
import io.healthwatch.workbench.answer.MatrixTable;
import io.healthwatch.workbench.gui.Runs;
import io.healthwatch.workbench.report.Slide.Mark;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class GridSvgTest {

    private static final Slide.Content.Grid GRID = MatrixSlides.grid(
            MatrixTable.of(Runs.ofEverything().weighed().snapshot(), "node", Languages.FIRST, Map.of(), _ -> ""));

    private static Element drawn(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
    }

    private static List<Element> elements(Element in, String name) {
        var found = in.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
    }

    @ParameterizedTest
    @EnumSource
    void everyJudgementStandsInThePictureAndNothingBeyondItsEdge(SlideLook look) throws Exception {
        var svg = drawn(GridSvg.of("Criteria & <targets>", "in C", GRID, look));
        var words = new ArrayList<String>();
        for (var text : elements(svg, "text")) {
            words.add(text.getTextContent());
            assertThat(Double.parseDouble(text.getAttribute("x"))).isBetween(0.0, Double.valueOf(svg.getAttribute("width")));
            assertThat(Double.parseDouble(text.getAttribute("y"))).isBetween(0.0, Double.valueOf(svg.getAttribute("height")));
        }
        var all = String.join(" ", words);

        assertThat(words).startsWith("Criteria & <targets>", "in C");
        for (var row : GRID.rows()) {
            assertThat(all).contains(row.heading().title());
            row.cells().forEach(cell -> assertThat(all).contains(cell.word(), cell.value(), cell.below()));
        }
        var marked = GRID.rows().stream().flatMap(row -> row.cells().stream()).filter(cell -> cell.mark() != Mark.PLAIN);
        assertThat(elements(svg, "svg")).hasSize((int) marked.count());
        assertThat(elements(svg, "rect").getFirst().getAttribute("fill")).isEqualTo(look.ground());
    }

    @ParameterizedTest
    @EnumSource
    void longWordsGoOnInFurtherLinesOfTheirColumn(SlideLook look) throws Exception {
        var sentence = "Any change that breaks an embedder is announced one release ahead and has a written migration";
        var grid = new Slide.Content.Grid(
                "",
                List.of(new Slide.Heading("a", "A", "")),
                List.of(new Slide.Row(
                        new Slide.Heading("r", "R", ""), List.of(new Slide.Cell(Mark.PLAIN, "3 of 4", "", sentence)))));
        var lines = elements(drawn(GridSvg.of("T", "", grid, look)), "text").stream()
                .map(Element::getTextContent)
                .skip(4)
                .toList();

        assertThat(lines).hasSizeGreaterThan(2).allSatisfy(line -> assertThat(line.length()).isLessThan(40));
        assertThat(String.join(" ", lines)).isEqualTo(sentence);
    }
}
