package io.healthwatch.workbench.gui.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.assessment.ChecklistItem;
import io.healthwatch.workbench.assessment.Finding;
import io.healthwatch.workbench.assessment.Verdict;
import io.healthwatch.workbench.gui.AssessmentController.Findings;
import io.healthwatch.workbench.gui.Assessor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is counted and said of findings. */
class SecurityTableTest {

    private static Finding finding(ChecklistItem item, String attack, String variant, String host, Verdict verdict) {
        return new Finding(
                item, attack, variant, host, variant, "1", verdict, "seen", "execute", "trap", "unreachable", "said", "",
                1, null, 0, true);
    }

    private static Findings findings(boolean live, Finding... list) {
        return new Findings(List.of(list), null, live, Set.of());
    }

    private static SecurityTable table(Findings findings, SecurityTable.Filter filter) {
        return SecurityTable.of(null, findings, filter);
    }

    private static Tally tally(Findings findings, String variant, String host) {
        var table = table(findings, SecurityTable.Filter.all("node"));
        return table.tally(table.items().getFirst(), new Assessor.Place(variant, host));
    }

    @Test
    void aCellIsAsBadAsTheWorstOfWhatWasTried() {
        var held = finding(ChecklistItem.MEMORY, "a", "wasm3", "node", Verdict.HELD_BY_RUNTIME);
        var process = finding(ChecklistItem.MEMORY, "b", "wasm3", "node", Verdict.HELD_BY_PROCESS);
        var missing = finding(ChecklistItem.MEMORY, "c", "wasm3", "node", Verdict.NOT_OFFERED);
        var open = finding(ChecklistItem.MEMORY, "d", "wasm3", "node", Verdict.NOT_ASSESSED);
        var failed = finding(ChecklistItem.MEMORY, "e", "wasm3", "node", Verdict.FAILED);

        assertThat(tally(findings(false, held, missing), "wasm3", "node").verdict())
                .as("what is not offered says nothing of what was tried")
                .isEqualTo(Verdict.HELD_BY_RUNTIME);
        assertThat(tally(findings(false, missing), "wasm3", "node").verdict()).isEqualTo(Verdict.NOT_OFFERED);
        assertThat(tally(findings(false, held, process), "wasm3", "node").verdict())
                .isEqualTo(Verdict.HELD_BY_PROCESS);
        assertThat(tally(findings(false, process, open), "wasm3", "node").verdict())
                .as("nothing may be said to have held that was not tried")
                .isEqualTo(Verdict.NOT_ASSESSED);
        var all = tally(findings(false, held, process, missing, open, failed), "wasm3", "node");
        assertThat(all.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(all.words()).isEqualTo("2 held, 1 failed, 1 not assessed, 1 not offered");
    }

    @Test
    void whatIsMissingIsSaid() {
        var one = finding(ChecklistItem.CPU, "a", "wasm3", "node", Verdict.HELD_BY_RUNTIME);
        var other = finding(ChecklistItem.CPU, "b", "node", "node", Verdict.HELD_BY_RUNTIME);
        assertThat(tally(findings(true, one, other), "node", "node").words()).isEqualTo("1 held, 1 to come");
        assertThat(tally(findings(false, one, other), "node", "node").words()).isEqualTo("1 held, 1 not tried");
    }

    @Test
    void aVariantInBothHostsIsShownInTheOneThatIsChosen() {
        var findings = findings(
                false,
                finding(ChecklistItem.CPU, "a", "wasm3", "node", Verdict.HELD_BY_RUNTIME),
                finding(ChecklistItem.CPU, "a", "wasm3", "jvm", Verdict.FAILED),
                finding(ChecklistItem.CPU, "a", "chicory-interpreter", "jvm", Verdict.HELD_BY_RUNTIME));
        assertThat(table(findings, SecurityTable.Filter.all("node")).columns())
                .extracting(SecurityTable.Column::title)
                .containsExactly("wasm3@node", "chicory-interpreter");
        assertThat(table(findings, SecurityTable.Filter.all("jvm")).columns())
                .extracting(SecurityTable.Column::title)
                .containsExactly("wasm3", "chicory-interpreter");
        assertThat(table(findings, new SecurityTable.Filter("jvm", true, null, "")).columns())
                .extracting(SecurityTable.Column::title)
                .containsExactly("wasm3");
        assertThat(table(findings, new SecurityTable.Filter("node", true, null, "")).columns())
                .isEmpty();
        assertThat(table(findings, SecurityTable.Filter.all("jvm")).table().rows()).hasSize(2);
    }

    @Test
    void columnsAndRowsStayWhereTheyAreWhileFindingsComeIn() {
        var first = finding(ChecklistItem.CPU, "a", "wasm3", "node", Verdict.HELD_BY_RUNTIME);
        var scope = new Assessor.Scope(
                List.of(), List.of(new Assessor.Place("node", "node"), new Assessor.Place("wasm3", "node")), Duration.ZERO);
        var columns = SecurityTable.of(scope, findings(true, first), SecurityTable.Filter.all("node")).columns();
        assertThat(columns).extracting(SecurityTable.Column::title).containsExactly("node", "wasm3@node");
    }

    @Test
    void theHeadlineFollowsFromTheFindings() {
        var findings = new ArrayList<Finding>();
        for (var variant : List.of("wasm3", "node")) {
            for (var i = 0; i < 3; i++) {
                findings.add(finding(ChecklistItem.MEMORY, "m" + i, variant, "node", Verdict.HELD_BY_RUNTIME));
            }
        }
        findings.add(finding(ChecklistItem.CPU, "c0", "wasm3", "node", Verdict.HELD_BY_PROCESS));
        findings.add(finding(ChecklistItem.MEMORY, "m0", "native", "node", Verdict.NOT_ASSESSED));
        var held = SecurityHeadline.of(new Findings(findings, null, false, Set.of()));
        assertThat(held)
                .isEqualTo("Every runtime held all memory attacks itself. No attack got through. Held only by the"
                        + " process: wasm3@node in 1 attack.");
        assertThat(SecurityHeadline.of(new Findings(findings, null, true, Set.of())))
                .as("of all nothing is said before all is known")
                .isEqualTo("So far: No attack got through. Held only by the process: wasm3@node in 1 attack.");

        var failed = Stream.concat(
                        findings.stream(),
                        Stream.of(finding(ChecklistItem.MEMORY, "m3", "node", "node", Verdict.FAILED)))
                .toList();
        assertThat(SecurityHeadline.of(new Findings(failed, null, true, Set.of())))
                .isEqualTo("So far: node let 1 of 4 memory attacks through. Held only by the process: wasm3@node in 1"
                        + " attack.");
        assertThat(SecurityHeadline.brief(findings)).isEqualTo("No attack got through in any of 2 variants.");
        assertThat(SecurityHeadline.brief(failed))
                .isEqualTo("No attack got through in 1 of 2 variants; most did in node, 1 of 4.");
        assertThat(SecurityHeadline.of(findings(false, findings.getLast())))
                .isEqualTo("None of the runtimes could be assessed.");
    }
}
