package io.healthwatch.workbench.cli;

import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.store.AssessmentStore;
import io.healthwatch.workbench.store.RunStore;
import io.healthwatch.workbench.store.runfile.Progress;
import io.healthwatch.workbench.store.runfile.RunExport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code workbench export}. */
@Command(
        name = "export",
        description = "Writes each run as one file to send, RUN.wasmrun, with the assessment that its report goes by. On"
                + " the other side it is dropped on the window, or imported.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Usage usage;

    @Mixin
    private DataOption data;

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "A run: its folder, or its name.")
    private List<Path> runs;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The file to write, or the folder to write RUN.wasmrun to; default: the current folder.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws Exception {
        var folder = data.folder(Home.locate());
        var into = Files.isDirectory(out.toAbsolutePath());
        if (runs.size() > 1 && !into) {
            throw usage.wrong("Several runs go to a folder: " + out + " is none.");
        }
        for (var run : runs) {
            var found = new NamedRun(new RunStore(folder)).folder(run, usage);
            var file = into ? out.resolve(RunExport.fileName(found)) : out;
            RunExport.write(found, new AssessmentStore(folder), file, Progress.NONE);
            spec.commandLine().getOut().println(file.toAbsolutePath().normalize());
        }
        return WorkbenchCommand.DONE;
    }
}
