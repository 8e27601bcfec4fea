package io.healthwatch.workbench.security;

import io.healthwatch.workbench.probe.CapabilityPolicy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One attack's surroundings: what the guest is granted and told, and who watches.
 *
 * @param policy what the guest may reach
 * @param config what it is given
 * @param heard what it says goes here
 * @param witnesses all who watch, {@code heard} among them
 */
record Scene(CapabilityPolicy policy, String config, Heard heard, List<Witness> witnesses) {

    /** What all witnesses saw. */
    List<String> touches() throws IOException {
        var touches = new ArrayList<String>();
        for (var witness : witnesses) {
            touches.addAll(witness.touches());
        }
        return touches;
    }
}
