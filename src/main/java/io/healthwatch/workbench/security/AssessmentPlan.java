package io.healthwatch.workbench.security;

import java.util.List;

/**
 * What is to be assessed: every attack on every subject.
 *
 * @param subjects the absent ones are told as such
 * @param seed what mutated and random modules are drawn from
 */
public record AssessmentPlan(List<Subject> subjects, List<Attack> attacks, long seed) {

    /** How many findings it leads to. */
    public int findings() {
        return subjects.size() * attacks.size();
    }
}
