package io.healthwatch.workbench.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.healthwatch.workbench.run.BundleWeight;
import io.healthwatch.workbench.run.Environment;
import io.healthwatch.workbench.run.Merge;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.run.PlanIdentity;
import io.healthwatch.workbench.run.Shard;
import io.healthwatch.workbench.run.StopReason;
import io.healthwatch.workbench.run.WallTime;
import java.time.Instant;
import java.util.List;

/**
 * {@code run.json}.
 *
 * @param format {@link RunFiles#FORMAT}
 * @param state {@code RunState.id}; still {@code running} after a kill
 * @param ended when it ended; null before
 * @param environment null where the run was merged from several machines
 * @param identity null where it was not recorded
 * @param shard null where the whole plan is measured
 * @param merge null where the run was measured and not merged
 * @param stopped why no more was measured; null where the run was cut off, and in runs of older workbenches
 * @param wallTime where its wall time went; null where that was not recorded
 * @param bundles what the run's variants weigh in an extension; null where that was not weighed
 * @param results the results as they were computed at the end; null before. They are computed anew from the
 *     samples when a run is opened: here they stand for other programs.
 */
record RunDocument(
        int format,
        String id,
        Instant created,
        String state,
        Instant ended,
        Plan plan,
        Environment environment,
        @JsonInclude(JsonInclude.Include.NON_NULL) PlanIdentity identity,
        @JsonInclude(JsonInclude.Include.NON_NULL) Shard shard,
        @JsonInclude(JsonInclude.Include.NON_NULL) Merge merge,
        StopReason stopped,
        WallTime wallTime,
        List<BundleWeight> bundles,
        JsonNode results) {}
