package io.healthwatch.workbench.worker;

import io.healthwatch.workbench.worker.protocol.Frames;
import io.healthwatch.workbench.worker.protocol.Message;
import io.healthwatch.workbench.worker.protocol.Outcome;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The parent's handle on one worker. Every request is bounded in time; a worker that does not answer,
 * dies or says something else than the protocol is killed, and the request ends in a {@link
 * WorkerException} that says so. One thread makes requests; {@link #cancel} may come from any other. No
 * worker outlives this process: an end of its input ends it, and a shutdown hook kills what is left.
 */
public final class Worker implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration EXIT_LIMIT = Duration.ofSeconds(5);
    private static final int FRAMES_AHEAD = 4096;
    private static final int ERROR_LINES_KEPT = 40;
    private static final int ERROR_LINE_BYTES = 2000;
    private static final Set<Process> LIVE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> LIVE.forEach(Process::destroyForcibly)));
    }

    /** What the reader thread found: a message, or the end of the worker's output with its cause. */
    private record Arrival(Message message, WorkerException end) {}

    private final Process process;
    private final long startedNanos;
    private final ProcessMemory memory;
    private final OutputStream requests;
    private final BlockingQueue<Arrival> arrivals = new ArrayBlockingQueue<>(FRAMES_AHEAD);
    private final ErrorLines errors = new ErrorLines();
    private final Consumer<String> log;
    private final Message.Hello hello;
    private volatile boolean cancelled;

    private Worker(Process process, long startedNanos, Consumer<String> log) throws WorkerException {
        this.process = process;
        this.startedNanos = startedNanos;
        this.memory = ProcessMemory.of(process.pid());
        this.requests = process.getOutputStream();
        this.log = log;
        LIVE.add(process);
        process.onExit().thenRun(() -> LIVE.remove(process));
        Thread.ofVirtual().name("worker-frames").start(this::readFrames);
        Thread.ofVirtual().name("worker-errors").start(this::readErrors);
        try {
            hello = await(Message.Hello.class, START_LIMIT, _ -> {});
        } catch (WorkerException failure) {
            kill();
            throw failure.outcome() == Outcome.CRASHED
                    ? new WorkerException(Outcome.NOT_STARTED, failure.getMessage())
                    : failure;
        }
        if (hello.protocol() != Message.PROTOCOL) {
            kill();
            throw new WorkerException(
                    Outcome.GARBLED,
                    "The worker speaks protocol " + hello.protocol() + ", not " + Message.PROTOCOL + ".");
        }
    }

    /**
     * Starts a worker and waits for its first frame.
     *
     * @param log takes what the worker and its guest say beside the protocol; called on other threads
     */
    public static Worker start(WorkerCommand command, Consumer<String> log) throws WorkerException {
        var builder = new ProcessBuilder(command.command());
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        builder.environment().remove("NODE_OPTIONS");
        builder.environment().remove("JDK_JAVA_OPTIONS");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process;
        var startedNanos = System.nanoTime();
        try {
            process = builder.start();
        } catch (IOException failure) {
            throw new WorkerException(Outcome.NOT_STARTED, "The worker could not be started: " + failure.getMessage());
        }
        var worker = new Worker(process, startedNanos, log);
        if (!worker.hello.host().equals(command.host())) {
            worker.kill();
            throw new WorkerException(
                    Outcome.GARBLED, "The worker is a " + worker.hello.host() + " host, not " + command.host() + ".");
        }
        return worker;
    }

    /** The worker's first frame. */
    public Message.Hello hello() {
        return hello;
    }

    /** What is resident now, in bytes; -1 where it cannot be told. */
    public long residentBytes() {
        return memory.resident();
    }

    /** Begins to read what is resident over time; to be closed before the worker is. */
    public MemoryWatch watchMemory() {
        return new MemoryWatch(startedNanos, memory::residentQuickly, memory.betweenQuickReadings());
    }

    /** The most that was ever resident, in bytes, by {@link ProcessMemory#METHOD}; -1 where it cannot be told. */
    public long peakResidentBytes() {
        return memory.peak();
    }

    /** Makes a request and waits for its reply. */
    public <R extends Message.Reply> R ask(Message.Request request, Class<R> reply, Duration limit)
            throws WorkerException {
        return ask(request, reply, limit, _ -> {});
    }

    /** Makes a request and waits for its reply; samples that come before it go to {@code samples}. */
    public <R extends Message.Reply> R ask(
            Message.Request request, Class<R> reply, Duration limit, Consumer<Message.Sampled> samples)
            throws WorkerException {
        try {
            requests.write((Frames.encode(request) + "\n").getBytes(StandardCharsets.UTF_8));
            requests.flush();
        } catch (IOException gone) {
            // The worker is dead or dying: its end has arrived or will, with a better cause than a broken pipe.
            log.accept("The worker no longer reads: " + gone.getMessage());
        }
        return await(reply, limit, samples);
    }

    private <R extends Message.Reply> R await(Class<R> reply, Duration limit, Consumer<Message.Sampled> samples)
            throws WorkerException {
        var until = System.nanoTime() + limit.toNanos();
        while (true) {
            var arrival = next(until, limit);
            switch (arrival.message()) {
                case null -> throw cancelled ? cancelledByUser() : arrival.end();
                case Message.Sampled sampled -> samples.accept(sampled);
                case Message.Logged logged -> log.accept("guest: " + logged.text());
                case Message.Failed failed ->
                    throw new WorkerException(
                            Outcome.of(failed.outcome()), failed.trap(), failed.message(), failed.detail());
                case Message answer when reply.isInstance(answer) -> {
                    return reply.cast(answer);
                }
                case Message other -> {
                    kill();
                    throw new WorkerException(
                            Outcome.GARBLED, "The worker answered " + other + " where " + reply.getSimpleName()
                                    + " was asked for.");
                }
            }
        }
    }

    private Arrival next(long until, Duration limit) throws WorkerException {
        try {
            var arrival = arrivals.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (arrival != null) {
                return arrival;
            }
            kill();
            throw cancelled
                    ? cancelledByUser()
                    : new WorkerException(
                            Outcome.HUNG, "The worker did not answer within " + limit.toMillis() + " ms and was killed.");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            kill();
            throw cancelledByUser();
        }
    }

    private static WorkerException cancelledByUser() {
        return new WorkerException(Outcome.CANCELLED, "Cancelled.");
    }

    /** Kills the worker; a request that is under way ends as cancelled. Any thread. */
    public void cancel() {
        cancelled = true;
        kill();
    }

    private void kill() {
        process.destroyForcibly();
    }

    private void readFrames() {
        WorkerException end = null;
        try (var frames = new BufferedInputStream(process.getInputStream(), 1 << 16)) {
            for (String line; (line = boundedLine(frames)) != null; ) {
                arrivals.put(new Arrival(Frames.decode(line), null));
            }
        } catch (IOException garbage) {
            if (process.isAlive()) {
                end = new WorkerException(Outcome.GARBLED, "The worker broke the protocol: " + garbage.getMessage());
                kill();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        offerEnd(end == null ? death() : end);
    }

    private void offerEnd(WorkerException end) {
        try {
            arrivals.put(new Arrival(null, end));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static String boundedLine(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream(256);
        for (int b; (b = in.read()) != '\n'; ) {
            if (b < 0) {
                return null;
            }
            if (line.size() == Frames.LONGEST_LINE) {
                throw new IOException("a line longer than " + Frames.LONGEST_LINE + " bytes");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private WorkerException death() {
        try {
            if (!process.waitFor(EXIT_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
                return new WorkerException(Outcome.GARBLED, "The worker closed its output and did not end.");
            }
            var said = errors.text();
            return new WorkerException(
                    ExitStatus.isRequested(process.exitValue()) ? Outcome.CANCELLED : Outcome.CRASHED,
                    "The worker ended on its own: " + ExitStatus.describe(process.exitValue())
                            + (said.isEmpty() ? "." : ". It said: " + said));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return cancelledByUser();
        }
    }

    /** Reads to the end, so that the worker never waits for it; of a line without an end only the beginning is kept. */
    private void readErrors() {
        var line = new ByteArrayOutputStream(256);
        try (var lines = new BufferedInputStream(process.getErrorStream(), 1 << 13)) {
            for (int b; (b = lines.read()) >= 0; ) {
                if (b == '\n') {
                    keepErrors(line);
                } else if (line.size() < ERROR_LINE_BYTES) {
                    line.write(b);
                }
            }
            if (line.size() > 0) {
                keepErrors(line);
            }
        } catch (IOException ended) {
            log.accept("The worker's error output ended: " + ended.getMessage());
        }
    }

    private void keepErrors(ByteArrayOutputStream line) {
        var text = line.toString(StandardCharsets.UTF_8).stripTrailing();
        line.reset();
        if (errors.keep(text)) {
            log.accept(text);
        }
    }

    /** Kills the worker if it still runs, and waits for its end. */
    @Override
    public void close() {
        kill();
        try {
            process.waitFor(EXIT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first lines of a worker's error output: what it says when it dies, but never a flood. */
    private static final class ErrorLines {

        private final StringBuilder text = new StringBuilder();
        private int lines;

        synchronized boolean keep(String line) {
            if (lines++ >= ERROR_LINES_KEPT) {
                return false;
            }
            text.append(text.isEmpty() ? "" : " | ").append(line);
            return true;
        }

        synchronized String text() {
            return text.length() > 600 ? text.substring(0, 600) + "..." : text.toString();
        }
    }
}
