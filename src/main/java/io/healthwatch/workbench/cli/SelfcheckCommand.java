package io.healthwatch.workbench.cli;

import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.runtime.catalog.Variant;
import io.healthwatch.workbench.selfcheck.Basis;
import io.healthwatch.workbench.selfcheck.Design;
import io.healthwatch.workbench.selfcheck.Judgement;
import io.healthwatch.workbench.selfcheck.Selfcheck;
import io.healthwatch.workbench.selfcheck.SelfcheckResult;
import io.healthwatch.workbench.selfcheck.SelfcheckStore;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code workbench selfcheck}. */
@Command(
        name = "selfcheck",
        description = "Measures what is known beforehand and tells how often the workbench is right about it: how often"
                + " it claims a difference between equals, and how often it finds one of 2, 5 and 10 %%.",
        mixinStandardHelpOptions = true)
final class SelfcheckCommand implements Callable<Integer> {

    @Mixin
    private Usage usage;

    @Mixin
    private DataOption data;

    @Option(names = "--variant", paramLabel = "ID", description = "The variant to measure with; default: ${DEFAULT-VALUE}.")
    private String variant = Design.VARIANT;

    @Option(names = "--host", paramLabel = "HOST", description = "node or jvm; default: the variant's first.")
    private String host;

    @Option(
            names = "--experiments",
            paramLabel = "N",
            description = "Independent experiments at most; default: ${DEFAULT-VALUE}.")
    private int experiments = Design.EXPERIMENTS;

    @Option(
            names = "--forks",
            paramLabel = "N",
            description = "Forks of each arm in an experiment, at least " + Design.FEWEST_FORKS
                    + "; default: ${DEFAULT-VALUE}.")
    private int forks = Design.FORKS;

    @Option(
            names = "--time",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "No experiment is begun that would not end within it, such as 15m or 90s; default: 15m.")
    private Duration time = Design.TIME;

    @Mixin
    private SeedOption seed;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() throws Exception {
        var home = Home.locate();
        var catalog = new Catalog(home);
        var design = design(catalog);
        var store = new SelfcheckStore(data.folder(home));
        var check = new Selfcheck(home, catalog, store);
        try (var _ = new CancelOnExit(check::cancel);
                var progress = new SelfcheckProgress()) {
            var result = check.run(design, progress::accept);
            progress.close();
            print(result, store);
            return result.experiments() > 0 ? WorkbenchCommand.DONE : WorkbenchCommand.NOT_MEASURED;
        }
    }

    private Design design(Catalog catalog) {
        if (forks < Design.FEWEST_FORKS) {
            throw usage.wrong("With fewer than " + Design.FEWEST_FORKS + " forks no comparison can be sure.");
        }
        if (experiments < 1) {
            throw usage.wrong("There must be an experiment at least.");
        }
        var chosen = usage.variant(catalog, variant);
        return Design.of(catalog, chosen, host(chosen), forks, experiments, time, seed.value());
    }

    private Host host(Variant chosen) {
        if (host == null) {
            return chosen.hosts().getFirst();
        }
        return chosen.hosts().stream()
                .filter(each -> each.id().equals(host))
                .findFirst()
                .orElseThrow(() -> usage.wrong(chosen.title() + " has no host '" + host + "'. It has: "
                        + String.join(", ", chosen.hosts().stream().map(Host::id).toList()) + "."));
    }

    private void print(SelfcheckResult result, SelfcheckStore store) throws IOException {
        if (json.wanted()) {
            System.out.println(SelfcheckStore.json(result));
            return;
        }
        var table = new TextTable("Figure", "Measured", "Asked", "Verdict");
        for (var judgement : Judgement.of(result)) {
            table.add(judgement.figure(), judgement.measured(), judgement.target(), judgement.verdict().text());
        }
        System.out.print(table);
        System.out.println();
        Basis.of(result).forEach(System.out::println);
        System.out.println("Kept in " + store.file(result));
    }
}
