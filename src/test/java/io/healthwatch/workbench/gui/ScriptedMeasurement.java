package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.evaluation.Event;
import io.healthwatch.workbench.evaluation.Schedule;
import io.healthwatch.workbench.evaluation.Standing;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Environment;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.run.RunData;
import io.healthwatch.workbench.run.RunHeader;
import io.healthwatch.workbench.run.RunState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Publishes the events of a session at once, and can be made to hold in the middle. */
final class ScriptedMeasurement implements Measurement {

    private final int holdAt;
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean cancelled;

    /** Holds before the place {@code holdAt} of the schedule until it is cancelled or released. */
    ScriptedMeasurement(int holdAt) {
        this.holdAt = holdAt;
    }

    @Override
    public RunData run(Plan plan, Consumer<Event> receiver) throws IOException {
        var header = new RunHeader(
                "scripted", Instant.now(), plan, new Environment("test", "m", "o", "a", "c", 2, 1, "25", 0, null));
        receiver.accept(new Event.Started(Path.of("scripted"), header));
        var schedule = Schedule.of(plan);
        for (var task = 0; task < schedule.size() && !cancelled; task++) {
            var cell = schedule.get(task);
            var fork = task + 1;
            receiver.accept(new Event.ForkStarted(fork, task, cell));
            if (task == holdAt) {
                hold();
                if (cancelled) {
                    break;
                }
            }
            receiver.accept(new Event.Sampled(fork, cell, RecordedRuns.iterations(cell, task)));
            var end = RecordedRuns.end(fork, task, cell);
            if (!end.completed()) {
                receiver.accept(new Event.Logged(cell.series() + ", " + cell.scenario() + ": " + end.message()));
            }
            receiver.accept(new Event.ForkEnded(end));
            receiver.accept(new Event.Progress(
                    fork, schedule.size(), Duration.ofSeconds(task), Duration.ofSeconds(schedule.size() - task), standing(plan, fork, cell)));
        }
        var data = new RunData(header, cancelled ? RunState.CANCELLED : RunState.COMPLETE);
        receiver.accept(new Event.Ended(data.state(), ""));
        return data;
    }

    private static Standing standing(Plan plan, int precise, Cell widest) {
        var asked = plan.effort().precision();
        return asked == 0 ? null : new Standing(precise, plan.cells().size(), widest, 4 * asked, asked);
    }

    private void hold() {
        held.countDown();
        try {
            released.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until it holds. */
    boolean awaitHeld() throws InterruptedException {
        return held.await(10, TimeUnit.SECONDS);
    }

    /** Lets it go on. */
    void release() {
        released.countDown();
    }

    @Override
    public RunData resume(Path folder, Consumer<Event> receiver) throws IOException {
        throw new IOException("Nothing to resume in " + folder + ".");
    }

    @Override
    public void cancel() {
        cancelled = true;
        released.countDown();
    }
}
