package io.healthwatch.workbench.gui.security;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.assessment.ChecklistItem;
import io.healthwatch.workbench.assessment.Finding;
import io.healthwatch.workbench.assessment.Verdict;
import io.healthwatch.workbench.gui.AssessmentController;
import io.healthwatch.workbench.gui.AssessmentController.Findings;
import io.healthwatch.workbench.gui.Assessor;
import io.healthwatch.workbench.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What held and what held it, in a few sentences that follow from the findings. Variants of which nothing could be
 * assessed are left out. Pure; any thread.
 */
public final class SecurityHeadline {

    private static final Texts TEXTS = Texts.of("security");

    private static final int NAMED = 3;

    private record Group(Assessor.Place place, ChecklistItem item) {}

    private SecurityHeadline() {}

    /** The sentences; empty before the first finding. */
    static String of(Findings found) {
        if (found.list().isEmpty()) {
            return "";
        }
        var attacked = found.list().stream()
                .filter(finding -> finding.verdict() != Verdict.NOT_ASSESSED)
                .map(AssessmentController::place)
                .collect(Collectors.toSet());
        var findings = found.list().stream()
                .filter(finding -> attacked.contains(AssessmentController.place(finding)))
                .toList();
        if (findings.isEmpty()) {
            return TEXTS.get("headline.nothing");
        }
        var sentences = new ArrayList<String>();
        var assessment = found.assessment();
        var whole = !found.live() && (assessment == null || assessment.complete());
        if (found.live()) {
            sentences.add(TEXTS.get("headline.live"));
        } else if (!whole) {
            sentences.add(TEXTS.get("headline.stopped", findings.size()));
        }
        var all = itemsHeldByRuntimes(findings);
        if (whole && !all.isEmpty()) {
            sentences.add(TEXTS.get("headline.all", Wording.list(all)));
        }
        sentences.add(failures(findings));
        var process = counted(findings, Verdict.HELD_BY_PROCESS);
        if (!process.isEmpty()) {
            sentences.add(TEXTS.get(
                    "headline.process",
                    named(
                            process.entrySet().stream()
                                    .map(entry -> TEXTS.get(
                                            "headline.process.one",
                                            SecurityTable.title(entry.getKey()),
                                            entry.getValue()))
                                    .toList(),
                            more -> TEXTS.get("headline.process.more", more))));
        }
        var open = findings.stream()
                .filter(finding -> finding.verdict() == Verdict.NOT_ASSESSED)
                .count();
        if (open > 0) {
            sentences.add(TEXTS.get("headline.open", open));
        }
        return String.join(" ", sentences);
    }

    /** The same in one sentence: how many let nothing through, and who let most; empty where nothing was assessed. */
    public static String brief(List<Finding> findings) {
        var tried = findings.stream()
                .filter(finding -> finding.verdict() != Verdict.NOT_ASSESSED)
                .collect(Collectors.groupingBy(AssessmentController::place, Collectors.counting()));
        var failed = counted(findings, Verdict.FAILED);
        if (tried.isEmpty()) {
            return "";
        }
        if (failed.isEmpty()) {
            return TEXTS.get("brief.held", tried.size());
        }
        var worst = failed.entrySet().iterator().next();
        return TEXTS.get(
                "brief.failed",
                tried.size() - failed.size(),
                tried.size(),
                SecurityTable.title(worst.getKey()),
                worst.getValue(),
                tried.get(worst.getKey()));
    }

    private static List<String> itemsHeldByRuntimes(List<Finding> findings) {
        return Arrays.stream(ChecklistItem.values())
                .filter(item -> {
                    var verdicts = findings.stream()
                            .filter(finding -> finding.item() == item)
                            .map(Finding::verdict)
                            .distinct()
                            .toList();
                    return verdicts.equals(List.of(Verdict.HELD_BY_RUNTIME));
                })
                .map(SecurityHeadline::noun)
                .toList();
    }

    private static String failures(List<Finding> findings) {
        var tried = findings.stream().collect(Collectors.groupingBy(SecurityHeadline::group, Collectors.counting()));
        var failed = new LinkedHashMap<Group, Long>();
        findings.stream()
                .filter(finding -> finding.verdict() == Verdict.FAILED)
                .forEach(finding -> failed.merge(group(finding), 1L, Long::sum));
        if (failed.isEmpty()) {
            return TEXTS.get("headline.held");
        }
        return TEXTS.get(
                "headline.failed",
                named(
                        descending(failed).entrySet().stream()
                                .map(entry -> TEXTS.get(
                                        "headline.failed.one",
                                        SecurityTable.title(entry.getKey().place()),
                                        entry.getValue(),
                                        tried.get(entry.getKey()),
                                        noun(entry.getKey().item())))
                                .toList(),
                        more -> TEXTS.get("headline.failed.more", more)));
    }

    private static Map<Assessor.Place, Long> counted(List<Finding> findings, Verdict verdict) {
        var counts = new LinkedHashMap<Assessor.Place, Long>();
        findings.stream()
                .filter(finding -> finding.verdict() == verdict)
                .forEach(finding -> counts.merge(AssessmentController.place(finding), 1L, Long::sum));
        return descending(counts);
    }

    private static <K> Map<K, Long> descending(Map<K, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<K, Long>comparingByValue().reversed())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, LinkedHashMap::new));
    }

    private static String named(List<String> words, IntFunction<String> more) {
        if (words.size() <= NAMED + 1) {
            return Wording.list(words);
        }
        return Wording.list(Stream.concat(
                        words.stream().limit(NAMED),
                        Stream.of(more.apply(words.size() - NAMED)))
                .toList());
    }

    private static Group group(Finding finding) {
        return new Group(AssessmentController.place(finding), finding.item());
    }

    private static String noun(ChecklistItem item) {
        return switch (item) {
            case MEMORY -> TEXTS.get("headline.memory");
            case FILESYSTEM -> TEXTS.get("headline.file");
            case NETWORK -> TEXTS.get("headline.network");
            case CPU -> TEXTS.get("headline.cpu");
            case BOUNDARIES -> TEXTS.get("headline.boundary");
        };
    }
}
