package io.healthwatch.workbench.runtime;

import io.healthwatch.workbench.probe.HostFunctions;
import io.healthwatch.workbench.probe.HostFunctions.HttpReply;
import java.nio.charset.StandardCharsets;

/**
 * The probe contract's imports over any {@link GuestMemory}: checks every pointer before it touches the
 * memory or calls the host, and adds up the time spent in the host. One for each probe; the guest's
 * thread only.
 */
public final class GuestCalls {

    private final HostFunctions host;
    private final Deadline deadline = new Deadline();
    private long hostNanos;
    private RuntimeException failure;

    /** The functions that guests reach. */
    public GuestCalls(HostFunctions host) {
        this.host = host;
    }

    /** Guest code begins that may run for so long in nanoseconds; 0 for as long as it likes. */
    void begin(long limitNanos) {
        deadline.begin(limitNanos);
    }

    /** {@code http_request(reqPtr, reqLen, respPtr, respCap) -> i32}. */
    public int httpRequest(GuestMemory memory, int request, int requestLength, int response, int capacity) {
        if (!memory.contains(request, requestLength) || !memory.contains(response, capacity)) {
            return HostFunctions.MALFORMED;
        }
        var asked = memory.read(request, requestLength);
        var started = System.nanoTime();
        HttpReply reply;
        try {
            reply = host.httpRequest(asked, capacity < 0 ? Integer.MAX_VALUE : capacity, deadline.leftNanos());
        } catch (RuntimeException failed) {
            failure = failed;
            throw failed;
        }
        hostNanos += System.nanoTime() - started;
        if (reply.code() > 0) {
            memory.write(response, reply.response());
        }
        return reply.code();
    }

    /** {@code now_nanos() -> i64}. */
    public long nowNanos() {
        return System.nanoTime();
    }

    /** {@code log(level, ptr, len)}; a pointer outside the memory logs nothing. */
    public void log(GuestMemory memory, int level, int text, int length) {
        if (memory.contains(text, length)) {
            var line = new String(memory.read(text, length), StandardCharsets.UTF_8);
            try {
                host.log(level, line);
            } catch (RuntimeException failed) {
                failure = failed;
                throw failed;
            }
        }
    }

    /**
     * What the host threw since the last call of this method; null if nothing. Runtimes wrap or lose what a
     * host function throws, so it is kept here.
     */
    public RuntimeException takeFailure() {
        var taken = failure;
        failure = null;
        return taken;
    }

    /** The nanoseconds spent in the host since the last call of this method. */
    public long takeHostNanos() {
        var taken = hostNanos;
        hostNanos = 0;
        return taken;
    }
}
