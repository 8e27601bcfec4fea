package io.healthwatch.workbench.probe;

/**
 * The host's side of the imports in the namespace {@value #NAMESPACE}. The clock needs no counterpart
 * here: {@code now_nanos} is {@link System#nanoTime} everywhere. Called on the guest's thread.
 */
public interface HostFunctions {

    /** The import namespace of all host functions. */
    String NAMESPACE = "healthwatch";

    /** {@code http_request}: no answer within the request's time. */
    int TIMED_OUT = -1;

    /** {@code http_request}: nobody listens there. */
    int REFUSED = -2;

    /** {@code http_request}: the capability policy does not allow the origin. */
    int DENIED = -3;

    /** {@code http_request}: the response exceeds the guest's buffer or the policy's limit. */
    int TOO_LARGE = -4;

    /** {@code http_request}: the request is not the JSON that the contract asks for. */
    int MALFORMED = -5;

    /** {@code http_request}: the exchange failed for another reason. */
    int IO_FAILURE = -6;

    /**
     * Performs a request within the capability policy.
     *
     * @param request {@code {"method", "url", "timeoutMs", "headers"?, "body"?}} in UTF-8
     * @param capacity how many bytes the guest has room for
     * @param timeLeftNanos how long the guest may still run: a request that takes longer is given up
     */
    HttpReply httpRequest(byte[] request, int capacity, long timeLeftNanos);

    /** Takes a line that the guest logged; level 0 is debug, 1 info, 2 warning, 3 error. */
    void log(int level, String text);

    /**
     * A response, or why there is none.
     *
     * @param code the response's length, or one of the negative codes above
     * @param response {@code {"status", "headers", "body"}} in UTF-8; empty where the code is negative
     */
    record HttpReply(int code, byte[] response) {

        private static final byte[] NOTHING = {};

        /** A reply without a response. */
        public static HttpReply failed(int code) {
            return new HttpReply(code, NOTHING);
        }

        /** A reply with a response. */
        public static HttpReply of(byte[] response) {
            return new HttpReply(response.length, response);
        }
    }
}
