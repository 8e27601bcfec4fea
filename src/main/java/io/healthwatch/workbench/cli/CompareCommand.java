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
        description = "Compares two runs cell by cell: whether the second is faster, slower, the same, or nobody can"
                + " tell, and what else is not the same in them.",
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

    @Parameters(index = "1", paramLabel = "RUN", description = "The run that is asked about: its folder, or its name.")
    private Path after;

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
        var comparison = RunComparison.of(Part.all(open(before)), Part.all(open(after)), quantity, margin.value());
        var out = spec.commandLine().getOut();
        if (json.wanted()) {
            out.println(JsonOption.of(ComparisonDocument.of(comparison)));
        } else {
            out.print(new ComparisonText(comparison));
            out.flush();
        }
        return WorkbenchCommand.DONE;
    }

    private RunData open(Path named) throws IOException {
        return RunStore.open(new NamedRun(new RunStore(data.folder(Home.locate()))).folder(named, usage));
    }
}
