package io.healthwatch.workbench.gui.evaluate;

import io.healthwatch.workbench.runtime.catalog.Variant;
import java.util.List;

/** A variant with the hosts that it can live in. */
public record VariantChoices(Variant variant, List<HostChoice> hosts) {

    static VariantChoices of(Variant variant) {
        return new VariantChoices(
                variant,
                variant.hosts().stream().map(host -> new HostChoice(variant, host)).toList());
    }

    /** Whether it can be measured in at least one host. */
    public boolean available() {
        return hosts.stream().anyMatch(HostChoice::available);
    }

    /** The version that is there; empty where none is. */
    public String version() {
        return hosts.stream()
                .filter(HostChoice::available)
                .map(choice -> choice.availability().get().version())
                .findFirst()
                .orElse("");
    }

    /** Why it cannot be measured in some host, each reason once; empty where it can in all. */
    public String reason() {
        return String.join(
                "\n",
                hosts.stream()
                        .map(choice -> choice.availability().get())
                        .filter(availability -> availability != null && !availability.available())
                        .map(availability -> availability.reason())
                        .distinct()
                        .toList());
    }
}
