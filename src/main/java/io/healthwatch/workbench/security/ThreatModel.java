package io.healthwatch.workbench.security;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.healthwatch.workbench.assessment.Assessment;
import io.healthwatch.workbench.assessment.ChecklistItem;
import io.healthwatch.workbench.assessment.Finding;
import io.healthwatch.workbench.assessment.MutantTally;
import io.healthwatch.workbench.assessment.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is to be protected from whom, where trust ends, and what the findings mean for it. Whatever it says of a runtime
 * is counted from findings, so that it claims no more than was found. Immutable; any thread.
 */
public final class ThreatModel {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z-]+)}");
    private static final List<Verdict> TOLD = List.of(Verdict.FAILED, Verdict.HELD_BY_PROCESS);

    private final String text;
    private final Map<ChecklistItem, Map<Verdict, String>> consequences;

    private ThreatModel(String text, Map<ChecklistItem, Map<Verdict, String>> consequences) {
        this.text = text;
        this.consequences = consequences;
    }

    /**
     * Reads the text: {@code security/threat-model.md} and {@code security/consequences.json} below {@code assets}.
     *
     * @throws IOException when one of them cannot be read or is damaged; names the file
     */
    public static ThreatModel read(Path assets) throws IOException {
        var folder = assets.resolve("security");
        var byItem = new LinkedHashMap<ChecklistItem, Map<Verdict, String>>();
        JsonMapper.builder()
                .build()
                .readValue(
                        folder.resolve("consequences.json").toFile(),
                        new TypeReference<Map<String, Map<String, String>>>() {})
                .forEach((item, words) -> byItem.put(
                        ChecklistItem.of(item),
                        words.entrySet().stream()
                                .collect(Collectors.toMap(entry -> Verdict.of(entry.getKey()), Map.Entry::getValue))));
        return new ThreatModel(Files.readString(folder.resolve("threat-model.md")), byItem);
    }

    /**
     * The threat model in Markdown.
     *
     * @param assessment null where nothing was assessed yet
     */
    public String markdown(Assessment assessment) {
        var findings = assessment == null ? List.<Finding>of() : assessment.findings();
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(fill(place.group(1), assessment, findings)));
    }

    private String fill(String name, Assessment assessment, List<Finding> findings) {
        return switch (name) {
            case "basis" -> basis(assessment, findings);
            case "consequences" -> consequences(findings);
            case "mutants" -> mutants(assessment == null ? List.of() : assessment.mutants());
            default -> item(ChecklistItem.of(name), findings);
        };
    }

    private static String basis(Assessment assessment, List<Finding> findings) {
        if (assessment == null) {
            return "Nothing was assessed yet. What is said of runtimes below says so.";
        }
        var attacked = findings.stream()
                .filter(finding -> finding.verdict() != Verdict.NOT_ASSESSED)
                .map(ThreatModel::place)
                .distinct()
                .count();
        return "By the assessment of " + assessment.started().toString().substring(0, 10) + ": "
                + findings.stream().map(Finding::attack).distinct().count() + " attacks, tried on " + attacked
                + " variants in their hosts, on " + assessment.environment().os() + ", "
                + assessment.environment().cpu() + "."
                + (assessment.complete() ? "" : " It was stopped early; what was not tried is not counted.");
    }

    /** What became of an item's attacks: how many ended in which way, and where those that did not end well. */
    private static String item(ChecklistItem item, List<Finding> all) {
        var findings = all.stream().filter(finding -> finding.item() == item).toList();
        var assessed = findings.stream()
                .filter(finding -> finding.verdict() != Verdict.NOT_ASSESSED)
                .toList();
        if (assessed.isEmpty()) {
            return "Not assessed.";
        }
        var counts = new ArrayList<String>();
        for (var verdict : Verdict.values()) {
            var count = findings.stream()
                    .filter(finding -> finding.verdict() == verdict)
                    .count();
            if (count > 0) {
                counts.add(count + " " + verdict.words());
            }
        }
        var lines = new ArrayList<String>();
        for (var verdict : TOLD) {
            byPlace(assessed, verdict).forEach((place, attacks) ->
                    lines.add("- **" + place + "**, " + verdict.words() + ": " + String.join(", ", attacks)));
        }
        return "Of " + findings.size() + " attempts: " + String.join(", ", counts) + "."
                + (lines.isEmpty() ? "" : "\n\n" + String.join("\n", lines));
    }

    /** The attacks with that verdict, by place. */
    private static Map<String, List<String>> byPlace(List<Finding> findings, Verdict verdict) {
        return findings.stream()
                .filter(finding -> finding.verdict() == verdict)
                .collect(Collectors.groupingBy(
                        ThreatModel::place,
                        LinkedHashMap::new,
                        Collectors.mapping(Finding::attack, Collectors.toList())));
    }

    private static String place(Finding finding) {
        return finding.variant() + " in " + (finding.host().equals("node") ? "Node" : "a JVM");
    }

    private static String mutants(List<MutantTally> mutants) {
        if (mutants.isEmpty()) {
            return "Not assessed.";
        }
        var killed = mutants.stream()
                .filter(tally -> !tally.killers().isEmpty())
                .map(tally -> tally.killers().size() + " of " + tally.tried() + " ended the worker of " + tally.variant()
                        + " in " + (tally.host().equals("node") ? "Node" : "a JVM"))
                .toList();
        return mutants.stream().mapToInt(MutantTally::tried).sum() + " mutated modules were tried on " + mutants.size()
                + " variants in their hosts; "
                + (killed.isEmpty() ? "none ended a worker." : String.join(", ", killed) + ".");
    }

    private String consequences(List<Finding> findings) {
        if (findings.stream().allMatch(finding -> finding.verdict() == Verdict.NOT_ASSESSED)) {
            return "Not assessed.";
        }
        var lines = new ArrayList<String>();
        for (var place : findings.stream().map(ThreatModel::place).distinct().toList()) {
            var here = findings.stream()
                    .filter(finding -> place(finding).equals(place))
                    .toList();
            for (var item : ChecklistItem.values()) {
                for (var verdict : TOLD) {
                    var attacks = here.stream()
                            .filter(finding -> finding.item() == item && finding.verdict() == verdict)
                            .count();
                    if (attacks > 0) {
                        lines.add("- **" + place + "** (" + attacks + " of "
                                + here.stream().filter(finding -> finding.item() == item).count() + " "
                                + item.title().toLowerCase(Locale.ROOT) + " attacks " + verdict.words() + "): "
                                + Objects.requireNonNull(consequences.get(item).get(verdict)));
                    }
                }
            }
        }
        return lines.isEmpty()
                ? "Of what was tried, nothing got through and nothing ended a worker."
                : String.join("\n", lines);
    }
}
