package io.healthwatch.workbench.gui.runtimes;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.runtime.catalog.Availability;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.runtime.catalog.Variant;
import java.util.Locale;

/** A variant in a host as the table shows it. */
public record RuntimeRow(Variant variant, Host host, Availability availability) {

    /** Its size on disk, for people. */
    public String size() {
        return Wording.size(availability.bytes());
    }

    /** Whether any word of it holds that text. */
    boolean matches(String text) {
        var sought = text.strip().toLowerCase(Locale.ROOT);
        return String.join(
                        " ",
                        variant.id(),
                        variant.title(),
                        variant.runtime(),
                        host.id(),
                        availability.version(),
                        availability.available() ? "available" : "missing",
                        availability.reason(),
                        variant.licence(),
                        variant.source())
                .toLowerCase(Locale.ROOT)
                .contains(sought);
    }
}
