package io.healthwatch.workbench.cli;

import io.healthwatch.workbench.runtime.catalog.Availability;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.runtime.catalog.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code workbench runtimes}. */
@Command(
        name = "runtimes",
        description = "Lists every variant: what is there, which version, and what is missing.",
        mixinStandardHelpOptions = true)
final class RuntimesCommand implements Callable<Integer> {

    @Mixin
    private JsonOption json;

    /** One variant, as other programs read it. */
    private record Row(
            String variant,
            List<String> hosts,
            String runtime,
            String version,
            boolean available,
            String reason,
            String source,
            String licence,
            long bytes) {}

    @Override
    public Integer call() throws Exception {
        var catalog = new Catalog(Home.locate());
        var rows = catalog.variants().stream().map(variant -> row(catalog, variant)).toList();
        if (json.wanted()) {
            System.out.println(JsonOutput.of(rows));
        } else {
            print(rows);
        }
        return WorkbenchCommand.DONE;
    }

    /** {@code hosts} are those in which it is available now; all of its hosts where it is in none. */
    private static Row row(Catalog catalog, Variant variant) {
        var there = new ArrayList<String>();
        var reasons = new ArrayList<String>();
        var best = Availability.missing("");
        for (var host : variant.hosts()) {
            var availability = catalog.availability(variant, host);
            if (availability.available()) {
                there.add(host.id());
                best = availability;
            } else if (!reasons.contains(availability.reason())) {
                reasons.add(availability.reason());
            }
        }
        return new Row(
                variant.id(),
                there.isEmpty() ? variant.hosts().stream().map(Host::id).toList() : there,
                variant.runtime(),
                best.version(),
                best.available(),
                String.join(" ", reasons),
                variant.source(),
                variant.licence(),
                best.bytes());
    }

    private static void print(List<Row> rows) {
        var table = new TextTable("Variant", "Runtime", "Version", "Hosts", "State", "Size");
        for (var row : rows) {
            table.add(
                    row.variant(),
                    row.runtime(),
                    row.version(),
                    String.join(" ", row.hosts()),
                    row.available() ? "available" : row.reason(),
                    row.bytes() == 0 ? "" : String.format("%.1f MB", row.bytes() / 1e6));
        }
        System.out.print(table);
    }
}
