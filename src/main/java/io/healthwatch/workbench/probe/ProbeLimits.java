package io.healthwatch.workbench.probe;

/**
 * The quotas a runtime must enforce.
 *
 * @param memoryBytes the most linear memory that an instance may have
 * @param stackBytes the guest's stack; the guest's thread is given more than that; 0 for the runtime's own
 * @param interruptible whether executions have to be stoppable by a time limit; what that costs is
 *     measured by a run without
 */
public record ProbeLimits(long memoryBytes, long stackBytes, boolean interruptible) {

    /** 256 MiB of memory, 512 KiB of stack, interruptible. */
    public static final ProbeLimits STANDARD = new ProbeLimits(256L << 20, 512L << 10, true);

    /** The memory limit in whole 64 KiB pages, at most 65,536. */
    public int memoryPages() {
        return (int) Math.min(65_536, memoryBytes >> 16);
    }
}
