package io.healthwatch.workbench.worker.child;

import io.healthwatch.workbench.worker.protocol.Frames;
import io.healthwatch.workbench.worker.protocol.Message;
import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The Java worker's main class. The main thread reads frames and ends the process when the parent is
 * gone; a thread of its own, with a stack that guests fit into, serves them.
 */
public final class WorkerMain {

    private static final long GUEST_STACK_BYTES = 16L << 20;

    private WorkerMain() {}

    /** Serves one parent on standard input and output; takes no argument. */
    public static void main(String[] arguments) throws IOException {
        var frames = new FrameWriter(new FileOutputStream(FileDescriptor.out));
        System.setOut(System.err);
        frames.send(new Message.Hello(
                Message.PROTOCOL,
                "jvm",
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                ProcessHandle.current().pid(),
                Map.of("arguments", String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()))));

        var requests = new LinkedBlockingQueue<Message.Request>();
        var served = guestThread("guest", () -> serve(requests, frames));
        served.start();
        try (var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8), 1 << 16)) {
            for (String line; (line = lines.readLine()) != null; ) {
                requests.add((Message.Request) Frames.decode(line));
            }
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }

    /** A platform thread whose stack is larger than any guest's limit. */
    static Thread guestThread(String name, Runnable task) {
        return Thread.ofPlatform().name(name).daemon().stackSize(GUEST_STACK_BYTES).unstarted(task);
    }

    private static void serve(LinkedBlockingQueue<Message.Request> requests, FrameWriter frames) {
        var service = new WorkerService(frames);
        try {
            while (true) {
                var reply = service.answer(requests.take());
                frames.send(reply);
                if (reply instanceof Message.Closed) {
                    Runtime.getRuntime().halt(0);
                }
            }
        } catch (InterruptedException | IOException parentGone) {
            Runtime.getRuntime().halt(1);
        }
    }
}
