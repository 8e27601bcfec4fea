package io.healthwatch.workbench.gui.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.answer.MatrixColumn;
import io.healthwatch.workbench.answer.MatrixTable;
import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.evaluation.Verdict;
import io.healthwatch.workbench.gui.Runs;
import io.healthwatch.workbench.gui.Workspace;
import io.healthwatch.workbench.run.RunState;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MatrixTableTest {

    private static final RunSnapshot RUN = Runs.ofEverything().snapshot();

    private static MatrixTable table(RunSnapshot run, String host) {
        return MatrixTable.of(run, host, "c", Map.of(), variant -> variant.startsWith("wasmer") ? "Not installed." : "");
    }

    @Test
    void theRequestsColumnsComeFirstWhetherMeasuredOrNot() {
        var columns = table(RUN, "node").columns();
        assertThat(columns.subList(0, 4)).extracting(MatrixColumn::title)
                .containsExactly("Wasmtime", "Wasmer", "WASM3", "Node");
        assertThat(columns.get(1).measured()).isFalse();
        assertThat(columns.get(1).reason()).isEqualTo("Not part of this run. Not installed.");
        assertThat(columns.subList(columns.size() - 2, columns.size()))
                .allSatisfy(column -> assertThat(column.group()).isEqualTo(MatrixColumn.Group.BASELINE));
        assertThat(table(null, "node").columns()).hasSize(4);
    }

    @Test
    void theHostIsPreferredAndTheOtherOneShownWhereItIsTheOnlyOne() {
        assertThat(table(RUN, "node").columns().getFirst().series()).isEqualTo("wasmtime-cranelift@node");
        assertThat(table(RUN, "jvm").columns().getFirst().series()).isEqualTo("wasmtime-cranelift");
        assertThat(table(RUN, "jvm").columns().get(3).series()).isEqualTo("node");
        assertThat(table(RUN, "node").columns()).anyMatch(column -> column.series().equals("chicory"));
    }

    @Test
    void javetStandsInForNode() {
        var run = new Runs().with("javet", "jvm", "c").snapshot();
        assertThat(table(run, "node").columns().get(3).series()).isEqualTo("javet");
        assertThat(table(run, "node").columns()).hasSize(4);
    }

    @Test
    void aVariantHasAColumnForEachMachine() {
        var run = new Runs()
                .with("node", "node", "c")
                .with("wasm3", "node", "c")
                .with("wasm3", "jvm", "c")
                .with("chicory", "jvm", "c")
                .with("script", "node", "javascript")
                .on("lab-a", "lab-b")
                .snapshot();

        var table = table(run, "node");

        assertThat(table.columns()).filteredOn(MatrixColumn::measured)
                .extracting(MatrixColumn::series)
                .containsExactly(
                        "wasm3@node (lab-a)",
                        "wasm3@node (lab-b)",
                        "node (lab-a)",
                        "node (lab-b)",
                        "chicory (lab-a)",
                        "chicory (lab-b)",
                        "script (lab-a)",
                        "script (lab-b)");
        assertThat(table.columns()).extracting(MatrixColumn::key).doesNotHaveDuplicates();
        assertThat(table.columns()).filteredOn(MatrixColumn::measured).allSatisfy(column -> {
            var entry = table.entry(Criterion.EXECUTION, column);
            assertThat(entry.machine()).isEqualTo(column.machine());
            assertThat(entry.all()).allSatisfy(result -> assertThat(result.cell().machine()).isEqualTo(column.machine()));
        });
    }

    @Test
    void aTargetCanBeChangedAndGivenBack() {
        var workspace = new Workspace();
        var model = new MatrixModel(workspace, _ -> "", Runnable::run, Runnable::run);
        workspace.run().set(RUN);
        model.refresh();
        var node = model.table().get().columns().get(3);
        assertThat(model.table().get().entry(Criterion.COLD_START, node).verdict()).isEqualTo(Verdict.PASS);
        var before = model.target(Criterion.COLD_START, 1);
        assertThat(model.table().get().entry(Criterion.COLD_START, node).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(model.table().get().targetsAreTheRequests()).isFalse();
        assertThat(model.target(Criterion.COLD_START, -3)).isNull();
        assertThat(model.target(Criterion.COLD_START, Double.NaN)).isNull();
        assertThat(model.table().get().targets()).containsEntry(Criterion.COLD_START, 1.0);
        var changed = model.requestTargets();
        assertThat(model.table().get().targetsAreTheRequests()).isTrue();
        changed.run();
        assertThat(model.table().get().targets()).containsEntry(Criterion.COLD_START, 1.0);
        before.run();
        assertThat(model.table().get().entry(Criterion.COLD_START, node).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void oneLanguageIsShownAtATimeAndBaselinesStandBesideIt() {
        var run = Runs.ofEverything().with("node", "node", "rust").with("wasm3", "node", "rust").wrong("node", "json-parsing-heavy").snapshot();
        var workspace = new Workspace();
        var model = new MatrixModel(workspace, _ -> "", Runnable::run, Runnable::run);
        workspace.run().set(run);
        model.refresh();
        assertThat(model.table().get().language()).isEqualTo("c");
        workspace.language().set("rust");
        var table = model.table().get();
        assertThat(table.language()).isEqualTo("rust");
        assertThat(table.columns()).filteredOn(MatrixColumn::measured).extracting(MatrixColumn::variant)
                .containsExactly("wasm3", "node", "native", "script");
        var node = table.entry(Criterion.EXECUTION, table.columns().get(3));
        assertThat(node.all()).hasSize(5).allMatch(result -> result.cell().language().equals("rust"));
        assertThat(table.markdown()).startsWith("Probes in Rust.");
        workspace.language().set("a language that this run has not");
        assertThat(model.table().get().language()).isEqualTo("c");
    }

    @Test
    void aDetailComparesWithBothBaselinesAndSaysWhereOneIsMissing() {
        var run = new Runs().with("node", "node", "c").with("native", "jvm", "c").snapshot();
        var table = table(run, "node");
        var detail = Detail.of(run, table, new MatrixModel.Spot(Criterion.EXECUTION, "Node"));
        assertThat(detail.scenarios().columns()).extracting(column -> column.header()).contains("× native", "× script");
        assertThat(detail.verdict())
                .matches(".* Compared: [0-9.]+ \\([0-9.]+ – [0-9.]+\\) times native; script was not measured there\\.");
        assertThat(detail.scenarios().rows()).allSatisfy(row -> {
            assertThat(row.values().get(8).toString()).matches("[0-9.]+ \\([0-9.]+ – [0-9.]+\\)");
            assertThat(row.values().get(9)).isEqualTo("baseline not measured");
        });
    }

    @Test
    void columnsKeepTheirKeysWhileARunGoesOn() {
        var early = table(Runs.ofEverything().after(3, RunState.RUNNING).snapshot(), "node");
        assertThat(early.columns()).extracting(MatrixColumn::key)
                .containsExactlyElementsOf(
                        table(RUN, "node").columns().stream().map(MatrixColumn::key).toList());
    }

    @ParameterizedTest
    @EnumSource(Criterion.class)
    void aCellTellsWhereItsFigureComesFrom(Criterion criterion) {
        var run = Runs.ofEverything().crashing("wasmtime-winch").snapshot();
        var table = table(run, "node");
        for (var column : table.columns()) {
            var detail = Detail.of(run, table, new MatrixModel.Spot(criterion, column.key()));
            assertThat(detail.verdict()).isNotBlank();
            assertThat(detail.definition()).isNotBlank();
            if (column.measured()) {
                assertThat(detail.command())
                        .matches("bin/workbench evaluate --variant " + column.variant() + " --host " + column.host()
                                + " --scenario \\S+ --language \\S+ --profile standard --seed 4711");
                assertThat(detail.scenarios().rows()).hasSize(5);
            }
            if (column.variant().equals("wasmtime-winch")) {
                assertThat(detail.failures()).hasSize(7).first().asString().contains("SIGSEGV");
                assertThat(detail.judged()).isEqualTo(Verdict.NOT_MEASURED);
            }
        }
        assertThat(Detail.of(run, table, new MatrixModel.Spot(criterion, "nobody"))).isNull();
    }

    @Test
    void markdownIsTheRequestsTable() {
        assertThat(table(RUN, "node").markdown())
                .startsWith("| Metric | Target | Wasmtime (wasmtime-cranelift@node) | Wasmer | WASM3 (wasm3@node) | Node |")
                .contains("| **Bundle impact** | < 10 MB | _not measured_ |");
        assertThat(table(RUN, "node").table().csv()).contains("Cold start,Wasmer,,,not measured,,,,,ms,50");
    }

    @Test
    void theTargetStandsInTheMiddleOfThePicture() {
        assertThat(TargetPicture.place(50, 50)).isEqualTo(0.5);
        assertThat(TargetPicture.place(0, 50)).isZero();
        assertThat(TargetPicture.place(1e9, 50)).isBetween(0.99, 1.0);
    }
}
