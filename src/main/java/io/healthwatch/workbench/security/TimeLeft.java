package io.healthwatch.workbench.security;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;

/** Estimates the time left of an assessment: what each attack that is left took on other subjects. One thread at a time. */
final class TimeLeft {

    private final int lanes;
    private final Map<String, Integer> left = new HashMap<>();
    private final Map<String, LongSummaryStatistics> byAttack = new HashMap<>();
    private final LongSummaryStatistics all = new LongSummaryStatistics();

    /** Of so many attacks each, in so many lanes at once. */
    TimeLeft(List<Attack> attacks, int subjects, int lanes) {
        this.lanes = lanes;
        attacks.forEach(attack -> left.put(attack.id(), subjects));
    }

    void ended(Attack attack, long nanos) {
        left.merge(attack.id(), -1, Integer::sum);
        byAttack.computeIfAbsent(attack.id(), _ -> new LongSummaryStatistics()).accept(nanos);
        all.accept(nanos);
    }

    Duration estimate() {
        var nanos = left.entrySet().stream()
                .mapToDouble(entry -> entry.getValue()
                        * byAttack.getOrDefault(entry.getKey(), all).getAverage())
                .sum();
        return Duration.ofNanos(Math.round(nanos / lanes));
    }
}
