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
        description = "Compares two runs cell by cell: whether the second is faster, slower, the same, or nobody can"
                + " tell, and what else is not the same in them.",
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Parameters(index = "0", paramLabel = "RUN", description = "The run to compare with: its folder, or its name.")
    private Path before;

    @Parameters(index = "1", paramLabel = "RUN", description = "The run that is asked about: its folder, or its name.")
    private Path after;

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
        var comparison = RunComparison.of(Part.all(open(before)), Part.all(open(after)), quantity, margin());
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonOutput.of(ComparisonDocument.of(comparison)));
        } else {
            out.print(new ComparisonText(comparison));
            out.flush();
        }
        return WorkbenchCommand.DONE;
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
