package io.healthwatch.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.healthwatch.workbench.report.kept.KeptDocuments;
import io.healthwatch.workbench.runtime.catalog.Home;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Documents of small runs of every kind. */
class ReportTest {

    @TempDir
    private Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    private Home home() {
        return Home.at(Home.locate().assets().getParent(), data());
    }

    private Dossier dossier(ReportRuns kind) throws Exception {
        return Dossier.of(kind.write(data()), data(), home());
    }

    private static String template(Document document) throws Exception {
        return Files.readString(Home.locate().assets().resolve("report").resolve(document.template()));
    }

    @ParameterizedTest
    @EnumSource
    void everyNumberIsInTheDossier(ReportRuns kind) throws Exception {
        var dossier = dossier(kind);
        var templates = new Templates(home());
        for (var document : Stream.of(Document.values()).filter(templates::has).toList()) {
            var markdown = templates.markdown(document, dossier);

            assertThat(new TracedNumbers(dossier.tree(), template(document)).untraced(markdown))
                    .as(document + " of a run that is " + kind)
                    .isEmpty();
            assertThat(markdown).doesNotContain("NaN", "null", "${", "<#");
        }
    }

    @Test
    void aFigureThatATemplateComputesIsFound() throws Exception {
        var dossier = dossier(ReportRuns.WITHOUT_FINDINGS);
        Files.writeString(folder.resolve("adr.md.ftl"), "It takes ${results[0].netExecutionTimeMs * 1.37}.");

        var markdown = new Templates(home(), folder).markdown(Document.ADR, dossier);

        assertThat(new TracedNumbers(dossier.tree(), "").untraced(markdown)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void thePageIsWholeByItselfAndThePdfHasItsText(ReportRuns kind) throws Exception {
        var dossier = dossier(kind);
        var templates = new Templates(home());

        var written = new ReportFolder(folder.resolve("out"))
                .writeAll(new Rendering(home(), dossier, templates), dossier, templates, SlideLook.LIGHT);

        assertThat(written.files()).allSatisfy(file -> assertThat(file).isNotEmptyFile());
        var page = Files.readString(folder.resolve("out/report.html"));
        assertLoadsNothing(page);
        try (var pdf = Loader.loadPDF(folder.resolve("out/report.pdf").toFile())) {
            var text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
            assertThat(pdf.getNumberOfPages()).isGreaterThan(2);
            assertThat(text)
                    .contains("Page 1 of " + pdf.getNumberOfPages())
                    .contains("Executive summary", "How to repeat it")
                    .contains(words(dossier.tree().at("/decision/recommendation").asText()));
        }
        assertThat(Files.readString(folder.resolve("out/report.md")))
                .contains(dossier.tree().get("missing").findValuesAsText("why"));
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").split("[:;]")[0];
    }

    private static void assertLoadsNothing(String page) throws Exception {
        var parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        var elements = parser.parse(new InputSource(new StringReader(page))).getElementsByTagName("*");
        var loading = new ArrayList<String>();
        for (var i = 0; i < elements.getLength(); i++) {
            var element = (Element) elements.item(i);
            if (List.of("script", "link", "img", "iframe", "object", "embed", "base").contains(element.getTagName())) {
                loading.add(element.getTagName());
            }
            for (var name : List.of("src", "xlink:href", "href")) {
                var target = element.getAttribute(name);
                if (!target.isEmpty() && !target.startsWith("#") && !element.getTagName().equals("a")) {
                    loading.add(element.getTagName() + " " + target);
                }
            }
        }
        assertThat(loading).isEmpty();
        assertThat(page).doesNotContain("@import").doesNotContainPattern("url\\((?!['\"]?(data:|#))");
    }

    @Test
    void aMergedRunHasAPartForEachMachineAndIsDecidedForOne() throws Exception {
        var dossier = dossier(ReportRuns.MERGED);

        assertThat(dossier.tree().get("machines").findValuesAsText("name")).containsExactly("lab-a", "lab-b");
        assertThat(dossier.tree().at("/decision/machine").asText()).isEqualTo("lab-a");
        assertThat(dossier.tree().get("comparisons"))
                .allSatisfy(compared ->
                        assertThat(compared.get("subject").asText()).contains(compared.get("machine").asText()));
        assertThat(new Templates(home()).markdown(Document.REPORT, dossier))
                .contains("### lab-a", "### lab-b", "made for lab-a alone");
    }

    @Test
    void unsureIsNeverWrittenAsFasterAndMissingIsSaid() throws Exception {
        var tree = dossier(ReportRuns.WITHOUT_FINDINGS).tree();

        assertThat(tree.get("comparisons")).isNotEmpty().allSatisfy(compared -> {
            var beyondOne = !compared.get("low").isNull()
                    && (compared.get("high").asDouble() < 1 || compared.get("low").asDouble() > 1);
            if (List.of("faster", "slower").contains(compared.get("answer").asText())) {
                assertThat(beyondOne).isTrue();
            }
        });
        assertThat(tree.get("security").isNull()).isTrue();
        assertThat(tree.at("/missing/security/why").asText()).contains("No assessment");
        assertThat(tree.at("/missing/security/command").asText()).contains("assess");
        assertThat(tree.at("/decision/state").asText()).isEqualTo("none");
    }

    @Test
    void anErrorInATemplateNamesFileAndLine() throws Exception {
        var dossier = dossier(ReportRuns.WITHOUT_FINDINGS);
        var own = folder.resolve("report.md.ftl");

        Files.writeString(own, "# Mine\n\n${run.nothing}\n");
        assertThatThrownBy(() -> new Templates(home(), folder).markdown(Document.REPORT, dossier))
                .hasMessageContaining(own + ", line 3")
                .hasMessageContaining("run.nothing");
        Files.writeString(own, "# Mine\n<#if run>\n");
        assertThatThrownBy(() -> new Templates(home(), folder).markdown(Document.REPORT, dossier))
                .hasMessageContaining(own + ", line 2");
        assertThatThrownBy(() -> new Templates(home(), own)).hasMessageContaining("no folder of templates");
    }

    @Test
    void anEditOfTheRunIsWrittenInsteadAndTold() throws Exception {
        var dossier = dossier(ReportRuns.WITHOUT_FINDINGS);
        var templates = new Templates(home());
        new KeptDocuments(dossier.folder()).save("report", "# Ours\n\nText | with * marks.\n", "what it was");

        var written = new ReportFolder(folder.resolve("out"))
                .writeAll(new Rendering(home(), dossier, templates), dossier, templates, SlideLook.LIGHT);

        assertThat(folder.resolve("out/report.md")).content().startsWith("# Ours");
        assertThat(folder.resolve("out/report.html")).content().contains("Text | with * marks.");
        assertThat(written.notes()).singleElement().asString().contains("edited", "has changed since");
    }

    @Test
    void whatHostileTextsSayStaysText() throws Exception {
        var dossier = dossier(ReportRuns.WITHOUT_FINDINGS);
        dossier.tree().withObject("/run").put("profile", "<script>x</script> | **bold** [a](http://b)\nnext");
        var templates = new Templates(home());
        var markdown = templates.markdown(Document.REPORT, dossier);

        var page = new Rendering(home(), dossier, templates).html(Document.REPORT, markdown);

        assertThat(page).contains("&lt;script&gt;x&lt;/script&gt; | **bold** [a](http://b) next");
    }

    @Test
    void aFileIsNoFolder() throws Exception {
        var file = Files.writeString(folder.resolve("taken"), "");

        assertThatThrownBy(() -> new ReportFolder(file)).hasMessageContaining("is a file");
    }
}
