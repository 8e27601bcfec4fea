package io.healthwatch.workbench.gui.runtimes;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.runtime.catalog.Availability;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.runtime.catalog.Variant;

/** A variant in a host as the table shows it. */
public record RuntimeRow(Variant variant, Host host, Availability availability) {

    /** Its size on disk, for people. */
    public String size() {
        return Wording.size(availability.bytes());
    }
}
