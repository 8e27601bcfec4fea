package io.healthwatch.workbench.cli;

import io.healthwatch.workbench.evaluation.Asked;
import io.healthwatch.workbench.evaluation.ComparisonDocument;
import io.healthwatch.workbench.evaluation.Comparisons;
import io.healthwatch.workbench.evaluation.Comparisons.Quantity;
import io.healthwatch.workbench.evaluation.Part;
import io.healthwatch.workbench.evaluation.RunComparison;
import io.healthwatch.workbench.run.RunData;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code workbench compare}. */
@Command(
        name = "compare",
        description = "Compares two runs, two machines of a merged run, or two variants, cell by cell: whether the"
                + " second is faster, slower, the same, or nobody can tell, and what else is not the same in them.",
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Parameters(index = "0", paramLabel = "RUN", description = "The run to compare with: its folder, or its name.")
    private Path before;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "RUN",
            description = "The run that is asked about: its folder, or its name; default: the first.")
    private Path after;

    @Option(
            names = "--machine",
            paramLabel = "NAME",
            split = ",",
            description = "Of a run merged from several machines: the one to compare with, and after a comma the one that"
                    + " is asked about.")
    private List<String> machines = List.of();

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            split = ",",
            description = "The variant to compare with, and after a comma the one that is asked about, such as"
                    + " node,wasm3@node.")
    private List<String> variants = List.of();

    @Option(
            names = "--margin",
            paramLabel = "SHARE",
            description = "Ratios that differ from one by less are the same, such as 2%% or 0.02; default: 2%%.")
    private String margin = Asked.percentText(Comparisons.MARGIN);

    @Option(names = "--figure", paramLabel = "NAME", description = "execution or cold-start; default: execution.")
    private String figure = Quantity.EXECUTION.id();

    @Option(names = "--json", description = "Print the comparison as one JSON object on standard output.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        var quantity = Quantity.TIMES.stream()
                .filter(each -> each.id().equals(figure))
                .findFirst()
                .orElseThrow(() -> wrong("There is no figure '" + figure + "'. There are: "
                        + Quantity.TIMES.stream().map(Quantity::id).collect(Collectors.joining(", ")) + "."));
        var comparison = compared(quantity, margin());
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonOutput.of(ComparisonDocument.of(comparison)));
        } else {
            out.print(new ComparisonText(comparison));
            out.flush();
        }
        return WorkbenchCommand.DONE;
    }

    private RunComparison compared(Quantity quantity, double matters) throws IOException {
        two("--machine", machines);
        two("--variant", variants);
        if (after == null && machines.isEmpty() && variants.isEmpty()) {
            throw wrong("Name a second run, or two machines or two variants of the one: --machine A,B or --variant A,B.");
        }
        var first = open(before);
        var second = after == null ? first : open(after);
        return RunComparison.of(part(first, 0), part(second, 1), quantity, matters);
    }

    private void two(String option, List<String> names) {
        if (!names.isEmpty() && names.size() != 2) {
            throw wrong(option + " takes two names with a comma between them, not " + names.size() + ".");
        }
    }

    /** The part of a run that is compared; {@code place} of its names in the options. */
    private Part part(RunData run, int place) {
        return new Part(
                run,
                chosen("machine", machines, place, Part.machines(run.header()), run),
                chosen("variant", variants, place, Part.series(run.header()), run));
    }

    private String chosen(String what, List<String> names, int place, List<String> known, RunData run) {
        if (names.isEmpty()) {
            return "";
        }
        var name = names.get(place).strip();
        if (!known.contains(name)) {
            throw wrong("There is no " + what + " '" + name + "' in " + run.header().id() + ". "
                    + (known.isEmpty() ? "It was measured on one machine." : "There are: " + String.join(", ", known) + "."));
        }
        return name;
    }

    private double margin() {
        try {
            return Asked.margin(margin);
        } catch (IllegalArgumentException unreadable) {
            throw wrong(unreadable.getMessage());
        }
    }

    private RunData open(Path named) throws IOException {
        var known = new RunStore(data.folder(Home.locate())).folder().resolve(named);
        var folder = Files.isDirectory(named) ? named : known;
        if (!Files.isDirectory(folder)) {
            throw wrong("There is no run '" + named + "', neither as a folder nor below " + known.getParent() + ".");
        }
        return RunStore.open(folder.toAbsolutePath());
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
