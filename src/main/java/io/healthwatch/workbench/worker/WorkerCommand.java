package io.healthwatch.workbench.worker;

import java.util.List;

/**
 * How a worker is started.
 *
 * @param command the program and its arguments
 * @param host {@code jvm} or {@code node}: what the worker must report itself to be
 */
public record WorkerCommand(List<String> command, String host) {}
