package io.healthwatch.workbench.worker;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import oshi.SystemInfo;
import oshi.software.os.OperatingSystem;
import oshi.util.FileUtil;

/** The resident memory of another process, in bytes; -1 where it cannot be told. Any thread. */
public sealed interface ProcessMemory {

    /** What is resident now. */
    long resident();

    /** The same by the quickest way, for whoever asks over and over. */
    long residentQuickly();

    /** How often that can be asked without being noticed. */
    Duration betweenQuickReadings();

    /** The most that was ever resident, as far as {@link #METHOD} goes. */
    long peak();

    /**
     * How the peak comes about on this system: {@code kept by the system}, exactly, or {@code sampled}, the largest of
     * readings every 100 ms, which misses what comes and goes in between.
     */
    String METHOD = Kept.isHere() ? "kept by the system" : "sampled";

    /** The memory of a process that was just started. */
    static ProcessMemory of(long pid) {
        return Kept.isHere() ? new Kept(pid) : new Sampled(pid);
    }

    /** Linux keeps the peak itself (VmHWM in {@code /proc/PID/status}, see proc(5)). */
    record Kept(long pid) implements ProcessMemory {

        private static final long PAGE =
                new SystemInfo().getHardware().getMemory().getPageSize();

        static boolean isHere() {
            return Files.isReadable(Path.of("/proc/self/status"));
        }

        @Override
        public long resident() {
            return read("VmRSS");
        }

        /** The second number of {@code /proc/PID/statm}, see proc(5): pages. */
        @Override
        public long residentQuickly() {
            try (var in = new FileInputStream("/proc/" + pid + "/statm")) {
                var numbers = new String(in.readAllBytes(), StandardCharsets.US_ASCII).split(" ");
                return Long.parseLong(numbers[1]) * PAGE;
            } catch (IOException | RuntimeException gone) {
                return -1;
            }
        }

        @Override
        public Duration betweenQuickReadings() {
            return Duration.ofMillis(20);
        }

        @Override
        public long peak() {
            return read("VmHWM");
        }

        private long read(String field) {
            var status = Path.of("/proc", Long.toString(pid), "status");
            if (!Files.isReadable(status)) {
                return -1;
            }
            var kibibytes = FileUtil.getKeyValueMapFromFile(status.toString(), ":").get(field);
            return kibibytes == null ? -1 : Long.parseLong(kibibytes.replaceAll("\\D", "")) << 10;
        }
    }

    /** Elsewhere OSHI tells what is resident at the moment of asking. It is asked until the process is gone. */
    final class Sampled implements ProcessMemory {

        private static final OperatingSystem SYSTEM = new SystemInfo().getOperatingSystem();
        private static final Duration BETWEEN_READINGS = Duration.ofMillis(100);

        private final int pid;
        private volatile long latest;
        private volatile long peak = -1;

        Sampled(long pid) {
            this.pid = Math.toIntExact(pid);
            this.latest = resident();
            Thread.ofPlatform().daemon().name("worker-memory").start(this::sample);
        }

        private void sample() {
            while (resident() >= 0) {
                LockSupport.parkNanos(BETWEEN_READINGS.toNanos());
            }
        }

        @Override
        public synchronized long resident() {
            var process = SYSTEM.getProcess(pid);
            var bytes = process == null ? -1 : process.getResidentMemory();
            peak = Math.max(peak, bytes);
            latest = bytes;
            return bytes;
        }

        /** The latest of the readings for the peak: asking once more would cost as much again. */
        @Override
        public long residentQuickly() {
            return latest;
        }

        @Override
        public Duration betweenQuickReadings() {
            return BETWEEN_READINGS;
        }

        @Override
        public long peak() {
            resident();
            return peak;
        }
    }
}
