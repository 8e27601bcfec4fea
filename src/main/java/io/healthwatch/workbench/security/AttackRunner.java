package io.healthwatch.workbench.security;

import io.healthwatch.workbench.evaluation.Idle;
import io.healthwatch.workbench.probe.CapabilityPolicy;
import io.healthwatch.workbench.probe.ProbeLimits;
import io.healthwatch.workbench.worker.Worker;
import io.healthwatch.workbench.worker.WorkerException;
import io.healthwatch.workbench.worker.protocol.Message;
import io.healthwatch.workbench.worker.protocol.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;

/**
 * Attacks one subject, in one worker for as long as it holds. A worker is attacked only once an honest probe has
 * answered rightly in it, and after each attack it has to answer so again, in the runtime that was attacked. One thread; {@link #cancel} may come from any
 * other.
 */
final class AttackRunner implements AutoCloseable {

    private static final Duration SETUP_LIMIT = Duration.ofSeconds(30);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    /** What a worker may need beyond a time limit before it is taken for hung and killed. */
    private static final Duration SLACK = Duration.ofSeconds(1);

    /** What becomes of the worker, told on the calling thread. */
    interface Listener {

        /** It is there, and an honest probe answered in it. */
        void workerStarted(long pid);

        /** It ended, for a reason in words. */
        void workerEnded(String cause);
    }

    private final Subject subject;
    private final ModuleFiles modules;
    private final Path honestProbe;
    private final Surroundings surroundings;
    private final Listener listener;
    private final Consumer<String> log;
    private volatile Worker worker;
    private volatile boolean cancelled;
    private volatile Heard heard = new Heard("\0");
    private Message.Opened opened;
    private WorkerException unusable;

    /**
     * Attacks a subject that is not absent.
     *
     * @param honestProbe the module of the calibration probe
     * @param log takes what workers say beside the protocol; called on other threads
     */
    AttackRunner(
            Subject subject,
            ModuleFiles modules,
            Path honestProbe,
            Surroundings surroundings,
            Listener listener,
            Consumer<String> log) {
        this.subject = subject;
        this.modules = modules;
        this.honestProbe = honestProbe;
        this.surroundings = surroundings;
        this.listener = listener;
        this.log = log;
    }

    /** Ends what is under way soon: the worker is killed. Any thread. */
    void cancel() {
        cancelled = true;
        var running = worker;
        if (running != null) {
            running.cancel();
        }
    }

    /** One attack as it goes through its steps. */
    private final class Course {

        private final long started = System.nanoTime();
        private long stepStarted = started;
        private long stepEnded = started;
        private String step = "prepare";
        private boolean isOpen;
        private String outcome = Observation.ANSWERED;
        private String trap = "";
        private String message = "";
        private String answer = "";

        void through(Attack attack, Path module, Scene scene) throws WorkerException {
            try {
                prepare(scene.policy());
                begin("open");
                opened = worker.ask(subject.open().apply(limits(attack)), Message.Opened.class, SETUP_LIMIT);
                isOpen = true;
                begin("load");
                var limit = timeLimit(attack);
                worker.ask(
                        new Message.Load(module.toString(), limit.toNanos()),
                        Message.Loaded.class,
                        limit.plus(SLACK));
                for (var i = 1; i <= attack.executions() && !Judge.escaped(answer); i++) {
                    execute(scene, limit, i == attack.executions());
                }
            } catch (WorkerException failure) {
                if (failure.outcome() == Outcome.CANCELLED) {
                    throw failure;
                }
                outcome = failure.outcome().id();
                trap = failure.trap();
                message = failure.getMessage();
                scene.heard().say(message);
            } finally {
                stepEnded = System.nanoTime();
            }
        }

        private void begin(String next) {
            step = next;
            stepStarted = System.nanoTime();
        }

        /** Failures of all executions but the last are part of the attack. */
        private void execute(Scene scene, Duration limit, boolean last) throws WorkerException {
            begin("execute");
            try {
                answer = worker.ask(
                                new Message.Execute(scene.config(), limit.toNanos()),
                                Message.Executed.class,
                                limit.plus(SLACK))
                        .answer();
                scene.heard().say(answer);
                if (!Judge.isAnswer(answer)) {
                    throw new WorkerException(
                            Outcome.BAD_RESULT, "The answer, of " + answer.length() + " characters, is no JSON object.");
                }
            } catch (WorkerException failure) {
                if (last || failure.outcome().endsWorker()) {
                    throw failure;
                }
            }
        }

