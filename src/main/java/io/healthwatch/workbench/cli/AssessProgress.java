package io.healthwatch.workbench.cli;

import io.healthwatch.workbench.assessment.Verdict;
import io.healthwatch.workbench.security.AssessmentEvent;
import java.time.Duration;

/** Shows an assessment on standard error: one line that changes on a terminal, a line now and then elsewhere. */
final class AssessProgress implements AutoCloseable {

    private static final long LINE_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    private final boolean terminal = System.console() != null && System.console().isTerminal();
    private boolean unfinishedLine;
    private long last = System.nanoTime();

    void accept(AssessmentEvent event) {
        switch (event) {
            case AssessmentEvent.Begun begun ->
                line("Attacking " + begun.plan().subjects().size() + " variants in "
                        + begun.plan().attacks().size() + " ways ...");
            case AssessmentEvent.Found found -> found(found);
            case AssessmentEvent.MutantsTried tried -> mutants(tried);
            case AssessmentEvent.Problem problem -> line(problem.words());
            case AssessmentEvent.Ended ended when !ended.problem().isEmpty() -> line(ended.problem());
            default -> {}
        }
    }

    private void found(AssessmentEvent.Found found) {
        var finding = found.finding();
        if (finding.verdict() == Verdict.FAILED) {
            line(finding.variant() + "@" + finding.host() + ", " + finding.attack() + ": failed. " + finding.evidence());
        }
        changing(found.done() + " of " + found.total() + " attacks, " + ConsoleProgress.clock(found.left()) + " left");
    }

    private void mutants(AssessmentEvent.MutantsTried mutants) {
        changing(mutants.subject() + ": " + mutants.tried() + " of " + mutants.planned() + " mutated modules");
    }

    private void changing(String text) {
        var now = System.nanoTime();
        if (terminal) {
            System.err.print("\r\u001b[K" + text);
            unfinishedLine = true;
        } else if (now - last >= LINE_EVERY_NANOS) {
            last = now;
            line(text);
        }
    }

    private void line(String text) {
        close();
        System.err.println(text);
    }

    /** Ends the line that changes. */
    @Override
    public void close() {
        if (unfinishedLine) {
            System.err.println();
            unfinishedLine = false;
        }
    }
}
