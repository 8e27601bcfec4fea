package io.healthwatch.workbench.cli;

import io.healthwatch.workbench.answer.Headline;
import io.healthwatch.workbench.answer.Languages;
import io.healthwatch.workbench.answer.MatrixTable;
import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.evaluation.Asked;
import io.healthwatch.workbench.evaluation.Event;
import io.healthwatch.workbench.evaluation.MachineDoubt;
import io.healthwatch.workbench.evaluation.Matrix;
import io.healthwatch.workbench.evaluation.OwnProbes;
import io.healthwatch.workbench.evaluation.Placements;
import io.healthwatch.workbench.evaluation.Planner;
import io.healthwatch.workbench.evaluation.Profile;
import io.healthwatch.workbench.evaluation.ResultDocument;
import io.healthwatch.workbench.evaluation.Results;
import io.healthwatch.workbench.evaluation.Scenarios;
import io.healthwatch.workbench.evaluation.Session;
import io.healthwatch.workbench.evaluation.UnusableProbeException;
import io.healthwatch.workbench.installation.Installable;
import io.healthwatch.workbench.installation.Installer;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Effort;
import io.healthwatch.workbench.run.OwnProbe;
import io.healthwatch.workbench.run.Placement;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.run.RunData;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.run.Shard;
import io.healthwatch.workbench.run.StopReason;
import io.healthwatch.workbench.run.WallTime;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.runtime.catalog.Variant;
import io.healthwatch.workbench.store.RunStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code workbench evaluate}. */
@Command(
        name = "evaluate",
        description = "Measures variants on scenarios and prints what came out.",
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

    private static final String ALL = "all";
    private static final String NORMAL = "normal";
    private static final String HIGH = "high";

    @Mixin
    private Usage usage = new Usage();

    @Mixin
    private DataOption data;

    @Option(
            names = "--variant",
            paramLabel = "ID",
            description = "A variant to measure, repeatable; 'all' for every one of the catalog. Default: those that"
                    + " are available. 'workbench runtimes' lists them.")
    private List<String> variants = List.of();

    @Option(names = "--host", paramLabel = "HOST", description = "node or jvm, repeatable; default: both.")
    private List<String> hosts = List.of(ALL);

    @Option(names = "--scenario", paramLabel = "ID", description = "A scenario, repeatable; default: all, or with --module none.")
    private List<String> scenarios = List.of();

    @Option(
            names = "--language",
            paramLabel = "NAME",
            description = "A language that the probes are written in, repeatable; 'all' for every one."
                    + " Default: c. 'workbench languages' lists them.")
    private List<String> languages = List.of("c");

    @Option(names = "--profile", paramLabel = "NAME", description = "quick, standard or thorough; default: quick.")
    private String profile = Profile.QUICK.id();

    @Option(
            names = "--precision",
            paramLabel = "P",
            description = "Measure on until intervals reach no further than that to either side, such as 3%% or 0.03;"
                    + " 0 for the profile's least forks and no more. Default: the profile's.")
    private String precision;

    @Option(
            names = "--time",
            paramLabel = "T",
            description = "Time for the whole evaluation, such as 90s, 20m or 1h30m; a round of the profile's least"
                    + " forks is always finished. Default: the profile's.")
    private String time;

    @Option(
            names = "--forks",
            paramLabel = "N",
            description = "Exactly so many forks of everything, however precise that is.")
    private Integer forks;

    @Option(
            names = "--pin",
            paramLabel = "CPUS",
            description = "Workers run on these logical processors only, such as 1 or 0,2. Default: on all.")
    private String pin;

    @Option(
            names = "--priority",
            paramLabel = "NAME",
            description = "high: workers come before other processes, where the system allows that; default: normal.")
    private String priority = NORMAL;

    @Mixin
    private SeedOption seed = new SeedOption();

    @Option(
            names = "--shard",
            paramLabel = "K/N",
            description = "Measure the K-th of N parts of the plan, with --seed, --variant and exactly --forks or the"
                    + " profile's least forks; 'workbench merge' joins the parts.")
    private String shard;

    @ArgGroup(exclusive = false, heading = "A probe of your own:%n")
    private OwnOptions own;

    @Option(names = "--resume", paramLabel = "RUN", description = "Continue a run that was cut off or cancelled.")
    private Path resume;

    @Option(names = "--no-install", description = "Leave out what is not installed instead of installing it first.")
    private boolean noInstall;

    @Mixin
    private JsonOption json = new JsonOption();

    private static final class OwnOptions {

        @Option(
                names = "--module",
                paramLabel = "FILE",
                required = true,
                description = "A WebAssembly module of your own that keeps ABI 1, measured as a scenario of its name.")
        private Path module;

        @Option(names = "--config", paramLabel = "FILE", description = "What it is given: JSON; default: {}.")
        private Path config;

        @Option(
                names = "--expect",
                paramLabel = "FILE",
                description = "Its right answer: JSON; default: any valid one that all variants agree on.")
        private Path expected;

        @Option(
                names = "--allow",
                paramLabel = "ORIGIN",
                description = "An origin that it may reach beside the workbench's target server, such as"
                        + " http://localhost:8080; repeatable.")
        private List<String> origins = List.of();
    }

    /** What {@code --json} prints. */
    private record Output(
            String run,
            StopReason stopped,
            WallTime wallTime,
            List<ResultDocument.Result> results,
            List<ResultDocument.Entry> matrix,
            ResultDocument.Background noise,
            List<MachineDoubt> machine,
            List<NotApplicable> notApplicable) {}

    /** What a variant can have no figures for, whatever is installed. */
    private record NotApplicable(String variant, String scenario, String reason) {}

    static EvaluateCommand quick(DataOption data) {
        var command = new EvaluateCommand();
        command.data = data;
        return command;
    }

    @Override
    public Integer call() throws Exception {
        var home = Home.locate();
        var catalog = new Catalog(home);
        if (resume != null && own != null) {
            throw usage.wrong("--resume goes on with the module that the run began with; leave --module out.");
        }
        if (resume != null && shard != null) {
            throw usage.wrong("--resume goes on with the part of the plan that the run began with; leave --shard out.");
        }
        var part = part();
        Plan plan;
        try {
            plan = resume == null ? planAfterInstalling(home, catalog) : null;
        } catch (UnusableProbeException unusable) {
            unusable.problems().forEach(System.err::println);
            return CommandLine.ExitCode.USAGE;
        }
        var session = new Session(home, catalog, new RunStore(data.folder(home)));
        var folder = new Path[1];
        try (var _ = new CancelOnExit(session::cancel)) {
            var run = measure(session, plan, part, folder);
            return report(catalog, new Results(run), run, folder[0]);
        }
    }

    private RunData measure(Session session, Plan plan, Shard part, Path[] folder) throws IOException {
        try (var progress = new ConsoleProgress()) {
            Consumer<Event> receiver = event -> {
                if (event instanceof Event.Started started) {
                    folder[0] = started.folder();
                }
                progress.accept(event);
            };
            return resume == null
                    ? session.run(plan, part, receiver)
                    : session.resume(resume.toAbsolutePath(), receiver);
        }
    }

    /** The part of the plan that is asked for; null for all of it. Parts have to agree on their plan. */
    private Shard part() {
        if (shard == null) {
            return null;
        }
        if (precision != null || time != null) {
            throw usage.wrong("--shard measures its part of an exact number of forks: when all parts together are"
                    + " precise enough, or out of time, none of them can know. Give --forks instead of --precision or"
                    + " --time.");
        }
        if (!seed.isGiven()) {
            throw usage.wrong("--shard needs --seed: parts that were drawn from different seeds are not parts of one"
                    + " plan.");
        }
        if (variants.isEmpty()) {
            throw usage.wrong("--shard needs --variant: what is available may differ from machine to machine, and with"
                    + " it the plan.");
        }
        try {
            return Shard.of(shard);
        } catch (IllegalArgumentException none) {
            throw usage.wrong(none.getMessage());
        }
    }

    /** Wrong usage is found before anything is installed. */
    private Plan planAfterInstalling(Home home, Catalog catalog)
            throws IOException, InterruptedException, UnusableProbeException {
        var effort = effort();
        var placement = placement();
        var probe = own == null ? null : ownProbe();
        var cells = cells(catalog, probe);
        notApplicable(catalog, probe)
                .forEach(each -> System.err.println(
                        each.variant() + ", " + each.scenario() + ": not applicable. " + each.reason()));
        if (!noInstall) {
            installMissing(new Installer(home, catalog), catalog, cells);
        }
        return plan(catalog, effort, cells, probe).withPlacement(placement);
    }

    private OwnProbe ownProbe() throws UnusableProbeException {
        var probe = OwnProbes.read(own.module, own.config, own.expected, own.origins);
        if (own.config == null) {
            System.err.println("The probe is given " + OwnProbes.EMPTY_CONFIG + ", since there is no --config.");
        }
        return probe;
    }

    private List<NotApplicable> notApplicable(Catalog catalog, OwnProbe probe) {
        return probe == null
                ? List.of()
                : variants(catalog).stream()
                        .filter(Variant::baseline)
                        .map(variant -> new NotApplicable(
                                variant.id(),
                                probe.scenario(),
                                "A baseline runs no WebAssembly, so it cannot run this module."))
                        .toList();
    }

    /** What cannot be installed is said, and the rest goes on. */
    private static void installMissing(Installer installer, Catalog catalog, List<Cell> cells) throws IOException {
        var missing = new LinkedHashSet<Installable>();
        for (var cell : cells) {
            var variant = catalog.find(cell.variant()).orElseThrow();
            missing.addAll(installer.neededBy(variant, List.of(Host.of(cell.host()))));
        }
        missing.removeIf(each -> installer.installed(each).isPresent());
        if (!missing.isEmpty()) {
            new ConsoleInstaller(installer).install(missing);
        }
    }

    private List<Cell> cells(Catalog catalog, OwnProbe probe) {
        var chosenHosts = hosts.contains(ALL)
                ? Set.of(Host.values())
                : Set.copyOf(hosts.stream().map(usage::host).toList());
        var planner = new Planner(catalog);
        var asked = scenarios.isEmpty() ? probe == null ? Scenarios.IDS : List.<String>of() : scenarios;
        var cells = new ArrayList<Cell>(planner.cells(
                variants(catalog),
                chosenHosts,
                known("scenario", asked, Scenarios.IDS),
                known("language", languages, probeLanguages(catalog))));
        if (probe != null) {
            cells.addAll(planner.cells(variants(catalog), chosenHosts, probe));
        }
        requireAny(cells);
        return cells;
    }

    private Plan plan(Catalog catalog, Effort effort, List<Cell> asked, OwnProbe probe) {
        var leftOut = shard == null && (variants.isEmpty() || hosts.contains(ALL));
        var cells = leftOut ? withoutUnavailable(catalog, asked) : asked;
        requireAny(cells);
        return new Planner(catalog)
                .plan(
                        profile(),
                        effort,
                        seed.value(),
                        cells,
                        probe);
    }

    private Placement placement() throws IOException, InterruptedException {
        if (!List.of(NORMAL, HIGH).contains(priority)) {
            throw usage.unknown("priority", priority, Stream.of(NORMAL, HIGH));
        }
        if (pin == null && priority.equals(NORMAL)) {
            return null;
        }
        if (pin != null && !pin.matches("[0-9]+([,-][0-9]+)*")) {
            throw usage.wrong("--pin takes processors such as 1 or 0,2, not '" + pin + "'.");
        }
        var placement = new Placement(pin == null ? "" : pin, priority.equals(HIGH));
        var problem = Placements.problem(placement);
        if (!problem.isEmpty()) {
            throw usage.wrong("--pin and --priority: " + problem);
        }
        return placement;
    }

    private void requireAny(List<Cell> cells) {
        if (cells.isEmpty()) {
            throw usage.wrong("Nothing to measure: none of these variants lives in these hosts"
                    + (own == null ? "." : " and runs WebAssembly."));
        }
    }

    private static List<String> probeLanguages(Catalog catalog) {
        return catalog.languages(catalog.find("node").orElseThrow());
    }

    /** Leaves out what is not there; but a variant that was asked for by name stays where it is in no host at all. */
    private List<Cell> withoutUnavailable(Catalog catalog, List<Cell> cells) {
        var available = cells.stream().filter(cell -> isAvailable(catalog, cell)).toList();
        var found = available.stream().map(Cell::variant).collect(Collectors.toSet());
        return cells.stream()
                .filter(cell -> available.contains(cell) || !variants.isEmpty() && !found.contains(cell.variant()))
                .toList();
    }

    private static boolean isAvailable(Catalog catalog, Cell cell) {
        return catalog.availability(catalog.find(cell.variant()).orElseThrow(), Host.of(cell.host()))
                .available();
    }

    private Collection<Variant> variants(Catalog catalog) {
        if (variants.isEmpty() || variants.contains(ALL)) {
            return catalog.variants();
        }
        var chosen = new LinkedHashSet<Variant>();
        for (var id : variants) {
            chosen.add(usage.variant(catalog, id));
        }
        return chosen;
    }

    private Profile profile() {
        try {
            return Profile.of(profile);
        } catch (IllegalArgumentException unknown) {
            throw usage.unknown("profile", profile, Stream.of(Profile.values()).map(Profile::id));
        }
    }

    private Effort effort() {
        if (forks != null && precision != null) {
            throw usage.wrong("--forks says how many forks, --precision how precise; leave one of them out.");
        }
        if (forks != null && forks < 1) {
            throw usage.wrong("--forks needs 1 or more, not " + forks + ".");
        }
        var effort = profile().effort();
        if (shard != null) {
            return effort.withForks(forks == null ? effort.leastForks() : forks).withBudget(0);
        }
        if (forks != null) {
            effort = effort.withForks(forks);
        }
        if (precision != null) {
            effort = effort.withPrecision(read(precision, Asked::precision));
        }
        return time == null ? effort : effort.withBudget(read(time, Asked::time).toMillis());
    }

    private <T> T read(String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException unreadable) {
            throw usage.wrong(unreadable.getMessage());
        }
    }

    private List<String> known(String what, List<String> asked, List<String> all) {
        if (asked.contains(ALL)) {
            return all;
        }
        for (var name : asked) {
            if (!all.contains(name)) {
                throw usage.unknown(what, name, all.stream());
            }
        }
        return asked;
    }

    private int report(Catalog catalog, Results results, RunData run, Path folder) throws IOException {
        var document = ResultDocument.of(results);
        if (json.wanted()) {
            System.out.println(JsonOutput.of(new Output(
                    folder.toString(),
                    run.stopped(),
                    run.wallTime(),
                    document.results(),
                    document.matrix(),
                    document.noise(),
                    document.machine(),
                    notApplicable(catalog, run.header().plan().own()))));
        } else {
            System.out.print(new ResultText(results.all(), Matrix.of(results.all())));
            System.out.println();
            document.machine().forEach(doubt -> System.out.println(doubt.title() + ". " + doubt.words()));
            if (run.stopped() != null) {
                System.out.println(run.stopped().words());
            }
            System.out.println(spent(run.wallTime()));
            System.out.println();
            var snapshot = RunSnapshot.of(folder, run, results);
            var headline = Headline.of(
                    snapshot, MatrixTable.of(snapshot, Host.NODE.id(), Languages.FIRST, Map.of(), _ -> ""));
            System.out.println(headline.sentence());
            System.out.println(headline.condition());
            System.out.println("The run is in " + folder);
        }
        var complete = run.state() == RunState.COMPLETE
                && results.all().stream()
                        .filter(result -> run.header().shard() == null || !run.forks(result.cell()).isEmpty())
                        .allMatch(result -> result.correct());
        return complete ? WorkbenchCommand.DONE : WorkbenchCommand.NOT_MEASURED;
    }

    private static String spent(WallTime time) {
        return String.format(
                Locale.ROOT,
                "%.0f %% of %.0f s were spent measuring.",
                100 * time.measuringShare(),
                time.totalNanos() / 1e9);
    }
}
