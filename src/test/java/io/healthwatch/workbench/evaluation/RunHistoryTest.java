package io.healthwatch.workbench.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.healthwatch.workbench.evaluation.Comparisons.Quantity;
import io.healthwatch.workbench.store.RunStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cell over several runs: answers from one to the next, machine by machine, damage named. */
class RunHistoryTest {

    @TempDir
    private Path data;

    private RunStore store;
    private RunHistory runs;

    @BeforeEach
    void record() throws Exception {
        store = new RunStore(data, SyntheticRun.clock());
        write(new SyntheticRun(1).with("a", 1, 20).version("a", "49.0"));
        write(new SyntheticRun(2).with("a", 0.7, 20).with("b", 1, 2).version("a", "50.0"));
        write(new SyntheticRun(3).with("b", 1, 2));
        write(new SyntheticRun(4).with("a", 5, 20).on("elsewhere").version("a", "50.0"));
        write(new SyntheticRun(5).with("a", 0.7, 20).with("c", 3, 2).version("a", "50.0").version("c", "9"));
        runs = new RunHistory(store);
    }

    private Path write(SyntheticRun run) throws Exception {
        return run.write(store);
    }

    private CellHistory history(String machine) throws Exception {
        return runs.of(SyntheticRun.cell("a"), Quantity.EXECUTION, machine, Comparisons.MARGIN, (_, _) -> {});
    }

    private static List<String> answers(CellHistory history) {
        return history.entries().stream()
                .skip(1)
                .map(entry -> entry.against().answer().word())
                .toList();
    }

    @Test
    void eachRunIsComparedWithTheOneBeforeItOnTheSameMachine() throws Exception {
        var history = history("");

        assertThat(history.machines()).extracting(CellHistory.Machine::name).containsExactly("bench", "elsewhere");
        assertThat(answers(history)).containsExactly("faster", "same");
        assertThat(history.entries().get(1).changes())
                .extracting(RunComparison.Change::what)
                .as("versions of other variants are none of its business")
                .containsExactly("a@node version");
        assertThat(history.entries().get(2).changes()).isEmpty();
        assertThat(history.entries().getFirst().against()).isNull();

        var elsewhere = history(history.machines().getLast().fingerprint());
        assertThat(elsewhere.entries()).hasSize(1);
        assertThat(elsewhere.entries().getFirst().figure(Quantity.EXECUTION).value())
                .isCloseTo(5 * history.entries().getFirst().figure(Quantity.EXECUTION).value(), within(0.5));
    }

    @Test
    void memoryIsMoreOrLessAndNotFaster() throws Exception {
        var memory = runs.of(SyntheticRun.cell("a"), Quantity.MEMORY, "", Comparisons.MARGIN, (_, _) -> {});

        var document = HistoryDocument.of(memory);
        assertThat(document.runs()).extracting(HistoryDocument.Run::value).containsOnly(10.0);
        assertThat(document.runs()).extracting(HistoryDocument.Run::answer).containsExactly(null, "same", "same");
        assertThat(document.otherMachines()).containsExactly("elsewhere");
    }

    @Test
    void damagedRunsAreNamedAndWhatChangedOnDiskIsReadAgain() throws Exception {
        var progress = new ArrayList<Integer>();
        assertThat(history("").entries()).hasSize(3);
        var last = history("").entries().getLast().folder();
        Files.writeString(last.resolve("run.json"), "{");
        Files.setLastModifiedTime(last.resolve("run.json"), FileTime.from(Instant.now().plusSeconds(5)));

        var history = runs.of(
                SyntheticRun.cell("a"), Quantity.EXECUTION, "", Comparisons.MARGIN, (read, _) -> progress.add(read));

        assertThat(history.unread()).hasSize(1).first().satisfies(unread -> {
            assertThat(unread.folder()).isEqualTo(last);
            assertThat(unread.reason()).contains("run.json");
        });
        assertThat(history.machines().getFirst().name()).isEqualTo("elsewhere");
        assertThat(progress).as("the run without the cell was not read").containsExactly(1, 2, 3, 4);
    }
}
