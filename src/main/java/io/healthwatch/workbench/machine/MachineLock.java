package io.healthwatch.workbench.machine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * Held while something is measured or installed, by one holder among all workbenches of a user: what is
 * installed meanwhile would show in what is measured. The lock of a process that was killed is free.
 */
public final class MachineLock implements AutoCloseable {

    /** Behind the holder's name, which others must be able to read. */
    private static final long LOCKED_BYTE = 1 << 20;

    private static final int LONGEST_NAME = 200;

    /**
     * The files that this process has locked, and what for. To open and close one again, even to read it, would free
     * it: systems count such locks by process.
     */
    private static final Map<Path, String> HELD = new HashMap<>();

    private final Path path;
    private final FileChannel file;

    private MachineLock(Path path, FileChannel file) {
        this.path = path;
        this.file = file;
    }

    /**
     * Takes the lock, or fails at once.
     *
     * @param file is made where it is not there
     * @param purpose what for, such as {@code measuring}
     * @throws MachineBusyException when it is taken
     * @throws IOException when the file cannot be made
     */
    public static MachineLock take(Path file, String purpose) throws IOException {
        var path = file.toAbsolutePath().normalize();
        synchronized (HELD) {
            if (HELD.containsKey(path)) {
                throw new MachineBusyException(
                        "This workbench is already " + HELD.get(path) + ". Wait until that is done.");
            }
            Files.createDirectories(path.getParent());
            var lock = new MachineLock(path, open(path));
            var holder = purpose + " (process " + ProcessHandle.current().pid() + ", since "
                    + LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + ")";
            HELD.put(path, holder);
            lock.name(holder);
            return lock;
        }
    }

    private static FileChannel open(Path path) throws IOException {
        var file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (file.tryLock(LOCKED_BYTE, 1, false) != null) {
                return file;
            }
            throw new MachineBusyException("Another workbench is " + holder(file)
                    + ". Measuring and installing disturb each other: wait until it is done, or end it.");
        } catch (IOException failure) {
            file.close();
            throw failure;
        }
    }

    private static String holder(FileChannel file) throws IOException {
        var name = ByteBuffer.allocate(LONGEST_NAME);
        file.read(name, 0);
        return new String(name.array(), 0, name.position(), StandardCharsets.UTF_8);
    }

    private void name(String holder) throws IOException {
        file.truncate(0);
        file.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
    }

    /** Frees the machine. */
    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            if (HELD.remove(path) != null) {
                file.close();
            }
        }
    }
}
