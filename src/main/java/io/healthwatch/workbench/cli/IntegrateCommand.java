package io.healthwatch.workbench.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.integration.Cost;
import io.healthwatch.workbench.integration.ExtensionHost;
import io.healthwatch.workbench.integration.Integration;
import io.healthwatch.workbench.integration.IntegrationStore;
import io.healthwatch.workbench.integration.Pattern;
import io.healthwatch.workbench.integration.Progress;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.statistics.Estimate;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code workbench integrate}. */
@Command(
        name = "integrate",
        description = "Packs the VS Code extension once for each integration pattern and measures it in a real extension"
                + " host: what it weighs, how long it takes to activate, how late it makes the event loop, how much"
                + " memory the host takes.",
        mixinStandardHelpOptions = true)
final class IntegrateCommand implements Callable<Integer> {

    private static final double BYTES_PER_MEGABYTE = 1e6;

    @Mixin
    private Usage usage;

    @Mixin
    private DataOption data;

    @Option(names = "--pattern", paramLabel = "ID", description = "A pattern to measure, repeatable; default: all.")
    private List<String> patterns = List.of();

    @Option(names = "--variant", paramLabel = "ID", description = "A variant to measure, repeatable; default: all.")
    private List<String> variants = List.of();

    @Option(
            names = "--repeats",
            paramLabel = "N",
            description = "Windows for each pattern and variant; default: ${DEFAULT-VALUE}.")
    private int repeats = ExtensionHost.REPEATS;

    @Mixin
    private SeedOption seed;

    @Option(names = "--sizes", description = "Only pack and weigh; needs no extension host.")
    private boolean sizes;

    @Option(
            names = "--install",
            description = "First install what is missing for this user: the extension's npm packages and code-server"
                    + " (617 MB, minutes).")
    private boolean install;

    @Mixin
    private JsonOption json;

    /** What {@code --json} prints. */
    private record Output(String folder, @JsonUnwrapped Integration integration, List<Cost> costs) {}

    @Override
    public Integer call() throws Exception {
        check();
        var home = Home.locate();
        var host = new ExtensionHost(home, new IntegrationStore(data.folder(home)));
        var plan = new ExtensionHost.Plan(
                patterns,
                variants,
                repeats,
                seed.value(),
                sizes,
                install);
        try (var _ = new CancelOnExit(host::cancel)) {
            var kept = host.run(plan, IntegrateCommand::show);
            print(kept);
            var failed = Cost.of(kept.integration()).stream().anyMatch(cost -> !cost.failures().isEmpty());
            return kept.integration().complete() && !failed ? WorkbenchCommand.DONE : WorkbenchCommand.NOT_MEASURED;
        }
    }

    private void check() {
        for (var id : patterns) {
            if (Pattern.find(id).isEmpty()) {
                throw usage.unknown("pattern", id, Stream.of(Pattern.values()).map(Pattern::id));
            }
        }
        if (repeats < 1) {
            throw usage.wrong("--repeats needs 1 or more, not " + repeats + ".");
        }
    }

    private static void show(Progress progress) {
        System.err.println(progress.step()
                + (progress.planned() == 0
                        ? " ..."
                        : ", window " + (progress.done() + 1) + " of " + progress.planned()
                                + (progress.left() == null
                                        ? ""
                                        : ", " + ConsoleProgress.clock(progress.left()) + " left")));
    }

    private void print(IntegrationStore.Kept kept) throws IOException {
        var costs = Cost.of(kept.integration());
        if (json.wanted()) {
            System.out.println(JsonOutput.of(new Output(kept.folder().toString(), kept.integration(), costs)));
            return;
        }
        var table = new TextTable(
                "Pattern", "Variant", ".vsix", "Windows", "Activation, ms", "Loop delay p99, ms", "Host, MB",
                "More than empty, MB");
        for (var cost : costs) {
            table.add(
                    cost.pattern(),
                    cost.variant(),
                    cost.carrier() == null ? Numbers.NONE : Wording.size(cost.carrier().vsixBytes()),
                    String.valueOf(cost.windows()),
                    figure(cost.activationMs(), 1),
                    figure(cost.delayP99Ms(), 1),
                    figure(cost.hostBytes(), BYTES_PER_MEGABYTE),
                    figure(cost.hostBytesOverEmpty(), BYTES_PER_MEGABYTE));
        }
        System.out.print(table);
        for (var cost : costs) {
            cost.failures().forEach(why -> System.out.println(cost.pattern() + ", " + cost.variant() + ": " + why));
        }
        System.out.println("Medians over windows, 95 % intervals in brackets. Kept in "
                + kept.folder().resolve(IntegrationStore.DOCUMENT));
    }

    private static String figure(Estimate estimate, double unit) {
        return estimate == null ? Numbers.NONE : Numbers.withInterval(estimate.dividedBy(unit));
    }
}
