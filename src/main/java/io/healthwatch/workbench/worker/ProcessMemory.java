package io.healthwatch.workbench.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import oshi.SystemInfo;
import oshi.software.os.OperatingSystem;

/**
 * The resident memory of another process, in bytes. Linux tells the peak itself (VmHWM in {@code
 * /proc/PID/status}, see proc(5)); elsewhere OSHI tells what is resident at the moment of asking.
 */
final class ProcessMemory {

    private static final class Oshi {
        static final OperatingSystem SYSTEM = new SystemInfo().getOperatingSystem();
    }

    private ProcessMemory() {}

    /** What is resident now; -1 where it cannot be told. */
    static long resident(long pid) {
        return read(pid, "VmRSS:");
    }

    /** The most that was ever resident; -1 where it cannot be told. */
    static long peak(long pid) {
        return read(pid, "VmHWM:");
    }

    private static long read(long pid, String field) {
        var status = Path.of("/proc", Long.toString(pid), "status");
        try {
            for (var line : Files.readAllLines(status)) {
                if (line.startsWith(field)) {
                    var words = line.split("\\s+");
                    return Long.parseLong(words[1]) << 10;
                }
            }
            return -1;
        } catch (IOException notLinux) {
            var process = Files.exists(Path.of("/proc")) ? null : Oshi.SYSTEM.getProcess((int) pid);
            return process == null ? -1 : process.getResidentMemory();
        }
    }
}
