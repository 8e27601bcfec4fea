package io.healthwatch.workbench.cli;

import io.healthwatch.workbench.installation.Attempt;
import io.healthwatch.workbench.installation.Installable;
import io.healthwatch.workbench.installation.Installer;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Variant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code workbench install}. */
@Command(
        name = "install",
        description = "Installs native runtimes for the current user. What is installed already is left as it is.",
        mixinStandardHelpOptions = true)
final class InstallCommand implements Callable<Integer> {

    @Mixin
    private Usage usage;

    @Parameters(paramLabel = "VARIANT", description = "Variants, or what they need, such as wasmtime or koffi.")
    private List<String> names = List.of();

    @Option(names = "--all", description = "Everything that can be installed. Also tries the request's own lines once.")
    private boolean all;

    @Option(names = "--force", description = "Install again what is installed: an update, or a repair.")
    private boolean force;

    @Option(names = "--remove", description = "Remove instead of installing.")
    private boolean remove;

    @Mixin
    private JsonOption json;

    /** What {@code --json} prints. */
    private record Output(List<Row> installations, List<Line> seedLines) {}

    /** One installation; {@code state} is {@code installed}, {@code unchanged}, {@code removed}, {@code failed} or {@code cancelled}. */
    private record Row(
            String name,
            String state,
            String version,
            String source,
            String licence,
            long bytes,
            double seconds,
            List<Attempt.Step> steps,
            String message) {}

    /** A line of the request, tried as it was written. */
    private record Line(String line, boolean succeeded, double seconds, String message) {}

    @Override
    public Integer call() throws IOException {
        if (all != names.isEmpty()) {
            throw usage.wrong("Name variants, or say --all.");
        }
        var home = Home.locate();
        var catalog = new Catalog(home);
        var installer = new Installer(home, catalog);
        var chosen = all ? installer.installables() : chosen(installer, catalog);
        var rows = remove ? remove(installer, chosen) : install(installer, chosen);
        var lines = all && !remove ? seedLines(installer) : List.<Line>of();
        print(new Output(rows, lines));
        var reached = rows.stream().noneMatch(row -> Set.of("failed", "cancelled").contains(row.state()));
        return reached ? WorkbenchCommand.DONE : WorkbenchCommand.NOT_MEASURED;
    }

    private List<Installable> chosen(Installer installer, Catalog catalog) {
        var chosen = new LinkedHashSet<Installable>();
        for (var name : names) {
            var variant = catalog.find(name);
            if (variant.isPresent()) {
                chosen.addAll(neededBy(installer, catalog, variant.get()));
            } else {
                chosen.add(installer.installables().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> unknown(installer, catalog, name)));
            }
        }
        return List.copyOf(chosen);
    }

    /** What others need, too, is not removed with a variant. */
    private Collection<Installable> neededBy(Installer installer, Catalog catalog, Variant variant) {
        var needed = installer.neededBy(variant, variant.hosts());
        if (!remove) {
            return needed;
        }
        var others = catalog.variants().stream()
                .filter(other -> !other.runtime().equals(variant.runtime()))
                .flatMap(other -> installer.neededBy(other, other.hosts()).stream())
                .collect(Collectors.toSet());
        return needed.stream().filter(each -> !others.contains(each)).toList();
    }

    private ParameterException unknown(Installer installer, Catalog catalog, String name) {
        var known = Stream.concat(
                installer.installables().stream().map(Installable::name),
                catalog.variants().stream().map(Variant::id));
        return usage.wrong("There is no '" + name + "'. There are: "
                + known.distinct().collect(Collectors.joining(", ")) + ".");
    }

    private List<Row> install(Installer installer, List<Installable> chosen) throws IOException {
        var wanted = chosen.stream()
                .filter(each -> force || installer.installed(each).isEmpty())
                .toList();
        var rows = new ArrayList<Row>();
        for (var each : chosen) {
            if (!wanted.contains(each)) {
                var there = installer.installed(each).orElseThrow();
                rows.add(new Row(
                        each.name(), "unchanged", there.version(), each.source(), each.licence(), there.bytes(), 0,
                        List.of(), ""));
            }
        }
        if (!wanted.isEmpty()) {
            var attempts = new ConsoleInstaller(installer).install(wanted);
            for (var i = 0; i < attempts.size(); i++) {
                rows.add(row(wanted.get(i), attempts.get(i)));
            }
        }
        return rows;
    }

    private static List<Row> remove(Installer installer, List<Installable> chosen) throws IOException {
        var rows = new ArrayList<Row>();
        for (var each : chosen) {
            rows.add(row(each, installer.remove(each)));
        }
        return rows;
    }

    private static Row row(Installable installable, Attempt attempt) {
        var state = switch (attempt.outcome()) {
            case DONE -> attempt.action().equals("remove") ? "removed" : "installed";
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
        };
        return new Row(
                installable.name(),
                state,
                attempt.version(),
                installable.source(),
                installable.licence(),
                attempt.bytes(),
                attempt.seconds(),
                attempt.steps(),
                attempt.message());
    }

    private List<Line> seedLines(Installer installer) throws IOException {
        var known = installer.record().attempts().stream()
                .filter(attempt -> attempt.action().equals("seed-line"))
                .toList();
        var attempts = known.isEmpty() || force
                ? installer.trySeedLines(line -> System.err.println("Trying the request's own line: " + line))
                : known;
        return attempts.stream()
                .map(attempt -> new Line(
                        attempt.subject(), attempt.succeeded(), attempt.seconds(), attempt.message()))
                .toList();
    }

    private void print(Output output) throws IOException {
        if (json.wanted()) {
            System.out.println(JsonOutput.of(output));
            return;
        }
        var table = new TextTable("Name", "State", "Version", "Size", "Seconds");
        for (var row : output.installations()) {
            table.add(
                    row.name(),
                    row.state(),
                    row.version(),
                    row.bytes() == 0 ? "" : String.format("%.1f MB", row.bytes() / 1e6),
                    String.format("%.1f", row.seconds()));
        }
        System.out.print(output.installations().isEmpty() ? "Nothing has to be installed for that.\n" : table);
        for (var line : output.seedLines()) {
            System.out.printf("%n%s%n  %s%n", line.line(), line.message());
        }
    }
}
