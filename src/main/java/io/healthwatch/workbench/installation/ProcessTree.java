package io.healthwatch.workbench.installation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A process with all that it starts: what it says, line by line, and one end for all of them. */
public final class ProcessTree {

    private static final Duration POLITE = Duration.ofSeconds(3);
    private static final Duration LAST_LINES = Duration.ofSeconds(2);
    private static final long LOOK_EVERY_MILLIS = 50;
    private static final Set<ProcessTree> LIVE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> LIVE.forEach(ProcessTree::end)));
    }

    private final Process root;
    private final Thread reader;

    /**
     * Starts it with both outputs in one.
     *
     * @param said takes lines, on a thread of its own
     * @throws IOException when it cannot be started
     */
    public ProcessTree(ProcessBuilder command, Consumer<String> said) throws IOException {
        root = command.redirectErrorStream(true).start();
        root.getOutputStream().close();
        LIVE.add(this);
        root.onExit().thenRun(() -> LIVE.remove(this));
        reader = Thread.ofVirtual().name("process-output").start(() -> read(said));
    }

    private void read(Consumer<String> said) {
        try (var lines = new BufferedReader(new InputStreamReader(root.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line; (line = lines.readLine()) != null; ) {
                said.accept(line);
            }
        } catch (IOException closed) {
            said.accept("The output ended: " + closed.getMessage());
        }
    }

    /** Waits until it has ended; false where it had to be ended because the time was up. */
    public boolean await(Duration limit) throws InterruptedException {
        var inTime = root.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (!inTime) {
            end();
        }
        // What it left running may keep the output open.
        reader.join(LAST_LINES);
        return inTime;
    }

    /** Its exit status, once it has ended. */
    public int status() {
        return root.exitValue();
    }

    /** Ends all of them, politely at first, so that they can tidy up. Any thread. */
    public void end() {
        var seen = new HashSet<ProcessHandle>();
        var until = System.nanoTime() + POLITE.toNanos();
        do {
            root.descendants().forEach(seen::add);
            seen.forEach(ProcessHandle::destroy);
            root.destroy();
            pause();
        } while ((root.isAlive() || seen.stream().anyMatch(ProcessHandle::isAlive))
                && System.nanoTime() < until
                && !Thread.currentThread().isInterrupted());
        root.descendants().forEach(seen::add);
        seen.forEach(ProcessHandle::destroyForcibly);
        root.destroyForcibly();
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
