package io.healthwatch.workbench.gui.security;

import io.healthwatch.workbench.assessment.Finding;
import io.healthwatch.workbench.assessment.Verdict;
import io.healthwatch.workbench.text.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What became of several attacks in one place.
 *
 * @param planned how many attacks there are, whether or not they were tried
 * @param live whether those without a finding are still to come
 */
record Tally(List<Finding> findings, int planned, boolean live) {

    private static final Texts TEXTS = Texts.of("security");

    /**
     * The worst verdict; null before the first. An attack on something that is not offered says nothing of those that
     * were tried, and counts only where nothing else was found.
     */
    Verdict verdict() {
        return findings.stream()
                .map(Finding::verdict)
                .max((one, other) -> Integer.compare(weight(one), weight(other)))
                .orElse(null);
    }

    private static int weight(Verdict verdict) {
        return verdict == Verdict.NOT_OFFERED ? -1 : verdict.ordinal();
    }

    /** How many have that verdict. */
    int count(Verdict verdict) {
        return Math.toIntExact(
                findings.stream().filter(finding -> finding.verdict() == verdict).count());
    }

    /** How many the runtime, the policy or the process held. */
    int held() {
        return count(Verdict.HELD_BY_RUNTIME) + count(Verdict.HELD_BY_POLICY) + count(Verdict.HELD_BY_PROCESS);
    }

    /** How many ended in which way: {@code 12 held, 1 failed}. */
    String words() {
        var counts = new ArrayList<String>();
        add(counts, held(), TEXTS.get("tally.held"));
        add(counts, count(Verdict.FAILED), Verdict.FAILED.words());
        add(counts, count(Verdict.NOT_ASSESSED), Verdict.NOT_ASSESSED.words());
        add(counts, count(Verdict.NOT_OFFERED), Verdict.NOT_OFFERED.words());
        add(counts, planned - findings.size(), live ? TEXTS.get("tally.toCome") : TEXTS.get("tally.notTried"));
        return String.join(", ", counts);
    }

    /** How many have which verdict, for those that occur. */
    Map<Verdict, Integer> counts() {
        var counts = new EnumMap<Verdict, Integer>(Verdict.class);
        findings.forEach(finding -> counts.merge(finding.verdict(), 1, Integer::sum));
        return counts;
    }

    private static void add(List<String> counts, int count, String words) {
        if (count > 0) {
            counts.add(TEXTS.get("tally.count", count, words));
        }
    }
}
