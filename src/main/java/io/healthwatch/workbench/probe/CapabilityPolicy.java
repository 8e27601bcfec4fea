package io.healthwatch.workbench.probe;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

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

    private static final Pattern FOREIGN_TO_ADDRESSES =
            Pattern.compile("[^A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]|%(?![0-9A-Fa-f]{2})");

    private static final Pattern WITH_ORIGIN = Pattern.compile("(?<scheme>[Hh][Tt][Tt][Pp][Ss]?)://"
            + "(?<host>\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9.-]+)(?::(?<port>[0-9]{0,5}))?"
            + "(?:/[^?#\\[\\]]*)?(?:\\?[^#]*)?(?:#[^#\\[\\]]*)?");

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

    /** Whether a text is made of the characters of an address and of whole percent escapes: RFC 3986, section 2. */
    public static boolean isAddress(String text) {
        return !FOREIGN_TO_ADDRESSES.matcher(text).find();
    }

    /**
     * Whether a request to this address is allowed: it has scheme, host and port of a granted origin, as they stand there.
     * An address that has to be rewritten before it is understood, such as 127.1 for 127.0.0.1, or that names a user, is
     * of no granted origin.
     */
    public boolean allows(String address) {
        var origin = origin(address);
        return origin != null && origins.stream().anyMatch(granted -> origin.equals(origin(granted)));
    }

    private static String origin(String address) {
        var parts = WITH_ORIGIN.matcher(address);
        if (!parts.matches()) {
            return null;
        }
        var scheme = parts.group("scheme").toLowerCase(Locale.ROOT);
        var port = parts.group("port");
        var number = port != null && !port.isEmpty() ? Integer.parseInt(port) : "https".equals(scheme) ? 443 : 80;
        return scheme + "://" + parts.group("host").toLowerCase(Locale.ROOT) + ":" + number;
    }
}
