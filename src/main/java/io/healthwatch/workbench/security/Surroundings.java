package io.healthwatch.workbench.security;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.healthwatch.workbench.evaluation.target.TargetServer;
import io.healthwatch.workbench.probe.CapabilityPolicy;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What stands around the guests of one subject: servers and folders, whose addresses attacks know by placeholders. */
final class Surroundings implements AutoCloseable {

    private final TargetServer target;

    /**
     * Starts the servers.
     *
     * @throws IOException when that fails
     */
    Surroundings() throws IOException {
        target = new TargetServer();
    }

    /**
     * Sets the scene of an attack: fresh folders, a fresh secret, witnesses that have seen nothing yet.
     *
     * @throws IOException when the folders cannot be made
     */
    Scene scene(Attack attack) throws IOException {
        var secret = UUID.randomUUID().toString();
        var heard = new Heard(secret);
        var names = Map.of("target", target.origin(), "secret", secret);
        var policy = attack.setting() == null
                ? CapabilityPolicy.NOTHING
                : CapabilityPolicy.allowing(
                        attack.setting().origins().stream().map(origin -> filled(origin, names)).toList());
        var config = attack.config() == null ? "{}" : filled(attack.config().toString(), names);
        return new Scene(policy, config, heard, List.of(heard));
    }

    private static String filled(String text, Map<String, String> names) {
        var filled = text;
        for (var name : names.entrySet()) {
            filled = filled.replace(
                    "${" + name.getKey() + "}", new String(JsonStringEncoder.getInstance().quoteAsString(name.getValue())));
        }
        return filled;
    }

    @Override
    public void close() throws IOException {
        target.close();
    }
}
