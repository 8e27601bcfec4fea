package io.healthwatch.workbench.cli;

import io.healthwatch.workbench.report.Dossier;
import io.healthwatch.workbench.report.Rendering;
import io.healthwatch.workbench.report.ReportFolder;
import io.healthwatch.workbench.report.SlideLook;
import io.healthwatch.workbench.report.Templates;
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

/** {@code workbench report}. */
@Command(
        name = "report",
        description = "Writes what a run says: the research report as HTML, PDF and Markdown, the decision record, risks,"
                + " migration and rollback, slides as HTML and PDF, and all their figures.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Usage usage;

    @Mixin
    private DataOption data;

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "The run: its folder, or its name. Default: the newest that can be read.")
    private Path named;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder to write to; default: report, in the current folder.")
    private Path out = Path.of("report");

    @Option(
            names = "--template",
            paramLabel = "DIR",
            description = "Your own templates, such as report.md.ftl; what is not there is the workbench's.")
    private Path template;

    @Option(names = "--dark", description = "Slides are bright on black.")
    private boolean dark;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() throws Exception {
        var home = Home.locate();
        var folder = data.folder(home);
        var run = run(new RunStore(folder));
        var templates = new Templates(home, template);
        var target = new ReportFolder(out);
        var dossier = Dossier.of(run, folder, home);
        var written = target.writeAll(new Rendering(home, dossier, templates), dossier, templates, SlideLook.of(dark));
        if (json.wanted()) {
            spec.commandLine().getOut().println(dossier.json());
        }
        var said = spec.commandLine().getErr();
        written.notes().forEach(said::println);
        said.println(written.files().size() + " files in " + out.toAbsolutePath().normalize() + ":");
        written.files().stream()
                .filter(file -> file.getParent().equals(out.toAbsolutePath().normalize()))
                .forEach(file -> said.println("  " + file.getFileName()));
        return WorkbenchCommand.DONE;
    }

    private Path run(RunStore store) throws IOException {
        if (named == null) {
            return store.list().stream()
                    .filter(summary -> summary.header() != null)
                    .findFirst()
                    .orElseThrow(() -> usage.wrong("There is no run in " + store.folder()
                            + ". Measure one with 'workbench evaluate', or name its folder."))
                    .folder();
        }
        return new NamedRun(store).folder(named, usage);
    }
}