        Observation seen(Scene scene, Observation.NextProbe next) throws IOException {
            return new Observation(
                    opened == null ? "" : opened.runtime(),
                    opened == null ? "" : opened.version(),
                    step,
                    outcome,
                    trap,
                    message,
                    outcome.equals(Observation.ANSWERED) ? answer : "",
                    (stepEnded - started) / 1e6,
                    (stepEnded - stepStarted) / 1e6,
                    scene.touches(),
                    next);
        }
    }

    /**
     * Runs one attack and the honest probe after it.
     *
     * @param turn what is held while the attack runs, but not while an honest probe does
     * @throws WorkerException when it was cancelled, or no worker can be had: then nothing was seen
     * @throws IOException when the surroundings fail
     */
    Observation run(Attack attack, Lock turn) throws WorkerException, IOException {
        requireWorker();
        var module = modules.of(attack);
        var scene = surroundings.scene(attack);
        heard = scene.heard();
        turn.lock();
        var course = new Course();
        try {
            course.through(attack, module, scene);
        } finally {
            turn.unlock();
        }
        if (Outcome.of(course.outcome).endsWorker()) {
            lost(course.message);
            return course.seen(scene, null);
        }
        return course.seen(scene, nextProbe(course.isOpen));
    }

    private void requireWorker() throws WorkerException {
        if (unusable != null) {
            throw unusable;
        }
        if (worker != null) {
            return;
        }
        try {
            worker = Worker.start(subject.command(), this::said);
            if (cancelled) {
                worker.cancel();
            }
            open();
            askHonestProbe();
            listener.workerStarted(worker.hello().pid());
        } catch (WorkerException failure) {
            unusable = failure.outcome() == Outcome.CANCELLED
                    ? failure
                    : new WorkerException(
                            Outcome.NOT_STARTED,
                            "No worker could be had in which an honest probe answers: " + failure.getMessage());
            throw unusable;
        }
    }

    private void said(String line) {
        heard.say(line);
        log.accept(line);
    }

    /** Has the next attack made in a new worker, which owes nothing to what came before. */
    void discardWorker(String cause) {
        if (worker != null) {
            lost(cause);
        }
    }

    private void lost(String cause) {
        var gone = worker;
        worker = null;
        gone.close();
        listener.workerEnded(cause);
    }

    private Observation.NextProbe nextProbe(boolean isOpen) throws WorkerException {
        try {
            if (!isOpen) {
                open();
            }
            askHonestProbe();
            return new Observation.NextProbe("", false);
        } catch (WorkerException failure) {
            if (failure.outcome() == Outcome.CANCELLED) {
                throw failure;
            }
            var ended = failure.outcome().endsWorker();
            lost(failure.getMessage());
            return new Observation.NextProbe(failure.getMessage(), ended);
        }
    }

    private void open() throws WorkerException {
        prepare(CapabilityPolicy.NOTHING);
        worker.ask(subject.open().apply(ProbeLimits.STANDARD), Message.Opened.class, SETUP_LIMIT);
    }

    /** In the runtime that is open, which is then closed. Fails when the probe fails or answers wrongly. */
    private void askHonestProbe() throws WorkerException {
        worker.ask(
                new Message.Load(honestProbe.toString(), TIME_LIMIT.toNanos()), Message.Loaded.class, SETUP_LIMIT);
        var answer = worker.ask(
                        new Message.Execute(Idle.CONFIG, TIME_LIMIT.toNanos()), Message.Executed.class, SETUP_LIMIT)
                .answer();
        if (!answer.equals(Idle.ANSWER)) {
            throw new WorkerException(Outcome.BAD_RESULT, "The honest probe answered " + answer);
        }
        worker.ask(new Message.Release(), Message.Released.class, SETUP_LIMIT);
    }

    private void prepare(CapabilityPolicy policy) throws WorkerException {
        worker.ask(
                new Message.Prepare(
                        policy.origins(),
                        policy.maxResponseBytes(),
                        policy.maxTimeoutMillis(),
                        "",
                        policy.wasi(),
                        policy.folders()),
                Message.Prepared.class,
                SETUP_LIMIT);
    }

    private static Duration timeLimit(Attack attack) {
        return attack.timeLimitMs() == 0 ? TIME_LIMIT : Duration.ofMillis(attack.timeLimitMs());
    }

    private static ProbeLimits limits(Attack attack) {
        var standard = ProbeLimits.STANDARD;
        return attack.memoryLimitBytes() == 0
                ? standard
                : new ProbeLimits(attack.memoryLimitBytes(), standard.stackBytes(), standard.interruptible());
    }

    @Override
    public void close() {
        var running = worker;
        worker = null;
        if (running != null) {
            running.close();
        }
    }
}
