package io.healthwatch.workbench.gui.evaluate;

import io.healthwatch.workbench.gui.InstallItem;
import io.healthwatch.workbench.runtime.catalog.Variant;
import java.util.Comparator;
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

    /** What can be installed for it, the quickest first. */
    public List<InstallItem> missing() {
        return hosts.stream()
                .flatMap(choice -> choice.missing().stream())
                .distinct()
                .sorted(Comparator.comparing(InstallItem::duration))
                .toList();
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
                        .map(HostChoice::reason)
                        .filter(reason -> !reason.isEmpty())
                        .distinct()
                        .toList());
    }
}
