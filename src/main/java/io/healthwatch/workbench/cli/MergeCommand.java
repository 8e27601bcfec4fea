package io.healthwatch.workbench.cli;

import io.healthwatch.workbench.evaluation.Matrix;
import io.healthwatch.workbench.evaluation.ResultDocument;
import io.healthwatch.workbench.evaluation.Results;
import io.healthwatch.workbench.merge.DifferentPlansException;
import io.healthwatch.workbench.merge.MergeFolder;
import io.healthwatch.workbench.merge.RunMerge;
import io.healthwatch.workbench.run.Merge;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.store.RunStore;
import io.healthwatch.workbench.store.RunSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code workbench merge}. */
@Command(
        name = "merge",
        description = "Joins runs of one plan, its parts or those of several machines, into one run. The runs stay as"
                + " they are.",
        mixinStandardHelpOptions = true)
final class MergeCommand implements Callable<Integer> {

    @Mixin
    private DataOption data;

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN",
            description = "A run's folder, merged before or not, or a folder that has runs somewhere below it.")
    private List<Path> runs;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the merged run is put; default: among the other runs.")
    private Path out;

    @Mixin
    private JsonOption json;

    /** What {@code --json} prints. */
    private record Output(
            String run,
            boolean unchanged,
            String state,
            Merge merge,
            List<Unreadable> unreadable,
            List<ResultDocument.Result> results,
            List<ResultDocument.Entry> matrix) {}

    /** A run that brought nothing: its {@code run.json} cannot be read. */
    private record Unreadable(String folder, String reason) {}

    @Override
    public Integer call() throws Exception {
        var found = new ArrayList<RunSummary>();
        for (var run : runs) {
            found.addAll(MergeFolder.runs(run.toAbsolutePath().normalize()));
        }
        var readable = found.stream().filter(run -> run.header() != null).toList();
        var unreadable = found.stream()
                .filter(run -> run.header() == null)
                .map(run -> new Unreadable(run.folder().toString(), run.damage()))
                .toList();
        unreadable.forEach(run -> System.err.println("Left out: " + run.reason()));
        if (readable.isEmpty()) {
            throw new IOException("None of these runs can be read.");
        }
        RunMerge merge;
        try {
            merge = RunMerge.of(readable);
        } catch (DifferentPlansException different) {
            System.err.println(different.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        var folder = out == null
                ? new RunStore(data.folder(Home.locate())).folder().resolve(merge.header().id())
                : out.toAbsolutePath().normalize();
        var written = MergeFolder.put(merge, folder, readable);
        describe(merge, folder, written);
        print(merge, folder, written, unreadable);
        var whole = merge.state() == RunState.COMPLETE
                && unreadable.isEmpty()
                && merge.header().merge().sources().stream().allMatch(source -> source.damage().isEmpty());
        return whole ? WorkbenchCommand.DONE : WorkbenchCommand.NOT_MEASURED;
    }

    private static void describe(RunMerge merge, Path folder, boolean written) {
        var told = merge.header().merge();
        for (var source : told.sources()) {
            if (!source.whole()) {
                System.err.println(source.run() + part(source) + on(source.machine()) + " is " + source.state() + ": "
                        + source.measured() + " of " + source.planned() + " tasks measured"
                        + (source.cutOff() == 0 ? "" : ", " + source.cutOff() + " cut off and left out")
                        + (source.damage().isEmpty() ? "" : "; damaged: " + source.damage()) + ".");
            }
        }
        grouped(told.duplicates(), twice -> "Measured twice" + on(twice.machine()) + ", kept from " + twice.kept()
                        + ", which began first, and left out from " + twice.left())
                .forEach((words, each) -> System.err.println(
                        words + ": tasks " + tasks(each.stream().map(Merge.Duplicate::task).toList()) + "."));
        grouped(told.gaps(), gap -> "Never measured: " + gap.cell().series() + ", " + gap.cell().scenario() + " in "
                        + gap.cell().language())
                .forEach((words, each) -> System.err.println(
                        words + ": tasks " + tasks(each.stream().map(Merge.Gap::task).toList()) + "."));
        if (!written) {
            System.err.println("Nothing has changed: " + folder + " holds these runs already.");
        }
    }

    private static String part(Merge.Source source) {
        return source.shard() == null ? "" : ", part " + source.shard();
    }

    private static String on(String machine) {
        return machine.isEmpty() ? "" : " on " + machine;
    }

    private static <T> Map<String, List<T>> grouped(List<T> each, Function<T, String> words) {
        return each.stream().collect(Collectors.groupingBy(words, LinkedHashMap::new, Collectors.toList()));
    }

    private static String tasks(List<Integer> tasks) {
        return tasks.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private void print(RunMerge merge, Path folder, boolean written, List<Unreadable> unreadable) throws IOException {
        var results = new Results(RunStore.open(folder));
        var document = ResultDocument.of(results);
        if (json.wanted()) {
            System.out.println(JsonOutput.of(new Output(
                    folder.toString(),
                    !written,
                    merge.state().id(),
                    merge.header().merge(),
                    unreadable,
                    document.results(),
                    document.matrix())));
        } else {
            System.out.print(new ResultText(results.all(), Matrix.of(results.all())));
            System.out.println("\nThe merged run is in " + folder);
        }
    }
}
