package io.healthwatch.workbench.store;

import io.healthwatch.workbench.run.RunHeader;
import io.healthwatch.workbench.run.RunState;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A run as a list shows it.
 *
 * @param header null where the run is damaged
 * @param state null where the run is damaged
 * @param ended null where it has not ended
 * @param damage why it cannot be read; empty where it can
 */
public record RunSummary(Path folder, RunHeader header, RunState state, Instant ended, String damage) {}
