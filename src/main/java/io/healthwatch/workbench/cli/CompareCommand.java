package io.healthwatch.workbench.cli;

import io.healthwatch.workbench.evaluation.ComparisonDocument;
import io.healthwatch.workbench.evaluation.Comparisons.Quantity;
import io.healthwatch.workbench.evaluation.Part;
import io.healthwatch.workbench.evaluation.RunComparison;
import io.healthwatch.workbench.run.RunData;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.store.RunStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
    private Usage usage;

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

    @Mixin
    private MarginOption margin;

    @Option(names = "--figure", paramLabel = "NAME", description = "execution or cold-start; default: execution.")
    private String figure = Quantity.EXECUTION.id();

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() throws Exception {
        var quantity = Quantity.TIMES.stream()
                .filter(each -> each.id().equals(figure))
                .findFirst()
                .orElseThrow(() -> usage.unknown("figure", figure, Quantity.TIMES.stream().map(Quantity::id)));
        var comparison = compared(quantity, margin.value());
        var out = spec.commandLine().getOut();
        if (json.wanted()) {
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
            throw usage.wrong("Name a second run, or two machines or two variants of the one: --machine A,B or"
                    + " --variant A,B.");
        }
        var first = open(before);
        var second = after == null ? first : open(after);
        return RunComparison.of(part(first, 0), part(second, 1), quantity, matters);
    }

    private void two(String option, List<String> names) {
        if (!names.isEmpty() && names.size() != 2) {
            throw usage.wrong(option + " takes two names with a comma between them, not " + names.size() + ".");
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
            throw usage.wrong("There is no " + what + " '" + name + "' in " + run.header().id() + ". "
                    + (known.isEmpty()
                            ? "It was measured on one machine."
                            : "There are: " + String.join(", ", known) + "."));
        }
        return name;
    }

    private RunData open(Path named) throws IOException {
        return RunStore.open(new NamedRun(new RunStore(data.folder(Home.locate()))).folder(named, usage));
    }
}
