package io.healthwatch.workbench.worker;

import io.healthwatch.workbench.worker.protocol.Frames;
import io.healthwatch.workbench.worker.protocol.Message;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A program that begins as a worker and then does what its argument says; a test's counterpart in a process of its own. */
final class MisbehavingWorker {

    static final int ALLOCATED_BYTES = 48 << 20;

    private static final int FLOOD_BYTES = 8 << 20;
    private static final long HELD_NANOS = 500_000_000;

    private MisbehavingWorker() {}

    public static void main(String[] arguments) throws IOException {
        var behaviour = arguments[0];
        if (behaviour.equals("die-at-start")) {
            System.exit(4);
        }
        send(new Message.Hello(
                behaviour.equals("other-protocol") ? Message.PROTOCOL + 1 : Message.PROTOCOL,
                behaviour.equals("other-host") ? "node" : "jvm",
                "test",
                ProcessHandle.current().pid(),
                Map.of()));
        while (System.in.read() >= 0) {
            if (System.in.available() == 0) {
                answer(behaviour);
            }
        }
    }

    private static void answer(String behaviour) throws IOException {
        switch (behaviour) {
            case "answer" -> send(new Message.Collected(7));
            case "allocate" -> {
                allocateForAWhile();
                send(new Message.Collected(7));
            }
            case "garbage" -> System.out.println("I am no frame.");
            case "wrong-reply" -> send(new Message.Closed());
            case "die" -> {
                System.err.println("last words");
                System.exit(3);
            }
            case "flood" -> {
                System.err.write(new byte[FLOOD_BYTES], 0, FLOOD_BYTES);
                System.err.flush();
                send(new Message.Collected(7));
            }
            default -> {}
        }
    }

    private static void allocateForAWhile() {
        try (var held = Arena.ofConfined()) {
            held.allocate(ALLOCATED_BYTES).fill((byte) 1);
            var until = System.nanoTime() + HELD_NANOS;
            while (System.nanoTime() < until) {
                LockSupport.parkNanos(until - System.nanoTime());
            }
        }
    }

    private static void send(Message message) throws IOException {
        System.out.println(Frames.encode(message));
        System.out.flush();
    }
}
