package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.run.BundleWeight;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.ForkEnd;
import io.healthwatch.workbench.run.NoiseReading;
import io.healthwatch.workbench.run.RunHeader;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.worker.protocol.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What happens during a session, in order. Published on the session's thread: receivers return at once. */
public sealed interface Event {

    /** The run's folder exists and measuring starts. */
    record Started(Path folder, RunHeader header) implements Event {}

    /** A worker is being started; {@code task} is its place in the schedule. */
    record ForkStarted(int fork, int task, Cell cell) implements Event {}

    /** A fork's iterations; they are on disk. */
    record Sampled(int fork, Cell cell, List<Message.Iteration> iterations) implements Event {}

    /** A fork is over, well or not. */
    record ForkEnded(ForkEnd end) implements Event {}

    /**
     * How far the session is; after each fork.
     *
     * @param done forks that have ended
     * @param planned how many there are likely to be; more or fewer as precision needs them
     * @param left how long they are likely to take, the time budget at most
     * @param standing how precise the cells are; null where no precision was asked for
     */
    record Progress(int done, int planned, Duration elapsed, Duration left, Standing standing) implements Event {}

    /** Nothing is measured any more; what a variant would add to an extension is weighed, {@code number} of {@code all}. */
    record Weighing(int number, int all) implements Event {}

    /** What a variant weighs in an extension. */
    record Weighed(BundleWeight weight) implements Event {}

    /** A reading of the machine's noise; it is on disk. */
    record NoiseRead(NoiseReading reading) implements Event {}

    /** A line for the log. */
    record Logged(String line) implements Event {}

    /**
     * The session is over.
     *
     * @param problem why it could not be brought to its end; empty where it was, or where the user cancelled
     */
    record Ended(RunState state, String problem) implements Event {}
}
