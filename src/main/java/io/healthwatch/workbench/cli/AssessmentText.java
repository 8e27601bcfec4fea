package io.healthwatch.workbench.cli;

import io.healthwatch.workbench.assessment.Assessment;
import io.healthwatch.workbench.assessment.ChecklistItem;
import io.healthwatch.workbench.assessment.Finding;
import io.healthwatch.workbench.assessment.Verdict;
import io.healthwatch.workbench.security.AssessmentPlan;
import io.healthwatch.workbench.security.Subject;
import io.healthwatch.workbench.worker.protocol.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** An assessment as plain text: variants by checklist, then every attack that got through. */
final class AssessmentText {

    private final Assessment assessment;
    private final AssessmentPlan plan;
    private final List<ChecklistItem> items;

    AssessmentText(Assessment assessment, AssessmentPlan plan) {
        this.assessment = assessment;
        this.plan = plan;
        this.items = Stream.of(ChecklistItem.values())
                .filter(item -> plan.attacks().stream().anyMatch(attack -> attack.item() == item))
                .toList();
    }

    @Override
    public String toString() {
        var text = new StringBuilder(table().toString()).append('\n');
        assessment.findings().stream()
                .filter(finding -> finding.verdict() == Verdict.FAILED)
                .forEach(finding -> text.append("failed: ")
                        .append(series(finding))
                        .append(", ")
                        .append(finding.attack())
                        .append(". ")
                        .append(finding.evidence())
                        .append('\n'));
        assessment.mutants().forEach(tally -> {
            text.append(tally.variant() + "@" + tally.host() + ": " + tally.tried() + " mutated modules, "
                    + tally.killers().size() + " of them ended the worker.\n");
            tally.killers().forEach(killer -> text.append("  mutant " + killer.mutant() + " of " + killer.base() + ": "
                    + killer.cause() + "\n"));
        });
        return text.append(String.format(
                        Locale.ROOT,
                        "%d findings in %.0f s%s%n",
                        assessment.findings().size(),
                        assessment.seconds(),
                        assessment.complete() ? "." : ": not complete."))
                .toString();
    }

    private TextTable table() {
        var header = new ArrayList<String>(List.of("Variant"));
        items.forEach(item -> header.add(item.title()));
        header.add("Stopped at worst");
        var table = new TextTable(header.toArray(String[]::new));
        for (var subject : plan.subjects()) {
            var row = new ArrayList<String>(List.of(subject.toString()));
            items.forEach(item -> row.add(cell(subject, item)));
            row.add(stoppedAtWorst(subject));
            table.add(row.toArray(String[]::new));
        }
        return table;
    }

    private static String series(Finding finding) {
        return finding.variant() + "@" + finding.host();
    }

    private Stream<Finding> findings(Subject subject) {
        return assessment.findings().stream().filter(finding -> series(finding).equals(subject.toString()));
    }

    /** How many ended how, the worst first. */
    private String cell(Subject subject, ChecklistItem item) {
        var counts = new ArrayList<String>();
        var worstFirst = List.of(Verdict.values()).reversed();
        for (var verdict : worstFirst) {
            var count = findings(subject)
                    .filter(finding -> finding.item() == item && finding.verdict() == verdict)
                    .count();
            if (count > 0) {
                counts.add(count + " " + verdict.words().replaceFirst("^held by (the |our )?", ""));
            }
        }
        return counts.isEmpty() ? "-" : String.join(", ", counts);
    }

    /** How late the variant stopped a guest by itself; a worker that had to be killed counts as lost, not as late. */
    private String stoppedAtWorst(Subject subject) {
        return findings(subject)
                .filter(finding -> finding.outcome().equals(Outcome.TIME_LIMIT.id()))
                .filter(finding -> Objects.nonNull(finding.stoppedAfterMs()))
                .max((one, other) -> Double.compare(late(one), late(other)))
                .map(finding -> String.format(
                        Locale.ROOT, "%.0f of %d ms", finding.stoppedAfterMs(), finding.timeLimitMs()))
                .orElse("-");
    }

    private static double late(Finding finding) {
        return finding.stoppedAfterMs() - finding.timeLimitMs();
    }
}
