package io.healthwatch.workbench.gui.evaluate;

import io.healthwatch.workbench.gui.InstallItem;
import io.healthwatch.workbench.runtime.catalog.Availability;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.runtime.catalog.Variant;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** One variant in one host, to be measured or not. */
public final class HostChoice {

    private final Variant variant;
    private final Host host;
    private final BooleanProperty chosen = new SimpleBooleanProperty();
    private final ObjectProperty<Availability> availability = new SimpleObjectProperty<>();

    private List<InstallItem> missing = List.of();

    HostChoice(Variant variant, Host host) {
        this.variant = variant;
        this.host = host;
    }

    /** The variant. */
    public Variant variant() {
        return variant;
    }

    /** The host. */
    public Host host() {
        return host;
    }

    /** Whether it shall be measured; never when it is not available. */
    public BooleanProperty chosen() {
        return chosen;
    }

    /** Whether it is there; null while that is looked for. */
    public ObjectProperty<Availability> availability() {
        return availability;
    }

    /** Whether it is known to be there. */
    public boolean available() {
        return availability.get() != null && availability.get().available();
    }

    /** What would make it available once it is installed; nothing where it is, or where that would not help. */
    public List<InstallItem> missing() {
        return available() ? List.of() : missing;
    }

    void missing(List<InstallItem> now) {
        missing = now;
    }

    /** Why it cannot be measured; empty where it can, or where that is not known yet. */
    public String reason() {
        if (availability.get() == null || available()) {
            return "";
        }
        if (missing.isEmpty()) {
            return availability.get().reason();
        }
        var itself = variant.runtime().toLowerCase(Locale.ROOT);
        return missing.stream().anyMatch(item -> item.name().equals(itself))
                ? "Not installed."
                : "In a " + host.id() + " host it needs " + InstallItem.names(missing) + ", which is not installed.";
    }

    /** Its name in settings. */
    String key() {
        return variant.id() + "@" + host.id();
    }
}
