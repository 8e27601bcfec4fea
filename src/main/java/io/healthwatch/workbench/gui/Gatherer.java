package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.evaluation.Event;
import io.healthwatch.workbench.evaluation.Planner;
import io.healthwatch.workbench.evaluation.Results;
import io.healthwatch.workbench.run.RunData;
import io.healthwatch.workbench.run.RunHeader;
import io.healthwatch.workbench.run.RunState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Follows one session: takes its events on a thread of its own, keeps the run and its results there, and
 * publishes what can be shown, at most four times a second. The session never waits for it.
 */
final class Gatherer implements Runnable {

    /**
     * What can be shown of a session at one moment; never changes.
     *
     * @param measuring whether its run has been started
     * @param run null where it has not changed
     * @param conclusion null until it is over
     */
    record Update(boolean measuring, List<Lane> lanes, Activity activity, RunSnapshot run, Conclusion conclusion) {

        Update with(RunSnapshot earlier) {
            return new Update(measuring, lanes, activity, earlier, conclusion);
        }
    }

    private sealed interface Item {
        record Happened(Event event) implements Item {}

        record Earlier(RunData data) implements Item {}

        record Finished(String problem) implements Item {}
    }

    private static final long MILLIS_BETWEEN_UPDATES = 250;
    private static final long MILLIS_OF_A_CLOCK_TICK = 1000;

    private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();
    private final Consumer<Update> publish;
    private final Consumer<String> logged;

    private Path folder;
    private RunData data;
    private Results results;
    private Lanes lanes;
    private Activity activity = Activity.NONE;
    private long leftUntilNanos;
    private boolean runChanged;
    private boolean changed;
    private String problem = "";

    /** Publishes to these, on its own thread. */
    Gatherer(Consumer<Update> publish, Consumer<String> logged) {
        this.publish = publish;
        this.logged = logged;
    }

    /** Something happened in the session. Any thread; returns at once. */
    void accept(Event event) {
        if (event instanceof Event.Logged(var line)) {
            logged.accept(line);
        }
        items.add(new Item.Happened(event));
    }

    /** The session goes on with this run. Any thread; the run is the gatherer's from now on. */
    void goOnFrom(RunData earlier) {
        items.add(new Item.Earlier(earlier));
    }

    /** The session has returned; {@code why} is empty where all went well. Any thread. */
    void finished(String why) {
        items.add(new Item.Finished(why));
    }

    @Override
    public void run() {
        var nextUpdate = System.nanoTime();
        try {
            while (true) {
                var item = items.poll(millisUntil(nextUpdate), TimeUnit.MILLISECONDS);
                if (item instanceof Item.Finished(var why)) {
                    publish.accept(last(why));
                    return;
                }
                if (item != null) {
                    take(item);
                }
                if (System.nanoTime() - nextUpdate >= 0 && (changed || item == null && data != null)) {
                    publish.accept(update());
                    nextUpdate = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS_BETWEEN_UPDATES);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private long millisUntil(long nextUpdate) {
        return changed
                ? Math.max(0, TimeUnit.NANOSECONDS.toMillis(nextUpdate - System.nanoTime()))
                : MILLIS_OF_A_CLOCK_TICK;
    }

    private void take(Item item) {
        if (item instanceof Item.Earlier(var earlier)) {
            data = earlier;
        } else if (item instanceof Item.Happened(var event)) {
            take(event);
        }
    }

    private void take(Event event) {
        changed = true;
        switch (event) {
            case Event.Started(var where, var header) -> start(where, header);
            case Event.ForkStarted(var fork, var task, var cell) -> {
                data.start(fork, cell);
                lanes.started(task);
                var planned = lanes.at(task);
                var effort = data.header().plan().effort();
                activity = new Activity(
                        cell,
                        planned.number(),
                        planned.number() <= effort.leastForks() ? effort.leastForks() : effort.rounds(),
                        activity.done(),
                        activity.planned(),
                        activity.left(),
                        activity.standing(),
                        activity.stopsBy(),
                        0,
                        0);
            }
            case Event.Sampled(var fork, _, var iterations) -> {
                var samples = data.samples(fork);
                iterations.forEach(iteration -> samples.add(
                        iteration.instance(),
                        iteration.warmup(),
                        iteration.startNanos(),
                        iteration.executionNanos(),
                        iteration.hostNanos(),
                        iteration.correct()));
            }
            case Event.ForkEnded(var end) -> {
                data.end(end);
                lanes.ended(data.fork(end.fork()));
                runChanged = true;
            }
            case Event.Progress(var done, var planned, var elapsed, var left, var standing) -> {
                activity = new Activity(
                        activity.cell(),
                        activity.fork(),
                        activity.forks(),
                        done,
                        planned,
                        left,
                        standing,
                        stopsBy(elapsed),
                        0,
                        0);
                leftUntilNanos = System.nanoTime() + left.toNanos();
            }
            case Event.Weighing(var number, var all) -> activity = activity.weighing(number, all);
            case Event.Weighed(var weight) -> {
                data.weighed(weight);
                runChanged = true;
            }
            case Event.NoiseRead(var reading) -> data.noise(reading);
            case Event.Logged _ -> {}
            case Event.Ended(var state, var why) -> {
                data.state(state);
                problem = why;
                runChanged = true;
            }
        }
    }

    private void start(Path where, RunHeader header) {
        folder = where;
        if (data == null) {
            data = new RunData(header, RunState.RUNNING);
        } else {
            data.state(RunState.RUNNING);
        }
        results = new Results(data);
        lanes = new Lanes(header.plan());
        lanes.ended(data.forks());
        var planned = header.forks();
        var done = lanes.all().stream().mapToInt(Lane::ended).sum();
        var left = planned == 0
                ? Duration.ZERO
                : Planner.estimate(header.plan()).multipliedBy(planned - done).dividedBy(planned);
        activity = new Activity(null, 0, 0, done, planned, left, null, null, 0, 0);
        leftUntilNanos = System.nanoTime() + left.toNanos();
        runChanged = true;
    }

    private Instant stopsBy(Duration elapsed) {
        var budget = data.header().plan().effort().budgetMillis();
        return budget == 0 ? null : Instant.now().plusMillis(budget).minus(elapsed);
    }

    private Update update() {
        var left = Duration.ofNanos(Math.max(0, leftUntilNanos - System.nanoTime()));
        var now = activity.withLeft(left);
        var update = new Update(
                folder != null,
                lanes == null ? List.of() : lanes.all(),
                now,
                runChanged ? RunSnapshot.of(folder, data, results) : null,
                null);
        changed = false;
        runChanged = false;
        return update;
    }

    private Update last(String why) {
        var reason = why.isEmpty() ? problem : why;
        if (folder == null) {
            return new Update(false, List.of(), Activity.NONE, null, Conclusion.notStarted(reason));
        }
        if (data.state() == RunState.RUNNING) {
            data.state(RunState.INTERRUPTED);
        }
        var run = RunSnapshot.of(folder, data, results);
        return new Update(true, lanes.all(), activity, run, Conclusion.of(run, reason));
    }
}
