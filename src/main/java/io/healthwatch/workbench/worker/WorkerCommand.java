package io.healthwatch.workbench.worker;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a worker is started.
 *
 * @param command the program and its arguments
 * @param host {@code jvm} or {@code node}: what the worker must report itself to be
 */
public record WorkerCommand(List<String> command, String host) {

    /** The same with words before it, of a program that starts it in its own place. */
    public WorkerCommand after(List<String> words) {
        return new WorkerCommand(Stream.concat(words.stream(), command.stream()).toList(), host);
    }
}
