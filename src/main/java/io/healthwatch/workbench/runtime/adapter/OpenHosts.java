package io.healthwatch.workbench.runtime.adapter;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the probe that a native host's request belongs to. One stub serves all hosts, because making a stub
 * costs milliseconds; the host's {@code env} word is a place in a list.
 */
final class OpenHosts {

    /** Ends the step: {@code PH_HTTP_ABORT}. */
    static final long ABORT = Integer.MIN_VALUE;

    /** A host's answer to requests; what it throws, it keeps. */
    interface Requests {
        long answer(long request, long requestLength, long response, long capacity);
    }

    private static final List<Requests> OPEN = new ArrayList<>();

    private OpenHosts() {}

    /** The {@code env} word for a host that is about to be opened. */
    static synchronized long add(Requests requests) {
        var free = OPEN.indexOf(null);
        if (free >= 0) {
            OPEN.set(free, requests);
            return free;
        }
        OPEN.add(requests);
        return OPEN.size() - 1L;
    }

    static synchronized void remove(long environment) {
        OPEN.set((int) environment, null);
    }

    private static synchronized Requests get(long environment) {
        return OPEN.get((int) environment);
    }

    /** Called by native code: whatever leaves here ends the JVM, a stack that is used up at entry included. */
    static long httpRequest(long environment, long request, long requestLength, long response, long capacity) {
        try {
            return get(environment).answer(request, requestLength, response, capacity);
        } catch (Throwable leavesNowhere) {
            return ABORT;
        }
    }
}
