package io.healthwatch.workbench.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.healthwatch.workbench.assessment.Assessment;
import io.healthwatch.workbench.assessment.ChecklistItem;
import io.healthwatch.workbench.assessment.Finding;
import io.healthwatch.workbench.assessment.MutantTally;
import io.healthwatch.workbench.assessment.Verdict;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.security.ThreatModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the security assessment found: the run's own, or else the newest one of its machine.
 *
 * @param source which assessment it is, in words
 * @param days from the assessment to the run, or back
 * @param seconds how long it took
 * @param attacks how many different ones
 * @param verdicts how attacks can end, from the best on
 * @param failed the attacks that got through
 * @param byProcess those that only the death of the process held
 * @param threatModel in Markdown, with headings from the first level on
 */
record SecurityChapter(
        @JsonIgnore Assessment assessment,
        String source,
        Instant started,
        long days,
        double seconds,
        long seed,
        boolean complete,
        long attacks,
        List<Ending> verdicts,
        List<OfVariant> variants,
        List<Finding> failed,
        List<Finding> byProcess,
        List<MutantTally> mutants,
        String threatModel) {

    /** A verdict: its name in data and for people. */
    record Ending(String id, String words) {}

    /** A variant with its counts by checklist item and verdict: of the attacks that ran, how many were held. */
    record OfVariant(String variant, String host, String series, long held, long ran, List<OfItem> items) {}

    /** How many attacks of an item ended how; {@code counts} by the verdict's name in data. */
    record OfItem(String item, String title, long attempts, Map<String, Long> counts) {}

    private static final Set<Verdict> HELD =
            EnumSet.of(Verdict.HELD_BY_RUNTIME, Verdict.HELD_BY_POLICY, Verdict.HELD_BY_PROCESS);
    private static final Set<Verdict> RAN =
            EnumSet.complementOf(EnumSet.of(Verdict.NOT_OFFERED, Verdict.NOT_ASSESSED));

    static SecurityChapter of(Path run, Path data, Home home, MeasuredMachine machine) throws IOException {
        var relevant = RelevantAssessment.of(run, data, machine);
        var assessment = relevant.assessment();
        var findings = assessment.findings();
        return new SecurityChapter(
                assessment,
                relevant.source(),
                assessment.started(),
                Duration.between(assessment.started(), machine.run().header().created()).abs().toDays(),
                assessment.seconds(),
                assessment.seed(),
                assessment.complete(),
                findings.stream().map(Finding::attack).distinct().count(),
                Arrays.stream(Verdict.values())
                        .map(verdict -> new Ending(verdict.id(), verdict.words()))
                        .toList(),
                variants(findings),
                ended(findings, Verdict.FAILED),
                ended(findings, Verdict.HELD_BY_PROCESS),
                assessment.mutants(),
                ThreatModel.read(home.assets()).markdown(assessment));
    }

    private static List<Finding> ended(List<Finding> findings, Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).toList();
    }

    static List<OfVariant> variants(List<Finding> findings) {
        return findings.stream()
                .map(finding -> new Cell(finding.variant(), finding.host(), "", ""))
                .distinct()
                .map(cell -> variant(
                        cell,
                        findings.stream()
                                .filter(finding -> finding.variant().equals(cell.variant())
                                        && finding.host().equals(cell.host()))
                                .toList()))
                .toList();
    }

    private static OfVariant variant(Cell cell, List<Finding> findings) {
        return new OfVariant(
                cell.variant(),
                cell.host(),
                cell.series(),
                count(findings, HELD),
                count(findings, RAN),
                Arrays.stream(ChecklistItem.values())
                        .map(item -> item(
                                item,
                                findings.stream()
                                        .filter(finding -> finding.item() == item)
                                        .toList()))
                        .toList());
    }

    private static long count(List<Finding> findings, Set<Verdict> verdicts) {
        return findings.stream()
                .filter(finding -> verdicts.contains(finding.verdict()))
                .count();
    }

    private static OfItem item(ChecklistItem item, List<Finding> findings) {
        var counts = new LinkedHashMap<String, Long>();
        for (var verdict : Verdict.values()) {
            counts.put(
                    verdict.id(),
                    findings.stream().filter(finding -> finding.verdict() == verdict).count());
        }
        return new OfItem(item.id(), item.title(), findings.size(), counts);
    }
}
