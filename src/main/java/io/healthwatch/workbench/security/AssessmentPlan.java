package io.healthwatch.workbench.security;

import java.util.List;

/**
 * What is to be assessed: every attack on every subject.
 *
 * @param subjects the absent ones are told as such
 * @param seed what mutated and random modules are drawn from
 * @param mutants how many mutated modules are tried on each subject after the attacks; 0 for none
 */
public record AssessmentPlan(List<Subject> subjects, List<Attack> attacks, long seed, int mutants) {

    /** Without mutated modules. */
    public AssessmentPlan(List<Subject> subjects, List<Attack> attacks, long seed) {
        this(subjects, attacks, seed, 0);
    }

    /** How many findings it leads to. */
    public int findings() {
        return subjects.size() * attacks.size();
    }
}
