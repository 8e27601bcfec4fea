package io.healthwatch.workbench.worker.child;

import io.healthwatch.workbench.probe.ProbeException;
import io.healthwatch.workbench.probe.WasmProbe;
import io.healthwatch.workbench.worker.protocol.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Executes a probe again and again on one or more instances at once. Measuring threads write into {@link
 * Recording}s that were allocated before; another thread sends what they hold, a few times a second.
 */
final class Sampler {

    private static final long SEND_EVERY_NANOS = 100_000_000;
    private static final int MOST_IN_A_FRAME = 20_000;

    /** Makes a further instance of the loaded probe, on the thread that will use it. */
    interface ProbeFactory {
        WasmProbe create() throws ProbeException;
    }

    private final FrameWriter frames;
    private final ProbeFactory factory;

    Sampler(FrameWriter frames, ProbeFactory factory) {
        this.frames = frames;
        this.factory = factory;
    }

    Message.Measured measure(WasmProbe first, Message.Measure request)
            throws ProbeException, IOException, InterruptedException {
        var failure = new AtomicReference<ProbeException>();
        var ready = new CountDownLatch(request.instances() - 1);
        var go = new CountDownLatch(1);
        var recordings = new ArrayList<Recording>();
        var threads = new ArrayList<Thread>();
        for (var instance = 0; instance < request.instances(); instance++) {
            recordings.add(new Recording(instance, request));
        }
        for (var recording : recordings.subList(1, recordings.size())) {
            threads.add(WorkerMain.guestThread("guest-" + recording.instance(), () -> {
                try (var probe = createCounting(ready, failure)) {
                    go.await();
                    if (probe != null && failure.get() == null) {
                        recording.run(probe);
                    }
                } catch (ProbeException failed) {
                    failure.compareAndSet(null, failed);
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        threads.forEach(Thread::start);
        ready.await();
        var sender = new Sender(recordings);
        var origin = System.nanoTime();
        recordings.forEach(recording -> recording.startAt(origin));
        go.countDown();
        try {
            if (failure.get() == null) {
                recordings.getFirst().run(first);
            }
        } catch (ProbeException failed) {
            failure.compareAndSet(null, failed);
        }
        for (var thread : threads) {
            thread.join();
        }
        sender.finish();
        if (failure.get() != null) {
            throw failure.get();
        }
        var wrong = recordings.stream()
                .map(Recording::wrongAnswer)
                .filter(answer -> !answer.isEmpty())
                .findFirst()
                .orElse("");
        return new Message.Measured(wrong, recordings.getFirst().guestMemoryBytes());
    }

    private WasmProbe createCounting(CountDownLatch ready, AtomicReference<ProbeException> failure) {
        try {
            return factory.create();
        } catch (ProbeException failed) {
            failure.compareAndSet(null, failed);
            return null;
        } finally {
            ready.countDown();
        }
    }

    /** Sends finished iterations while the measuring threads go on. */
    private final class Sender {

        private final List<Recording> recordings;
        private final int[] sent;
        private final Thread thread;
        private volatile boolean finished;
        private volatile IOException parentGone;

        Sender(List<Recording> recordings) {
            this.recordings = recordings;
            this.sent = new int[recordings.size()];
            this.thread = Thread.ofPlatform().daemon().name("sender").start(this::send);
        }

        void finish() throws IOException, InterruptedException {
            finished = true;
            LockSupport.unpark(thread);
            thread.join();
            if (parentGone != null) {
                throw parentGone;
            }
        }

        private void send() {
            try {
                boolean last;
                do {
                    if (!finished) {
                        LockSupport.parkNanos(SEND_EVERY_NANOS);
                    }
                    last = finished;
                    sendEnded();
                } while (!last);
            } catch (IOException gone) {
                parentGone = gone;
            }
        }

        private void sendEnded() throws IOException {
            var iterations = new ArrayList<Message.Iteration>();
            for (var recording : recordings) {
                var ended = recording.ended();
                for (var i = sent[recording.instance()]; i < ended; i++) {
                    iterations.add(recording.iteration(i));
                    if (iterations.size() == MOST_IN_A_FRAME) {
                        frames.send(new Message.Sampled(iterations));
                        iterations.clear();
                    }
                }
                sent[recording.instance()] = ended;
            }
            if (!iterations.isEmpty()) {
                frames.send(new Message.Sampled(iterations));
            }
        }
    }
}
