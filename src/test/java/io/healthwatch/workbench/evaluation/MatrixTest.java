package io.healthwatch.workbench.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.statistics.Estimate;
import io.healthwatch.workbench.statistics.Interval;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatrixTest {

    @Test
    void aCriterionThatIsMissedInOneScenarioIsMissed() {
        var entry = execution(Map.of(), result("json", estimate(3, 2, 4), true), result("regex", estimate(14, 12, 16), true));

        assertThat(entry.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(entry.worst().scenario()).isEqualTo("regex");
    }

    @Test
    void theCellThatIsShownIsTheOneThatDecided() {
        var wide = result("json", estimate(30, 5, 180), true);
        var missed = result("regex", estimate(14, 12, 16), true);

        assertThat(execution(Map.of(), wide, missed).worst().scenario()).isEqualTo("regex");
    }

    @Test
    void aScenarioWithoutARightAnswerKeepsACriterionFromBeingMet() {
        var entry = execution(Map.of(), result("json", estimate(3, 2, 4), true), result("regex", null, false));

        assertThat(entry.verdict()).isEqualTo(Verdict.BORDERLINE);
        assertThat(entry.reason()).isEqualTo("regex: trap: out of bounds");
    }

    @Test
    void nothingMeasuredIsSaidWithItsReason() {
        var entry = execution(Map.of(), result("json", null, false));

        assertThat(entry.verdict()).isEqualTo(Verdict.NOT_MEASURED);
        assertThat(entry.worst()).isNull();
    }

    @Test
    void theWorstScenarioIsThatOfOneLanguage() {
        var entries = Matrix.of(List.of(
                        result("json", "c", estimate(3, 2, 4), true),
                        result("regex", "c", estimate(5, 4, 6), true),
                        result("json", "rust", estimate(14, 12, 16), true)))
                .entries().stream().filter(entry -> entry.criterion() == Criterion.EXECUTION).toList();

        assertThat(entries).extracting(Matrix.Entry::language).containsExactly("c", "rust");
        assertThat(entries).extracting(entry -> entry.worst().scenario()).containsExactly("regex", "json");
        assertThat(entries).extracting(Matrix.Entry::verdict).containsExactly(Verdict.PASS, Verdict.FAIL);
    }

    @Test
    void targetsCanBeReplaced() {
        var cell = result("json", estimate(14, 12, 16), true);

        assertThat(execution(Map.of(Criterion.EXECUTION, 20.0), cell).verdict()).isEqualTo(Verdict.PASS);
    }

    private static Matrix.Entry execution(Map<Criterion, Double> targets, CellResult... cells) {
        return Matrix.of(List.of(cells), targets).entries().stream()
                .filter(entry -> entry.criterion() == Criterion.EXECUTION)
                .findFirst()
                .orElseThrow();
    }

    private static Estimate estimate(double value, double low, double high) {
        return new Estimate(value, new Interval(low, high), 8);
    }

    private static CellResult result(String scenario, Estimate execution, boolean correct) {
        return result(scenario, "c", execution, correct);
    }

    private static CellResult result(String scenario, String language, Estimate execution, boolean correct) {
        return new CellResult(
                new Cell("node", "node", scenario, language), "Node", "20", "V8", correct,
                correct ? "" : "trap: out of bounds", 8, 80, null, null, null, null, null, null, null, execution,
                execution, null, null, null, null, null, null, null, null, null, null, WarmUpCounts.NONE, Set.of());
    }
}
