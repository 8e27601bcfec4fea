package io.healthwatch.workbench.runtime.adapter;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.healthwatch.workbench.probe.ProbeException;
import io.healthwatch.workbench.probe.ProbeException.Quota;
import io.healthwatch.workbench.probe.TrapKind;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;

/** {@code probe_step} of {@code probe_host.h}: what the adapter says of its last step. */
final class ProbeStep {

    private static final int MESSAGE_BYTES = 464;
    private static final MemoryLayout LAYOUT = MemoryLayout.structLayout(
            JAVA_INT.withName("outcome"),
            JAVA_INT.withName("trap"),
            ADDRESS.withName("result"),
            JAVA_LONG.withName("result_len"),
            JAVA_LONG.withName("elapsed_ns"),
            JAVA_LONG.withName("host_ns"),
            JAVA_LONG.withName("guest_memory"),
            MemoryLayout.sequenceLayout(MESSAGE_BYTES, JAVA_BYTE).withName("message"));
    private static final long OUTCOME = offset("outcome");
    private static final long TRAP = offset("trap");
    private static final long RESULT = offset("result");
    private static final long RESULT_LENGTH = offset("result_len");
    private static final long ELAPSED = offset("elapsed_ns");
    private static final long HOST = offset("host_ns");
    private static final long GUEST_MEMORY = offset("guest_memory");
    private static final long MESSAGE = offset("message");

    private static final int OK = 0;
    private static final int INVALID_MODULE = 1;
    private static final int MISSING_IMPORT = 2;
    private static final int MISSING_EXPORT = 3;
    private static final int TRAPPED = 4;
    private static final int INTERRUPTED = 5;
    private static final int MEMORY_LIMIT = 6;
    private static final int BAD_RESULT = 7;
    private static final int TIMEOUT = 11;
    private static final TrapKind[] KINDS = TrapKind.values();

    private final MemorySegment step;

    ProbeStep(Arena arena) {
        step = arena.allocate(LAYOUT);
    }

    private static long offset(String field) {
        return LAYOUT.byteOffset(PathElement.groupElement(field));
    }

    long address() {
        return step.address();
    }

    long elapsedNanos() {
        return step.get(JAVA_LONG, ELAPSED);
    }

    long hostNanos() {
        return step.get(JAVA_LONG, HOST);
    }

    long guestMemoryBytes() {
        return step.get(JAVA_LONG, GUEST_MEMORY);
    }

    boolean isOk() {
        return step.get(JAVA_INT, OUTCOME) == OK;
    }

    /** A copy of the result, which lies in the guest's memory until the next call. */
    byte[] result() {
        var length = step.get(JAVA_LONG, RESULT_LENGTH);
        return step.get(ADDRESS, RESULT).reinterpret(length).toArray(JAVA_BYTE);
    }

    /**
     * What the adapter says went wrong.
     *
     * @param cause what a host function threw within the step, or null
     */
    ProbeException failure(Throwable cause) {
        var said = message().split("\n", 2);
        return failure(said[0], cause).withBacktrace(said.length == 1 ? "" : said[1]);
    }

    private ProbeException failure(String message, Throwable cause) {
        return switch (step.get(JAVA_INT, OUTCOME)) {
            case INVALID_MODULE -> new ProbeException.InvalidModule(message, cause);
            case MISSING_IMPORT -> new ProbeException.MissingImport(message, cause);
            case MISSING_EXPORT -> new ProbeException.MissingExport(message, cause);
            case TRAPPED -> new ProbeException.Trap(kind(step.get(JAVA_INT, TRAP)), message, cause);
            case INTERRUPTED, TIMEOUT -> new ProbeException.QuotaExceeded(Quota.TIME, message, cause);
            case MEMORY_LIMIT -> new ProbeException.QuotaExceeded(Quota.MEMORY, message, cause);
            case BAD_RESULT -> new ProbeException.BadResult(message);
            default -> new ProbeException.HostFailure(message, cause);
        };
    }

    /** The runtime's own words: the message, and from the second line on its backtrace. */
    String message() {
        return step.getString(MESSAGE);
    }

    /** The header counts kinds from 1; 0 is no trap. */
    private static TrapKind kind(int number) {
        return number >= 1 && number <= KINDS.length ? KINDS[number - 1] : TrapKind.OTHER;
    }
}
