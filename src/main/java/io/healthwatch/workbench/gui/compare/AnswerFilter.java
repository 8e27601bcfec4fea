package io.healthwatch.workbench.gui.compare;

import io.healthwatch.workbench.evaluation.CellComparison;
import io.healthwatch.workbench.statistics.Comparison.Answer;
import java.util.Set;

/** Which answers are shown. */
public enum AnswerFilter {
    /** Every one. */
    ALL(Answer.FASTER, Answer.SLOWER, Answer.SAME, Answer.UNSURE),
    /** What differs for certain. */
    DIFFERENCES(Answer.FASTER, Answer.SLOWER),
    /** Faster for certain. */
    FASTER(Answer.FASTER),
    /** Slower for certain. */
    SLOWER(Answer.SLOWER),
    /** The same within what matters. */
    SAME(Answer.SAME),
    /** What nobody can tell. */
    UNSURE(Answer.UNSURE);

    private final Set<Answer> answers;

    AnswerFilter(Answer... answers) {
        this.answers = Set.of(answers);
    }

    boolean lets(CellComparison cell) {
        return answers.contains(cell.answer());
    }
}
