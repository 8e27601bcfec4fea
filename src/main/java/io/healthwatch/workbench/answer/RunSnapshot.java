package io.healthwatch.workbench.answer;

import io.healthwatch.workbench.evaluation.CellResult;
import io.healthwatch.workbench.evaluation.Matrix;
import io.healthwatch.workbench.run.Fork;
import io.healthwatch.workbench.run.RunHeader;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.run.StopReason;
import io.healthwatch.workbench.run.WallTime;
import io.healthwatch.workbench.statistics.Noise;
import java.nio.file.Path;
import java.util.List;

/**
 * A run as it was at one moment; never changes. While a run is measured, a new one comes after each fork.
 *
 * @param folder where it is kept
 * @param stopped why no more was measured; null while it is measured, where it was cut off, or not recorded
 * @param wallTime where its wall time went; null while it is measured and where it was not recorded
 * @param results one for each planned cell, in the plan's order; not yet measured ones are among them
 * @param forks those that have ended, with their samples
 * @param noise of the machine meanwhile; null where it was not recorded
 */
public record RunSnapshot(
        Path folder,
        RunHeader header,
        RunState state,
        StopReason stopped,
        WallTime wallTime,
        List<CellResult> results,
        Matrix matrix,
        List<Fork> forks,
        Noise noise) {}
