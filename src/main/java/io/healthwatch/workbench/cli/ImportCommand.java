package io.healthwatch.workbench.cli;

import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.store.RunStore;
import io.healthwatch.workbench.store.runfile.Progress;
import io.healthwatch.workbench.store.runfile.RunImport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code workbench import}. */
@Command(
        name = "import",
        description = "Copies runs that were sent as files among the other runs, after all in them was checked. A run"
                + " that is there already is recognised.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "A run as a file, such as RUN.wasmrun.")
    private List<Path> files;

    @Override
    public Integer call() {
        return copy(files, data.folder(Home.locate()), spec.commandLine());
    }

    /** Imports each file that can be; returns the exit status. */
    static int copy(List<Path> files, Path data, CommandLine said) {
        var into = new RunImport(new RunStore(data));
        var status = WorkbenchCommand.DONE;
        for (var file : files) {
            try {
                var imported = into.run(file, Progress.NONE);
                said.getErr().println(imported.words());
                said.getOut().println(imported.folder());
            } catch (IOException refused) {
                said.getErr().println(refused.getMessage());
                status = WorkbenchCommand.NOT_MEASURED;
            }
        }
        return status;
    }
}
