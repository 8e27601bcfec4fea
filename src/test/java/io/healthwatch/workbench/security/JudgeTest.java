package io.healthwatch.workbench.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.healthwatch.workbench.assessment.ChecklistItem;
import io.healthwatch.workbench.assessment.Finding;
import io.healthwatch.workbench.assessment.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {

    private static final String REFUSED = "{\"scenario\":\"attack\",\"ok\":true,\"error\":null}";
    private static final String ESCAPED =
            "{\"scenario\":\"attack\",\"ok\":false,\"error\":{\"kind\":\"escaped\",\"message\":\"read 42\"}}";
    private static final Subject SUBJECT = new Subject(
            "toy",
            "jvm",
            null,
            null,
            new Guards(
                    new Guards.Guard(true, "a stop flag"),
                    new Guards.Guard(false, "a limiter"),
                    Map.of("stack", "a bound on the stack", "missing-import", "a check of imports")));

    private static Attack attack(Attack.Expectation... expects) {
        return new Attack(
                ChecklistItem.MEMORY, "toy-attack", "Toy", "Tries.", "Traps.", List.of(), "toy", null,
                JsonNodeFactory.instance.objectNode(), 1, 100, 0, null, List.of(expects));
    }

    private static Attack.Expectation expected(String step, String outcome, String heldBy, String... traps) {
        return new Attack.Expectation(step, outcome, List.of(traps), heldBy);
    }

    private static Observation seen(String step, String outcome, String trap, String answer, Observation.NextProbe next) {
        return new Observation(
                "Toy", "1.0", step, outcome, trap, answer.isEmpty() ? "its own words" : "", answer, 130, 120, List.of(),
                next);
    }

    private static Observation seen(String step, String outcome, String trap, String answer) {
        return seen(step, outcome, trap, answer, new Observation.NextProbe("", false));
    }

    private static Finding judged(Attack attack, Observation seen) {
        return Judge.finding(attack, SUBJECT, seen);
    }

    @ParameterizedTest
    @CsvSource({
        "execute, trap, memory, runtime, HELD_BY_RUNTIME, ''",
        "execute, trap, stack, runtime, HELD_BY_POLICY, a bound on the stack",
        "load, missing-import, '', runtime, HELD_BY_POLICY, a check of imports",
        "load, missing-import, '', policy, HELD_BY_POLICY, a check of imports",
        "execute, time-limit, '', time-limit, HELD_BY_POLICY, a stop flag",
        "load, memory-limit, '', memory-limit, HELD_BY_RUNTIME, a limiter"
    })
    void whatIsExpectedHasHeldByWhoeverHoldsThat(
            String step, String outcome, String trap, String heldBy, Verdict verdict, String means) {
        var finding = judged(attack(expected(step, outcome, heldBy)), seen(step, outcome, trap, ""));

        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.means()).isEqualTo(means);
        assertThat(finding.evidence()).contains("its own words").contains(means);
        assertThat(finding.message()).isEqualTo("its own words");
        assertThat(finding.nextProbeWorked()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "execute, trap, table", // another trap than the expected one
        "load, trap, memory", // in another step
        "execute, internal, ''",
        "execute, bad-result, ''",
        "execute, garbled, ''"
    })
    void anyOtherEndHasFailed(String step, String outcome, String trap) {
        var finding = judged(attack(expected("execute", "trap", "runtime", "memory")), seen(step, outcome, trap, ""));

        assertThat(finding.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(finding.evidence()).contains("its own words").contains(outcome);
    }

    @Test
    void onlyAnObjectIsAnAnswer() {
        assertThat(Judge.isAnswer("{\"ok\":false}")).isTrue();
        assertThat(List.of("", "fine", "{\"ok\":tr", "true", "[{}]", "[".repeat(100_000))).noneMatch(Judge::isAnswer);
    }

    @Test
    void anAnswerCountsOnlyWhereTheGuestSaysThatAllWasRefused() {
        var attack = attack(expected("execute", "ok", "runtime"));

        assertThat(judged(attack, seen("execute", "ok", "", REFUSED)).verdict()).isEqualTo(Verdict.HELD_BY_RUNTIME);
        var escaped = judged(attack, seen("execute", "ok", "", ESCAPED));
        assertThat(escaped.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(escaped.evidence()).contains("read 42");
        assertThat(judged(attack, seen("execute", "ok", "", "no JSON")).verdict()).isEqualTo(Verdict.FAILED);
        assertThat(judged(attack(expected("execute", "trap", "runtime")), seen("execute", "ok", "", REFUSED)).verdict())
                .as("alive after what had to trap")
                .isEqualTo(Verdict.FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        "crashed, HELD_BY_PROCESS",
        "hung, HELD_BY_PROCESS",
        "not-offered, NOT_OFFERED",
        "setup-failed, NOT_ASSESSED"
    })
    void endsThatNeedNoExpectation(String outcome, Verdict verdict) {
        var finding =
                judged(attack(expected("execute", "trap", "runtime")), seen("execute", outcome, "", "", null));

        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence()).contains("its own words");
        assertThat(finding.nextProbeWorked()).isNull();
    }

    @Test
    void whatWasTouchedOutsideHasFailedWhateverTheGuestSays() {
        var honest = seen("execute", "ok", "", REFUSED);
        var touched = new Observation(
                honest.runtime(), honest.version(), honest.step(), honest.outcome(), honest.trap(), honest.message(),
                honest.answer(), 1, 1, List.of("outside/secret.txt was changed."), honest.next());

        var finding = judged(attack(expected("execute", "ok", "runtime")), touched);

        assertThat(finding.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(finding.evidence()).contains("outside/secret.txt was changed.");
    }

    @Test
    void theNextProbeHasToWork() {
        var attack = attack(expected("execute", "trap", "runtime"));

        var wrong = judged(attack, seen("execute", "trap", "memory", "", new Observation.NextProbe("wrong answer", false)));
        assertThat(wrong.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(wrong.step()).isEqualTo("next-probe");
        assertThat(wrong.nextProbeWorked()).isFalse();

        var dead = judged(attack, seen("execute", "trap", "memory", "", new Observation.NextProbe("SIGSEGV", true)));
        assertThat(dead.verdict()).isEqualTo(Verdict.HELD_BY_PROCESS);
        assertThat(dead.evidence()).contains("SIGSEGV");
        assertThat(dead.nextProbeWorked()).isNull();
    }

    @Test
    void howLateAGuestWasStoppedIsToldWhereItWasStopped() {
        var attack = attack(expected("execute", "time-limit", "time-limit"));

        assertThat(judged(attack, seen("execute", "time-limit", "", "")).stoppedAfterMs()).isEqualTo(120);
        assertThat(judged(attack, seen("execute", "hung", "", "", null)).stoppedAfterMs()).isEqualTo(120);
        assertThat(judged(attack, seen("execute", "trap", "memory", "")).stoppedAfterMs()).isNull();
    }
}
