package io.healthwatch.workbench.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.assessment.Assessment;
import io.healthwatch.workbench.assessment.ChecklistItem;
import io.healthwatch.workbench.assessment.Finding;
import io.healthwatch.workbench.assessment.MutantTally;
import io.healthwatch.workbench.assessment.Verdict;
import io.healthwatch.workbench.evaluation.Environments;
import io.healthwatch.workbench.runtime.catalog.Home;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The threat model claims what was found, and no more. */
class ThreatModelTest {

    private static Finding finding(ChecklistItem item, String attack, String variant, Verdict verdict) {
        return new Finding(
                item, attack, variant, "node", variant, "1", verdict, "seen", "execute", "trap", "", "", "", 1, null, 0,
                true);
    }

    private static Assessment of(boolean complete, List<MutantTally> mutants, Finding... findings) {
        return new Assessment(
                1, Instant.parse("2026-01-02T03:04:05Z"), 1, 1, complete, Environments.current(""), List.of(findings), mutants);
    }

    private static String markdown(Assessment assessment) throws Exception {
        return ThreatModel.read(Home.locate().assets()).markdown(assessment);
    }

    @Test
    void withoutFindingsNothingIsClaimed() throws Exception {
        assertThat(markdown(null))
                .contains("Nothing was assessed yet.")
                .contains("## CPU quotas\n\nNot assessed.")
                .contains("## What it would mean for an extension host\n\nNot assessed.")
                .doesNotContain("${");
        assertThat(markdown(of(true, List.of(), finding(ChecklistItem.CPU, "loop", "wasm3", Verdict.NOT_ASSESSED))))
                .contains("## CPU quotas\n\nNot assessed.")
                .doesNotContain("nothing got through");
    }

    @Test
    void failuresAreCountedAndNamed() throws Exception {
        var mutants = new MutantTally(
                "wasm3",
                "node",
                500,
                Map.of("ok", 499, "crashed", 1),
                List.of(new MutantTally.Killer(7, "c/regex", "00", "crashed", "signal 11")));
        var text = markdown(of(
                false,
                List.of(mutants),
                finding(ChecklistItem.FILESYSTEM, "dot-dot", "node", Verdict.FAILED),
                finding(ChecklistItem.FILESYSTEM, "rename", "node", Verdict.HELD_BY_RUNTIME),
                finding(ChecklistItem.FILESYSTEM, "dot-dot", "wasm3", Verdict.NOT_OFFERED),
                finding(ChecklistItem.CPU, "loop", "wasm3", Verdict.HELD_BY_PROCESS)));
        assertThat(text)
                .contains("assessment of 2026-01-02: 3 attacks, tried on 2 variants")
                .contains("It was stopped early")
                .contains("Of 3 attempts: 1 held by the runtime, 1 not offered, 1 failed.\n\n- **node in Node**, failed: dot-dot")
                .contains("- **node in Node** (1 of 2 filesystem isolation attacks failed): a module can reach files")
                .contains("- **wasm3 in Node** (1 of 1 cpu quotas attacks held by the process): a module that uses up")
                .contains("500 mutated modules were tried on 1 variants in their hosts; 1 of 500 ended the worker of wasm3 in Node.")
                .contains("## Memory isolation\n\nNot assessed.");
    }

    @Test
    void whereEverythingHeldThatIsSaid() throws Exception {
        assertThat(markdown(of(true, List.of(), finding(ChecklistItem.CPU, "loop", "wasm3", Verdict.HELD_BY_RUNTIME))))
                .contains("nothing got through and nothing ended a worker");
    }

    @Test
    void everyItemHasItsConsequences() throws Exception {
        for (var item : ChecklistItem.values()) {
            for (var verdict : List.of(Verdict.FAILED, Verdict.HELD_BY_PROCESS)) {
                assertThat(markdown(of(true, List.of(), finding(item, "x", "wasm3", verdict))))
                        .contains("- **wasm3 in Node** (1 of 1 ");
            }
        }
    }
}
