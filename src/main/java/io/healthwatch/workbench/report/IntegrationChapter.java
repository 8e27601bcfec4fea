package io.healthwatch.workbench.report;

import io.healthwatch.workbench.integration.Cost;
import io.healthwatch.workbench.integration.Integration;
import io.healthwatch.workbench.integration.Pattern;
import io.healthwatch.workbench.statistics.Estimate;
import io.healthwatch.workbench.text.Texts;
import java.time.Instant;
import java.util.List;

/**
 * What the patterns of integration cost an extension host.
 *
 * @param created when that was measured
 * @param complete whether all windows were opened
 * @param patterns one for each pattern with a variant, the empty extension first
 */
record IntegrationChapter(
        Instant created, boolean complete, Integration.Versions versions, Integration.Machine machine, List<Costs> patterns) {

    private static final Texts TEXTS = Texts.of("documents");

    /**
     * One pattern with one variant: medians over windows.
     *
     * @param vsixBytes the packed extension's size; null where it was not packed
     * @param quota what the pattern can do about a guest that does not end; null for the empty extension
     * @param failure what a crash means there; null for the empty extension
     */
    record Costs(
            String pattern,
            String title,
            String variant,
            int windows,
            List<String> failures,
            Long vsixBytes,
            Figure activation,
            Figure load,
            Figure execution,
            Figure delayP99,
            Figure delayMax,
            Figure hostOverEmpty,
            String quota,
            String failure) {}

    /** A figure with its interval; both ends are null where there is one observation only. */
    record Figure(double value, Double low, Double high) {

        static Figure of(Estimate estimate) {
            return estimate == null
                    ? null
                    : new Figure(
                            estimate.value(),
                            estimate.interval() == null ? null : estimate.interval().low(),
                            estimate.interval() == null ? null : estimate.interval().high());
        }
    }

    static IntegrationChapter of(Integration integration) {
        return new IntegrationChapter(
                integration.created(),
                integration.complete(),
                integration.versions(),
                integration.machine(),
                Cost.of(integration).stream().map(IntegrationChapter::costs).toList());
    }

    private static Costs costs(Cost cost) {
        var pattern = Pattern.find(cost.pattern());
        return new Costs(
                cost.pattern(),
                pattern.map(Pattern::title).orElseGet(() -> TEXTS.get("empty-extension")),
                cost.variant(),
                cost.windows(),
                cost.failures(),
                cost.carrier() == null ? null : cost.carrier().vsixBytes(),
                Figure.of(cost.activationMs()),
                Figure.of(cost.loadMs()),
                Figure.of(cost.executionMs()),
                Figure.of(cost.delayP99Ms()),
                Figure.of(cost.delayMaxMs()),
                Figure.of(cost.hostBytesOverEmpty()),
                pattern.map(Pattern::quota).orElse(null),
                pattern.map(Pattern::failure).orElse(null));
    }
}
