package io.healthwatch.workbench.security;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.healthwatch.workbench.evaluation.target.TargetServer;
import io.healthwatch.workbench.probe.CapabilityPolicy;
import io.healthwatch.workbench.probe.FolderGrant;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What stands around the guests of one subject: servers and folders, whose addresses attacks know by placeholders. */
final class Surroundings implements AutoCloseable {

    private static final String READ_WRITE = "read-write";
    private static final String GRANTED_AS = "/granted";

    private final TargetServer target;
    private final ForbiddenServer forbidden;
    private final HostileServer hostile;
    private Scratch scratch;

    /**
     * Starts the servers.
     *
     * @throws IOException when that fails
     */
    Surroundings() throws IOException {
        target = new TargetServer();
        forbidden = new ForbiddenServer();
        hostile = new HostileServer(forbidden.origin());
    }

    /**
     * Sets the scene of an attack: fresh folders, a fresh secret, witnesses that have seen nothing yet.
     *
     * @throws IOException when the folders cannot be made
     */
    Scene scene(Attack attack) throws IOException {
        var secret = UUID.randomUUID().toString();
        var heard = new Heard(secret);
        forbidden.begin(secret);
        hostile.begin();
        clear();
        var setting = attack.setting();
        scratch = new Scratch(secret, setting != null && READ_WRITE.equals(setting.folder()));
        var names = Map.of(
                "target", target.origin(),
                "target-port", port(target.origin()),
                "hostile", hostile.origin(),
                "hostile-port", port(hostile.origin()),
                "forbidden", forbidden.origin(),
                "forbidden-port", port(forbidden.origin()),
                "outside", scratch.outside().toString(),
                "secret", secret);
        var config = attack.config() == null ? "{}" : filled(attack.config().toString(), names);
        return new Scene(policy(setting, names), config, heard, List.of(heard, forbidden, hostile, scratch));
    }

    private CapabilityPolicy policy(Attack.Setting setting, Map<String, String> names) {
        if (setting == null) {
            return CapabilityPolicy.NOTHING;
        }
        var network = CapabilityPolicy.allowing(
                setting.origins().stream().map(origin -> filled(origin, names)).toList());
        return new CapabilityPolicy(
                network.origins(),
                network.maxResponseBytes(),
                network.maxTimeoutMillis(),
                setting.wasi(),
                switch (setting.folder()) {
                    case READ_WRITE -> List.of(new FolderGrant(scratch.granted().toString(), GRANTED_AS, true));
                    case "read-only" -> List.of(new FolderGrant(scratch.granted().toString(), GRANTED_AS, false));
                    default -> List.of();
                });
    }

    private static String port(String origin) {
        return String.valueOf(URI.create(origin).getPort());
    }

    private static String filled(String text, Map<String, String> names) {
        var filled = text;
        for (var name : names.entrySet()) {
            filled = filled.replace(
                    "${" + name.getKey() + "}", new String(JsonStringEncoder.getInstance().quoteAsString(name.getValue())));
        }
        return filled;
    }

    private void clear() throws IOException {
        if (scratch != null) {
            scratch.close();
            scratch = null;
        }
    }

    @Override
    public void close() throws IOException {
        clear();
        target.close();
        hostile.close();
        forbidden.close();
    }
}
