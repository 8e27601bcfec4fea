package io.healthwatch.workbench.cli;

import io.healthwatch.workbench.evaluation.CellHistory;
import io.healthwatch.workbench.evaluation.Comparisons.Quantity;
import io.healthwatch.workbench.evaluation.HistoryDocument;
import io.healthwatch.workbench.evaluation.RunComparison;
import io.healthwatch.workbench.evaluation.RunHistory;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.store.RunStore;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code workbench history}. */
@Command(
        name = "history",
        description = "What one cell measured from run to run on one machine, and whether each run is faster or slower"
                + " than the one before it.",
        mixinStandardHelpOptions = true)
final class HistoryCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Usage usage;

    @Mixin
    private DataOption data;

    @Option(names = "--variant", required = true, paramLabel = "ID", description = "The variant.")
    private String variant;

    @Option(
            names = "--host",
            paramLabel = "ID",
            description = "node or jvm; default: node where it was measured there.")
    private String host;

    @Option(names = "--scenario", required = true, paramLabel = "ID", description = "The scenario.")
    private String scenario;

    @Option(
            names = "--language",
            paramLabel = "ID",
            description = "The probe's language; default: c where it was measured.")
    private String language;

    @Option(
            names = "--figure",
            paramLabel = "NAME",
            description = "execution, cold-start or memory; default: execution.")
    private String figure = Quantity.EXECUTION.id();

    @Option(
            names = "--machine",
            paramLabel = "NAME",
            description = "The machine; default: the one that measured last. Machines are never pooled.")
    private String machine;

    @Mixin
    private MarginOption margin;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() throws Exception {
        var quantity = Arrays.stream(Quantity.values())
                .filter(each -> each.id().equals(figure))
                .findFirst()
                .orElseThrow(() -> usage.unknown(
                        "figure", figure, Arrays.stream(Quantity.values()).map(Quantity::id)));
        var runs = new RunHistory(new RunStore(data.folder(Home.locate())));
        var history = history(runs, cell(runs), quantity);
        var out = spec.commandLine().getOut();
        if (json.wanted()) {
            out.println(JsonOutput.of(HistoryDocument.of(history)));
        } else {
            out.print(text(HistoryDocument.of(history)));
            out.flush();
        }
        history.unread()
                .forEach(unread -> spec.commandLine()
                        .getErr()
                        .println(unread.folder().getFileName() + " cannot be read: " + unread.reason()));
        return history.entries().stream().anyMatch(entry -> entry.figure(quantity) != null)
                ? WorkbenchCommand.DONE
                : WorkbenchCommand.NOT_MEASURED;
    }

    private Cell cell(RunHistory runs) throws Exception {
        return runs.cells().stream()
                .filter(cell -> cell.variant().equals(variant) && cell.scenario().equals(scenario))
                .filter(cell -> host == null || cell.host().equals(host))
                .filter(cell -> language == null || cell.language().equals(language))
                .min((one, other) -> Integer.compare(rank(one), rank(other)))
                .orElseThrow(() -> usage.wrong("No run has " + variant + (host == null ? "" : " in " + host) + ", "
                        + scenario + (language == null ? "" : ", " + language) + "."));
    }

    private static int rank(Cell cell) {
        return (cell.host().equals("node") ? 0 : 2) + (cell.language().equals("c") ? 0 : 1);
    }

    private CellHistory history(RunHistory runs, Cell cell, Quantity quantity) throws Exception {
        var matters = margin.value();
        var newest = runs.of(cell, quantity, "", matters, (_, _) -> {});
        if (machine == null) {
            return newest;
        }
        var named = newest.machines().stream()
                .filter(each -> each.name().equals(machine))
                .findFirst()
                .orElseThrow(() -> usage.wrong("No machine '" + machine + "' measured it. There are: "
                        + newest.machines().stream().map(CellHistory.Machine::name).collect(Collectors.joining(", "))
                        + "."));
        return runs.of(cell, quantity, named.fingerprint(), matters, (_, _) -> {});
    }

    private static String text(HistoryDocument of) {
        var table = new TextTable(
                "Run",
                "Version",
                of.figure() + " " + of.unit(),
                "Interval",
                "Forks",
                "Than before",
                "Ratio",
                "What changed");
        for (var run : of.runs()) {
            table.add(
                    run.run(),
                    run.version(),
                    run.value() == null ? "-" : ResultText.number(run.value()),
                    run.low() == null ? "-" : ResultText.number(run.low()) + " - " + ResultText.number(run.high()),
                    String.valueOf(run.forks()),
                    run.answer() == null ? "-" : run.answer(),
                    run.ratio() == null ? "-" : ResultText.number(run.ratio()),
                    run.changes().stream().map(RunComparison.Change::what).collect(Collectors.joining(", ")));
        }
        return of.variant() + " in " + of.host() + ", " + of.scenario() + ", " + of.language()
                + (of.machine() == null ? "" : ", on " + of.machine()) + "\n\n" + table
                + (of.otherMachines().isEmpty()
                        ? ""
                        : "\nAlso measured on " + String.join(", ", of.otherMachines()) + ": --machine shows it.\n");
    }
}
