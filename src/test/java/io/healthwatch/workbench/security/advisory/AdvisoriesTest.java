package io.healthwatch.workbench.security.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.security.advisory.Knowledge.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.semver4j.RangesListFactory;

/** The matching is tried on a file of its own; what comes with the workbench is held to its form. */
class AdvisoriesTest {

    private static final String FILE =
            """
            {"schemaVersion":1,"runtimes":["Acme"],"consulted":"2026-11-01","note":"n","sources":[],"advisories":[
             {"id":"A","aliases":[],"title":"two lines","severity":"high","concerns":"","date":"2026-01-01",
              "affected":["<4.0.1",">=5.0.0 <5.0.1"],"fixedIn":["4.0.1","5.0.1"],"url":"u","checked":"seen"},
             {"id":"B","aliases":[],"title":"made later","severity":"low","concerns":"","date":"2026-02-01",
              "affected":[">=5.0.0"],"fixedIn":[],"url":"u","checked":"seen"}]}
            """;

    @TempDir
    private Path folder;

    private Knowledge of(String version) throws IOException {
        Files.createDirectories(folder.resolve("assets/advisories"));
        Files.writeString(folder.resolve("assets/advisories/acme.json"), FILE);
        return Advisories.read(Home.at(folder)).of("ACME", version);
    }

    private static List<String> ids(List<Advisory> advisories) {
        return advisories.stream().map(Advisory::id).toList();
    }

    @Test
    void rangesDecide() throws IOException {
        assertThat(ids(of("4.0.0").affecting())).containsExactly("A");
        assertThat(of("4.0.1").state()).isEqualTo(State.FIXED);
        assertThat(ids(of("4.0.1").fixed())).containsExactly("A");
        assertThat(ids(of("v5.0.0").affecting())).containsExactly("B", "A");
        assertThat(ids(of("5.0.1").affecting())).containsExactly("B");
        assertThat(ids(of("5.0.1").fixed())).containsExactly("A");
    }

    @Test
    void whatCannotBeComparedIsUnknown() throws IOException {
        assertThat(of("").state()).isEqualTo(State.UNKNOWN);
        assertThat(of("nightly").state()).isEqualTo(State.UNKNOWN);
        assertThat(Advisories.read(Home.at(folder)).of("Nobody", "1.0.0").state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void ageIsCountedFromTheConsultation() throws IOException {
        assertThat(of("4.0.0").ageInDays(LocalDate.of(2026, 11, 22))).isEqualTo(21);
    }

    @Test
    void theOldWasmtimeIsAffectedAndWasFixedBefore() throws IOException {
        var known = Advisories.read(Home.at(Path.of(""))).of("Wasmtime", "7.0.1");
        assertThat(known.state()).isEqualTo(State.AFFECTED);
        assertThat(ids(known.affecting())).contains("RUSTSEC-2023-0091").doesNotContain("RUSTSEC-2023-0090");
        assertThat(ids(known.fixed())).contains("RUSTSEC-2023-0090", "RUSTSEC-2023-0092");
    }

    @Test
    void everyEntryHasSourceDateAndRanges() throws IOException {
        var json = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        try (var paths = Files.newDirectoryStream(Path.of("assets/advisories"))) {
            for (var path : paths) {
                var file = json.readValue(path.toFile(), AdvisoryFile.class);
                assertThat(file.sources()).as(path.toString()).isNotEmpty();
                assertThat(file.advisories()).extracting(Advisory::id).doesNotHaveDuplicates();
                for (var advisory : file.advisories()) {
                    assertThat(advisory.url()).startsWith("https://");
                    assertThat(advisory.checked()).isIn("seen", "from memory");
                    assertThat(advisory.date()).isBeforeOrEqualTo(file.consulted());
                    assertThat(advisory.affected())
                            .as(advisory.id())
                            .isNotEmpty()
                            .allMatch(range -> !RangesListFactory.create(range).get().isEmpty());
                }
            }
        }
    }
}
