package io.healthwatch.workbench.gui.evaluate;

import io.healthwatch.workbench.gui.InstallItem;
import io.healthwatch.workbench.runtime.catalog.Variant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** The variants of one runtime, or the baselines. */
public record RuntimeChoices(String title, List<VariantChoices> variants) {

    private static final String BASELINES = "Baselines";

    static List<RuntimeChoices> of(List<Variant> variants) {
        var groups = new LinkedHashMap<String, List<VariantChoices>>();
        for (var variant : variants) {
            groups.computeIfAbsent(variant.baseline() ? BASELINES : variant.runtime(), _ -> new ArrayList<>())
                    .add(VariantChoices.of(variant));
        }
        return groups.entrySet().stream()
                .map(group -> new RuntimeChoices(group.getKey(), List.copyOf(group.getValue())))
                .toList();
    }

    /** All its variants in all their hosts. */
    public Stream<HostChoice> hosts() {
        return variants.stream().flatMap(variant -> variant.hosts().stream());
    }

    /** What can be installed for its variants, the quickest first. */
    public List<InstallItem> missing() {
        return variants.stream()
                .flatMap(variant -> variant.missing().stream())
                .distinct()
                .sorted(Comparator.comparing(InstallItem::duration))
                .toList();
    }

    /** The one reason for which none of its variants can be measured in all hosts; empty where there are several, or none. */
    public String sharedReason() {
        var reasons = variants.stream().map(VariantChoices::reason).distinct().toList();
        return variants.size() > 1 && reasons.size() == 1 ? reasons.getFirst() : "";
    }
}
