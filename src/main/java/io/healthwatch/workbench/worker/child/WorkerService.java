package io.healthwatch.workbench.worker.child;

import io.healthwatch.workbench.probe.CapabilityPolicy;
import io.healthwatch.workbench.probe.NotOfferedException;
import io.healthwatch.workbench.probe.PolicedHttp;
import io.healthwatch.workbench.probe.ProbeConfig;
import io.healthwatch.workbench.probe.ProbeEnvironment;
import io.healthwatch.workbench.probe.ProbeException;
import io.healthwatch.workbench.probe.ProbeLimits;
import io.healthwatch.workbench.probe.WasmProbe;
import io.healthwatch.workbench.worker.protocol.Message;
import io.healthwatch.workbench.worker.protocol.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Answers requests, on the guest's thread, with one probe. */
final class WorkerService {

    private final FrameWriter frames;
    private CapabilityPolicy policy = CapabilityPolicy.NOTHING;
    private PolicedHttp host;
    private Message.Open opened;
    private Message.Load loaded;
    private WasmProbe probe;
    private Sampler sampler;

    WorkerService(FrameWriter frames) {
        this.frames = frames;
    }

    Message.Reply answer(Message.Request request) {
        var started = System.nanoTime();
        try {
            return switch (request) {
                case Message.Prepare prepare -> prepare(prepare);
                case Message.Open open -> open(open);
                case Message.Load load -> load(load);
                case Message.Execute execute -> execute(execute);
                case Message.Measure measure -> measure(measure);
                case Message.Ping _ -> new Message.Pong();
                case Message.Calibrate calibrate -> Calibration.run(calibrate.iterations());
                case Message.Collect _ -> collect();
                case Message.Release _ -> new Message.Released(release());
                case Message.Close _ -> close();
            };
        } catch (ProbeException failure) {
            return failed(outcome(failure), failure, started);
        } catch (NotOfferedException refusal) {
            return failed(Outcome.NOT_OFFERED, refusal, started);
        } catch (SetupFailure failure) {
            return failed(Outcome.SETUP_FAILED, failure.getCause(), started);
        } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError failure) {
            return failed(Outcome.INTERNAL, failure, started);
        }
    }

    private Message.Prepared prepare(Message.Prepare request) {
        policy = new CapabilityPolicy(
                request.origins(),
                request.maxResponseBytes(),
                request.maxTimeoutMillis(),
                request.wasi(),
                request.folders());
        closeHost();
        host = new PolicedHttp(policy, this::log);
        if (!request.warmUrl().isEmpty()) {
            host.httpRequest(
                    ("{\"method\":\"GET\",\"url\":\"" + request.warmUrl() + "\",\"timeoutMs\":5000}")
                            .getBytes(StandardCharsets.UTF_8),
                    Integer.MAX_VALUE,
                    Long.MAX_VALUE);
        }
        return new Message.Prepared();
    }

    private void log(int level, String text) {
        try {
            frames.send(new Message.Logged(level, text));
        } catch (IOException parentGone) {
            throw new UncheckedIOException(parentGone);
        }
    }

    private Message.Opened open(Message.Open request) throws SetupFailure {
        opened = request;
        var started = System.nanoTime();
        probe = newProbe();
        var setup = System.nanoTime() - started;
        var identity = probe.identity();
        return new Message.Opened(
                identity.runtime(), identity.version(), identity.implementation(), setup, probe.bindingNanos());
    }

    /** The first call loads the runtime's classes: that is part of its setup. */
    private WasmProbe newProbe() throws SetupFailure {
        try {
            return (WasmProbe) Class.forName(opened.runtime())
                    .getConstructor(ProbeEnvironment.class)
                    .newInstance(new ProbeEnvironment(
                            opened.mode(),
                            opened.library(),
                            new ProbeLimits(opened.memoryLimitBytes(), opened.stackBytes(), opened.interruptible()),
                            host,
                            policy));
        } catch (InvocationTargetException failure) {
            if (failure.getCause() instanceof NotOfferedException refusal) {
                throw refusal;
            }
            throw new SetupFailure(failure.getCause());
        } catch (ReflectiveOperationException | LinkageError failure) {
            throw new SetupFailure(failure);
        }
    }

    private Message.Loaded load(Message.Load request) throws ProbeException, IOException {
        loaded = request;
        var timings = probe.load(Files.readAllBytes(Path.of(request.module())), request.timeLimitNanos());
        return new Message.Loaded(timings.compileNanos(), timings.instantiateNanos());
    }

    private Message.Executed execute(Message.Execute request) throws ProbeException {
        var config = new ProbeConfig(request.config().getBytes(StandardCharsets.UTF_8), request.timeLimitNanos());
        var started = System.nanoTime();
        var result = probe.execute(config);
        var execution = System.nanoTime() - started;
        return new Message.Executed(
                new String(result.json(), StandardCharsets.UTF_8),
                execution,
                result.hostNanos(),
                result.guestMemoryBytes());
    }

    private Message.Measured measure(Message.Measure request) throws ProbeException, IOException, InterruptedException {
        if (sampler == null) {
            sampler = new Sampler(frames, this::anotherProbe);
        }
        return sampler.measure(probe, request);
    }

    private WasmProbe anotherProbe() throws ProbeException {
        try {
            var another = newProbe();
            another.load(Files.readAllBytes(Path.of(loaded.module())), loaded.timeLimitNanos());
            return another;
        } catch (SetupFailure | IOException failure) {
            throw new ProbeException.HostFailure("A further instance could not be set up.", failure);
        }
    }

    private static Message.Collected collect() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return new Message.Collected(runtime.totalMemory() - runtime.freeMemory());
    }

    /** How long closing the probe took; 0 where there is none. */
    private long release() {
        if (probe == null) {
            return 0;
        }
        var started = System.nanoTime();
        probe.close();
        var teardown = System.nanoTime() - started;
        probe = null;
        return teardown;
    }

    private Message.Closed close() {
        release();
        closeHost();
        return new Message.Closed();
    }

    private void closeHost() {
        if (host != null) {
            host.close();
        }
    }

    private static Outcome outcome(ProbeException failure) {
        return switch (failure) {
            case ProbeException.InvalidModule _ -> Outcome.INVALID_MODULE;
            case ProbeException.MissingImport _ -> Outcome.MISSING_IMPORT;
            case ProbeException.MissingExport _ -> Outcome.MISSING_EXPORT;
            case ProbeException.Trap _ -> Outcome.TRAP;
            case ProbeException.BadResult _ -> Outcome.BAD_RESULT;
            case ProbeException.HostFailure _ -> Outcome.HOST_FAILURE;
            case ProbeException.QuotaExceeded quota ->
                switch (quota.quota()) {
                    case TIME -> Outcome.TIME_LIMIT;
                    case MEMORY -> Outcome.MEMORY_LIMIT;
                };
        };
    }

    private static Message.Failed failed(Outcome outcome, Throwable failure, long started) {
        var trap = failure instanceof ProbeException.Trap trapped ? trapped.kind().id() : "";
        var known = failure instanceof ProbeException || failure instanceof NotOfferedException;
        var message = known && failure.getMessage() != null
                ? failure.getMessage()
                : failure.toString();
        return new Message.Failed(outcome.id(), trap, message, Backtrace.of(failure), System.nanoTime() - started);
    }

    private static final class SetupFailure extends Exception {
        private static final long serialVersionUID = 1;

        SetupFailure(Throwable cause) {
            super(cause);
        }
    }
}
