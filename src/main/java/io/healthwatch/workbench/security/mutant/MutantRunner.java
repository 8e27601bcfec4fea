package io.healthwatch.workbench.security.mutant;

import io.healthwatch.workbench.assessment.MutantTally;
import io.healthwatch.workbench.evaluation.Idle;
import io.healthwatch.workbench.probe.CapabilityPolicy;
import io.healthwatch.workbench.worker.Worker;
import io.healthwatch.workbench.worker.WorkerCommand;
import io.healthwatch.workbench.worker.WorkerException;
import io.healthwatch.workbench.worker.protocol.Message;
import io.healthwatch.workbench.worker.protocol.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * Sends mutants to one variant, one after the other in the same worker for as long as that lives, and counts how they end.
 * Each is loaded and, where the runtime takes it, executed once; nothing is granted to it. An honest probe has to answer
 * rightly after every hundred mutants and after each whose end was not one of the ordinary ones. A worker that is gone is
 * replaced, and the mutant that was its last is tried again alone in a new one, so that the record can say whether it kills
 * by itself. One thread runs; {@link #cancel} and {@link #tally} may come from any other.
 */
public final class MutantRunner implements AutoCloseable {

    /** The variant and host that are tried, and how their worker is started. */
    public record Subject(String variant, String host, WorkerCommand command, Message.Open open) {}

    private static final int BETWEEN_HONEST_PROBES = 100;
    private static final Duration GUEST_LIMIT = Duration.ofMillis(50);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(2);
    private static final Duration ALONE_LIMIT = Duration.ofSeconds(10);
    private static final Duration HONEST_LIMIT = Duration.ofSeconds(60);
    private static final String OK = "ok";

    /** How hostile guests may end without anybody having to wonder whether the worker took harm. */
    private static final Set<Outcome> ORDINARY = Set.of(
            Outcome.INVALID_MODULE,
            Outcome.MISSING_IMPORT,
            Outcome.MISSING_EXPORT,
            Outcome.TRAP,
            Outcome.TIME_LIMIT,
            Outcome.MEMORY_LIMIT,
            Outcome.BAD_RESULT);

    private final Subject subject;
    private final Mutants mutants;
    private final Path honest;
    private final Duration answerLimit;
    private final Path file;
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final List<MutantTally.Killer> killers = new ArrayList<>();
    private int tried;
    private volatile Worker worker;
    private volatile boolean cancelled;

    /**
     * Starts nothing yet.
     *
     * @param honest the module {@code c/calibration}
     * @throws IOException when no temporary file can be made
     */
    public MutantRunner(Subject subject, Mutants mutants, Path honest) throws IOException {
        this(subject, mutants, honest, ANSWER_LIMIT);
    }

    /** The same, but a worker is taken for hung only after that time: for machines that are busy otherwise. */
    MutantRunner(Subject subject, Mutants mutants, Path honest, Duration answerLimit) throws IOException {
        this.subject = subject;
        this.mutants = mutants;
        this.honest = honest;
        this.answerLimit = answerLimit;
        this.file = Files.createTempFile("mutant", ".wasm");
    }

    /** Ends the run soon: its worker is killed. Any thread. */
    public void cancel() {
        cancelled = true;
        var running = worker;
        if (running != null) {
            running.cancel();
        }
    }

    /** What was counted so far. Any thread. */
    public synchronized MutantTally tally() {
        return new MutantTally(
                subject.variant(), subject.host(), tried, new TreeMap<>(outcomes), List.copyOf(killers));
    }

    /**
     * Tries the mutants from 0, until all are tried or somebody cancels.
     *
     * @param progress is told how many have been tried, on the calling thread
     * @throws WorkerException when no worker can be started in which an honest probe works; what was counted before stays
     * @throws IOException when a mutant cannot be written
     */
    public MutantTally run(int count, IntConsumer progress) throws WorkerException, IOException {
        for (var number = 0; number < count && !cancelled; number++) {
            if (worker == null) {
                start();
            }
            if (!tryOne(mutants.get(number), (number + 1) % BETWEEN_HONEST_PROBES == 0)) {
                break;
            }
            progress.accept(number + 1);
        }
        return tally();
    }

    /** Whether the mutant was tried; not if somebody cancelled meanwhile. */
    private boolean tryOne(Mutant mutant, boolean honestProbeIsDue) throws WorkerException, IOException {
        var end = end(mutant, answerLimit);
        if (cancelled) {
            return false;
        }
        count(end == null ? OK : end.outcome().id());
        if (end != null && end.outcome().endsWorker()) {
            killed(mutant, end, "");
        } else if (honestProbeIsDue || end != null && !ORDINARY.contains(end.outcome())) {
            var harm = harm();
            if (harm != null && !cancelled) {
                killed(mutant, harm, "An honest probe failed after it. ");
            }
        }
        return true;
    }

    private synchronized void count(String outcome) {
        tried++;
        outcomes.merge(outcome, 1, Integer::sum);
    }

    private void killed(Mutant mutant, WorkerException end, String circumstance) throws WorkerException, IOException {
        var again = alone(mutant);
        if (cancelled) {
            return;
        }
        var repeated = again == null ? "answered" : "ended as " + again.outcome().id();
        if (again != null && again.outcome().endsWorker()) {
            start();
        }
        var killer = new MutantTally.Killer(
                mutant.number(),
                mutant.base(),
                mutant.sha256(),
                end.outcome().id(),
                circumstance + end.getMessage() + " Alone in a new worker it " + repeated + ".");
        synchronized (this) {
            killers.add(killer);
        }
    }

    /**
     * How a mutant ends that is the first in a new worker, or else an honest probe after it; null where both answered.
     *
     * @throws WorkerException when no worker can be started in which an honest probe works
     */
    WorkerException alone(Mutant mutant) throws WorkerException, IOException {
        start();
        var end = end(mutant, ALONE_LIMIT);
        if (end != null && end.outcome().endsWorker()) {
            return end;
        }
        var harm = harm();
        return harm == null ? end : harm;
    }

    /** How a mutant ended; null where it answered. */
    private WorkerException end(Mutant mutant, Duration limit) throws IOException {
        Files.write(file, mutant.module());
        return failure(file, mutant.config(), GUEST_LIMIT, limit, null);
    }

    /** How an honest probe failed; null where it answered rightly. */
    private WorkerException harm() {
        return failure(honest, Idle.CONFIG, HONEST_LIMIT, HONEST_LIMIT, Idle.ANSWER);
    }

    private WorkerException failure(Path module, String config, Duration guestLimit, Duration limit, String expected) {
        try {
            worker.ask(new Message.Load(module.toString(), guestLimit.toNanos()), Message.Loaded.class, limit);
            var answer = worker.ask(
                    new Message.Execute(config, guestLimit.toNanos()), Message.Executed.class, limit);
            return expected == null || expected.equals(answer.answer())
                    ? null
                    : new WorkerException(Outcome.INTERNAL, "It answered " + answer.answer());
        } catch (WorkerException failure) {
            return failure;
        }
    }

    /** A new worker in which the honest probe has answered, and everything that takes long the first time is done. */
    private void start() throws WorkerException {
        stop();
        var started = Worker.start(subject.command(), _ -> {});
        worker = started;
        if (cancelled) {
            started.cancel();
        }
        var nothing = CapabilityPolicy.NOTHING;
        started.ask(
                new Message.Prepare(nothing.origins(), nothing.maxResponseBytes(), nothing.maxTimeoutMillis(), ""),
                Message.Prepared.class,
                HONEST_LIMIT);
        started.ask(subject.open(), Message.Opened.class, HONEST_LIMIT);
        var broken = harm();
        if (broken != null) {
            throw broken;
        }
    }

    private void stop() {
        var running = worker;
        worker = null;
        if (running != null) {
            running.close();
        }
    }

    /** Kills the worker and deletes what was written. */
    @Override
    public void close() throws IOException {
        stop();
        Files.deleteIfExists(file);
    }
}
