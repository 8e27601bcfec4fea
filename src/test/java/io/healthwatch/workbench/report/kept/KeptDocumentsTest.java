package io.healthwatch.workbench.report.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An edit survives generation, discarding and damage. */
class KeptDocumentsTest {

    @TempDir
    private Path run;

    private KeptDocuments documents;

    @BeforeEach
    void open() {
        documents = new KeptDocuments(run);
    }

    @Test
    void anEditSurvivesALaterGenerationAndSaysThatItIsOutdated() throws Exception {
        assertThat(documents.document("adr", "made")).isEqualTo(new KeptDocument("made", false, false, ""));
        documents.save("adr", "edited ✓", "made");
        assertThat(documents.document("adr", "made")).isEqualTo(new KeptDocument("edited ✓", true, false, ""));
        documents.save("adr", "edited twice", "made anew");
        assertThat(new KeptDocuments(run).document("adr", "made anew"))
                .isEqualTo(new KeptDocument("edited twice", true, true, ""));
        documents.keep("adr", "made anew");
        assertThat(documents.document("adr", "made anew").outdated()).isFalse();
        assertThat(documents.document("risks", "made").edited()).isFalse();
    }

    @Test
    void discardingIsUndone() throws Exception {
        documents.save("adr", "edited", "made");
        documents.discard("adr");
        assertThat(documents.document("adr", "made").text()).isEqualTo("made");
        assertThat(run.resolve("documents/adr.md.discarded")).hasContent("edited");
        documents.restore("adr");
        assertThat(documents.document("adr", "made")).isEqualTo(new KeptDocument("edited", true, false, ""));
        documents.discard("adr");
        documents.save("adr", "another", "made");
        assertThat(documents.canRestore("adr")).isFalse();
        documents.restore("adr");
        assertThat(documents.document("adr", "made").text()).isEqualTo("another");
    }

    @Test
    void whatCannotBeReadIsLeftAsItIs() throws Exception {
        documents.save("adr", "edited", "made");
        var broken = new byte[] {'o', 'k', (byte) 0xff};
        Files.write(documents.file("adr"), broken);
        var document = documents.document("adr", "made");
        assertThat(document.text()).isEqualTo("made");
        assertThat(document.problem()).contains("adr.md is not UTF-8");
        assertThatThrownBy(() -> documents.save("adr", "over it", "made")).isInstanceOf(IOException.class);
        assertThat(documents.file("adr")).hasBinaryContent(broken);
        documents.discard("adr");
        documents.save("adr", "afresh", "made");
        assertThat(documents.document("adr", "made").text()).isEqualTo("afresh");
        assertThat(run.resolve("documents/adr.md.discarded")).hasBinaryContent(broken);
    }

    @Test
    void hugeDocumentsAreRefused() throws Exception {
        documents.save("adr", "edited", "made");
        try (var file = new RandomAccessFile(documents.file("adr").toFile(), "rw")) {
            file.setLength(KeptDocuments.LARGEST + 1);
        }
        assertThat(documents.document("adr", "made").problem()).contains("too large");
        assertThatThrownBy(() -> documents.save("risks", "x".repeat((int) KeptDocuments.LARGEST + 1), "made"))
                .hasMessageContaining("too large");
    }

    @Test
    void aFailureSaysWhereAndNamesStayInTheFolder() throws Exception {
        Files.writeString(run.resolve("documents"), "a file where the folder should be");
        assertThatThrownBy(() -> documents.save("adr", "edited", "made")).hasMessageContaining("cannot be kept in");
        assertThatThrownBy(() -> documents.file("../run")).isInstanceOf(IllegalArgumentException.class);
    }
}
