package io.healthwatch.workbench.assessment;

import java.util.Objects;

/**
 * What became of one attack on one variant in one host.
 *
 * @param attack the attack's id
 * @param runtime the product's name as it reports itself; empty where it never answered
 * @param version the version that was attacked, as it reports itself; empty where it never answered
 * @param evidence what was seen, in one or two sentences, with the runtime's own words in quotes
 * @param step where the attack ended: {@code open}, {@code load}, {@code execute}, {@code next-probe}, or empty
 * @param outcome {@code Outcome.id} of that step, {@code ok} where it answered, or empty where nothing was run
 * @param trap {@code TrapKind.id}, or empty
 * @param message what the runtime said, word for word; empty where it said nothing
 * @param means what held, such as {@code epochs}, or empty
 * @param elapsedMs wall time of the attack in milliseconds by the parent's clock, start of the worker excluded
 * @param stoppedAfterMs where the attack has a time limit and was stopped: milliseconds from the step's start to the
 *     failure's arrival; null otherwise
 * @param timeLimitMs the attack's time limit in milliseconds; 0 for none
 * @param nextProbeWorked whether an honest probe answered rightly in the same worker afterwards; null where the worker
 *     was gone
 */
public record Finding(
        ChecklistItem item,
        String attack,
        String variant,
        String host,
        String runtime,
        String version,
        Verdict verdict,
        String evidence,
        String step,
        String outcome,
        String trap,
        String message,
        String means,
        double elapsedMs,
        Double stoppedAfterMs,
        long timeLimitMs,
        Boolean nextProbeWorked) {

    /** Refuses a finding that says nothing: one without its attack, its subject or its verdict. */
    public Finding {
        Objects.requireNonNull(item, "a finding without its item");
        Objects.requireNonNull(attack, "a finding without its attack");
        Objects.requireNonNull(variant, "a finding without its variant");
        Objects.requireNonNull(host, "a finding without its host");
        Objects.requireNonNull(verdict, "a finding without its verdict");
        Objects.requireNonNull(evidence, "a finding without its evidence");
    }
}
