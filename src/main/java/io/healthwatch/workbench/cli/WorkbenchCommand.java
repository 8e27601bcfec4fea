package io.healthwatch.workbench.cli;

import io.healthwatch.workbench.gui.WorkbenchApp;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.store.runfile.RunExport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code workbench} without a sub-command: the window, or the quick evaluation where there is no display. */
@Command(
        name = "workbench",
        description = "Measures WebAssembly runtimes side by side. Without a command it opens the window; where there"
                + " is no display it runs the quick evaluation.",
        mixinStandardHelpOptions = true,
        versionProvider = WorkbenchCommand.Version.class,
        subcommands = {
            EvaluateCommand.class,
            AssessCommand.class,
            IntegrateCommand.class,
            CompareCommand.class,
            HistoryCommand.class,
            ReportCommand.class,
            MergeCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            RuntimesCommand.class,
            LanguagesCommand.class,
            InstallCommand.class,
            SelfcheckCommand.class,
            MachineCommand.class,
            DiagnoseCommand.class,
            QualityCommand.class
        },
        footer = "%nExit status: 0 done, 1 something asked for could not be measured, 2 wrong usage.")
public final class WorkbenchCommand implements Callable<Integer> {

    static final int DONE = 0;
    static final int NOT_MEASURED = 1;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    private Usage usage;

    @CommandLine.Mixin
    private DataOption data;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Runs that were sent as files, RUN.wasmrun: they are imported, and the window opens with the"
                    + " last of them.")
    private List<Path> files = List.of();

    /** Runs the command line; returns its exit status. The bare window is not kept waiting for what reads options. */
    public static int execute(String... arguments) {
        if (arguments.length == 0 && Display.isThere()) {
            var home = Home.locate();
            WorkbenchApp.launch(home, home.userData(), List.of());
            return DONE;
        }
        var commands = new CommandLine(new WorkbenchCommand());
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setExecutionExceptionHandler((failure, command, _) -> {
            command.getErr().println(failure.getMessage() == null ? failure.toString() : failure.getMessage());
            return NOT_MEASURED;
        });
        return commands.execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        var home = Home.locate();
        var unknown = files.stream().filter(file -> !RunExport.isNamed(file)).findFirst();
        if (unknown.isPresent()) {
            throw usage.wrong("There is no command '" + unknown.get() + "', and it is no run's file.");
        }
        if (Display.isThere()) {
            WorkbenchApp.launch(home, data.folder(home), files);
            return DONE;
        }
        if (!files.isEmpty()) {
            return ImportCommand.copy(files, data.folder(home), spec.commandLine());
        }
        var out = new PrintWriter(System.err, true);
        out.println("There is no display: running the quick evaluation without a window.");
        return EvaluateCommand.quick(data).call();
    }

    /** The version from the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = WorkbenchCommand.class.getPackage().getImplementationVersion();
            return new String[] {"Wasm Workbench " + (version == null ? "(development)" : version)};
        }
    }
}
