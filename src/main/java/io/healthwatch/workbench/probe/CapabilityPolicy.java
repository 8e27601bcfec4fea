package io.healthwatch.workbench.probe;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * What a probe may reach, defined once and enforced for every variant.
 *
 * @param origins the origins that requests may go to, such as {@code http://127.0.0.1:8080}; everything
 *     else is denied, redirects are not followed
 * @param maxResponseBytes the largest response body that is passed on
 * @param maxTimeoutMillis requests that ask for more time get this much
 * @param wasi whether modules may import WASI preview 1 at all
 * @param folders what they reach through it; nothing else of the file system, and no environment, argument or socket
 */
public record CapabilityPolicy(
        List<String> origins, int maxResponseBytes, long maxTimeoutMillis, boolean wasi, List<FolderGrant> folders) {

    /** The namespace from which modules import WASI preview 1. */
    public static final String WASI_NAMESPACE = "wasi_snapshot_preview1";

    /** Nothing may be reached. */
    public static final CapabilityPolicy NOTHING = new CapabilityPolicy(List.of(), 0, 0);

    /** Nothing but these origins, without WASI. */
    public CapabilityPolicy(List<String> origins, int maxResponseBytes, long maxTimeoutMillis) {
        this(origins, maxResponseBytes, maxTimeoutMillis, false, List.of());
    }

    /** A response limit of 1 MiB and at most 10 s a request. */
    public static CapabilityPolicy allowing(List<String> origins) {
        return new CapabilityPolicy(List.copyOf(origins), 1 << 20, 10_000);
    }

    /** Whether a request to this address is allowed: its scheme, host and port are those of a granted origin. */
    public boolean allows(URI address) {
        if (address.getRawUserInfo() != null) {
            return false;
        }
        var origin = origin(address);
        return origin != null && origins.stream().anyMatch(granted -> origin.equals(origin(URI.create(granted))));
    }

    private static String origin(URI address) {
        if (address.getScheme() == null || address.getHost() == null) {
            return null;
        }
        var scheme = address.getScheme().toLowerCase(Locale.ROOT);
        var port = address.getPort() >= 0 ? address.getPort() : "https".equals(scheme) ? 443 : 80;
        return scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }
}
