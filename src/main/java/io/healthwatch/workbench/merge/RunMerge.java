package io.healthwatch.workbench.merge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.healthwatch.workbench.evaluation.PlanIdentities;
import io.healthwatch.workbench.evaluation.ResultDocument;
import io.healthwatch.workbench.evaluation.Results;
import io.healthwatch.workbench.evaluation.Schedule;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Merge;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.run.RunHeader;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.run.Sha256;
import io.healthwatch.workbench.store.OwnProbeFiles;
import io.healthwatch.workbench.store.RunStore;
import io.healthwatch.workbench.store.RunSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Runs of one plan, joined. The same runs give the same merged run in whatever order they come, and a merged run is
 * merged again as the runs that it was made of. Immutable.
 */
public final class RunMerge {

    private final List<Contribution> contributions;
    private final Map<String, String> machines;
    private final Map<String, TreeMap<Integer, Contribution>> kept;
    private final RunHeader header;
    private final RunSummary first;

    private RunMerge(
            List<Contribution> contributions,
            Map<String, String> machines,
            Map<String, TreeMap<Integer, Contribution>> kept,
            RunHeader header,
            RunSummary first) {
        this.contributions = contributions;
        this.machines = machines;
        this.kept = kept;
        this.header = header;
        this.first = first;
    }

    /**
     * Joins runs, at least one, whose documents can be read.
     *
     * @throws DifferentPlansException when they are not of the same plan
     * @throws IOException when a file cannot be read, or the plan has no fixed number of forks
     */
    public static RunMerge of(List<RunSummary> runs) throws IOException, DifferentPlansException {
        var first = runs.stream()
                .min(Comparator.comparing((RunSummary run) -> run.header().created())
                        .thenComparing(run -> run.header().id()))
                .orElseThrow();
        for (var run : runs) {
            var differences = PlanIdentities.differences(first.header(), run.header());
            if (!differences.isEmpty()) {
                throw new DifferentPlansException(first.header().id(), run.header().id(), differences);
            }
        }
        var plan = unmerged(first.header().plan());
        if (plan.effort().precision() > 0 || plan.effort().budgetMillis() > 0) {
            throw new IOException("The plan of " + first.header().id()
                    + " ends when it is precise enough or its time is used up, so that nobody can say which of its tasks are missing. Measure it by 'evaluate"
                    + " --shard', whole as --shard 1/1.");
        }
        var schedule = Schedule.of(plan);
        var byKey = new TreeMap<String, Contribution>();
        for (var run : runs) {
            for (var contribution : Contribution.read(run, schedule)) {
                byKey.merge(contribution.key(), contribution, Contribution::and);
            }
        }
        var contributions = List.copyOf(byKey.values());
        var machines = machines(contributions);
        var kept = kept(contributions, machines);
        var merge = new Merge(
                sources(contributions, machines, kept),
                duplicates(contributions, machines, kept, runs),
                gaps(schedule, kept));
        var joined = new Plan(
                plan.profile(),
                plan.effort(),
                plan.seed(),
                cells(plan, schedule, contributions, machines),
                plan.own(),
                plan.placement());
        var created = contributions.getFirst().source().created();
        var header = new RunHeader(
                RunStore.id(created, "m" + hash(merge, joined).substring(0, 8)),
                created,
                joined,
                machines.size() == 1 ? contributions.getFirst().source().environment() : null,
                first.header().identity(),
                null,
                merge);
        return new RunMerge(contributions, machines, kept, header, first);
    }

    private static Plan unmerged(Plan plan) {
        return new Plan(
                plan.profile(),
                plan.effort(),
                plan.seed(),
                plan.cells().stream().map(cell -> cell.on("")).distinct().toList(),
                plan.own(),
                plan.placement());
    }

    /** The names of the machines by their fingerprints, in the order in which their forks stand. */
    private static Map<String, String> machines(List<Contribution> contributions) {
        var hosts = new TreeMap<String, String>();
        contributions.forEach(each -> hosts.put(
                each.fingerprint(),
                each.source().environment() == null ? "unknown" : each.source().environment().machine()));
        var machines = new TreeMap<String, String>();
        hosts.forEach((fingerprint, host) -> machines.put(
                fingerprint,
                hosts.size() == 1
                        ? ""
                        : hosts.values().stream().filter(host::equals).count() == 1
                                ? host
                                : host + "-" + sha256(fingerprint).substring(0, 4)));
        return machines;
    }

    /** The fork of the run that began first is kept, whatever either measured. */
    private static Map<String, TreeMap<Integer, Contribution>> kept(
            List<Contribution> contributions, Map<String, String> machines) {
        var kept = new TreeMap<String, TreeMap<Integer, Contribution>>();
        machines.keySet().forEach(machine -> kept.put(machine, new TreeMap<>()));
        for (var contribution : contributions) {
            for (var task : contribution.forks().keySet()) {
                kept.get(contribution.fingerprint()).putIfAbsent(task, contribution);
            }
        }
        return kept;
    }

    private static List<Merge.Source> sources(
            List<Contribution> contributions,
            Map<String, String> machines,
            Map<String, TreeMap<Integer, Contribution>> kept) {
        var numbers = new IdentityHashMap<Contribution, List<Integer>>();
        var number = 0;
        for (var machine : kept.values()) {
            for (var keeper : machine.values()) {
                numbers.computeIfAbsent(keeper, _ -> new ArrayList<>()).add(++number);
            }
        }
        return contributions.stream()
                .map(each -> {
                    var source = each.source();
                    return new Merge.Source(
                            source.run(),
                            source.created(),
                            machines.get(each.fingerprint()),
                            source.shard(),
                            source.state(),
                            source.planned(),
                            source.measured(),
                            source.cutOff(),
                            numbers.getOrDefault(each, List.of()),
                            source.damage(),
                            source.environment());
                })
                .toList();
    }

    private static List<Merge.Duplicate> duplicates(
            List<Contribution> contributions,
            Map<String, String> machines,
            Map<String, TreeMap<Integer, Contribution>> kept,
            List<RunSummary> runs) {
        var duplicates = new HashSet<Merge.Duplicate>();
        for (var each : contributions) {
            for (var task : each.forks().keySet()) {
                var keeper = kept.get(each.fingerprint()).get(task);
                if (keeper != each) {
                    duplicates.add(new Merge.Duplicate(
                            task, machines.get(each.fingerprint()), keeper.source().run(), each.source().run()));
                }
            }
        }
        runs.stream()
                .map(RunSummary::header)
                .filter(header -> header.merge() != null)
                .flatMap(header -> header.merge().duplicates().stream())
                .forEach(earlier -> {
                    var left = contributions.stream()
                            .filter(each -> each.source().run().equals(earlier.left()))
                            .findFirst()
                            .orElseThrow();
                    var keeper = kept.get(left.fingerprint()).get(earlier.task());
                    duplicates.add(new Merge.Duplicate(
                            earlier.task(), machines.get(left.fingerprint()), keeper.source().run(), earlier.left()));
                });
        return duplicates.stream()
                .sorted(Comparator.comparing(Merge.Duplicate::machine)
                        .thenComparing(Merge.Duplicate::task)
                        .thenComparing(Merge.Duplicate::left))
                .toList();
    }

    private static List<Merge.Gap> gaps(List<Cell> schedule, Map<String, TreeMap<Integer, Contribution>> kept) {
        var measured = new TreeSet<Integer>();
        kept.values().forEach(machine -> measured.addAll(machine.keySet()));
        return Contribution.tasks(null, schedule)
                .filter(task -> !measured.contains(task))
                .mapToObj(task -> new Merge.Gap(task, schedule.get(task)))
                .toList();
    }

    /** The plan's cells, each on every machine that was to measure it. */
    private static List<Cell> cells(
            Plan plan, List<Cell> schedule, List<Contribution> contributions, Map<String, String> machines) {
        var asked = contributions.stream()
                .flatMap(each -> Contribution.tasks(each.source().shard(), schedule)
                        .mapToObj(task -> schedule.get(task).on(machines.get(each.fingerprint()))))
                .collect(Collectors.toSet());
        return plan.cells().stream()
                .flatMap(cell -> machines.values().stream().map(cell::on))
                .filter(asked::contains)
                .toList();
    }

    private static String hash(Merge merge, Plan plan) {
        try {
            return sha256(JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .build()
                    .writeValueAsString(List.of(merge, plan)));
        } catch (JsonProcessingException mergesCanBeWritten) {
            throw new IllegalStateException(mergesCanBeWritten);
        }
    }

    private static String sha256(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The plan with its machines, and what it was merged from. */
    public RunHeader header() {
        return header;
    }

    /** Complete where every task of the plan was measured on some machine. */
    public RunState state() {
        return header.merge().gaps().isEmpty() ? RunState.COMPLETE : RunState.INTERRUPTED;
    }

    /**
     * Writes the merged run.
     *
     * @param folder an empty folder
     * @throws IOException when a source cannot be read or the folder not be written
     */
    public void write(Path folder) throws IOException {
        if (header.plan().own() != null) {
            OwnProbeFiles.copy(first.folder(), header.plan().own(), folder);
        }
        try (var writer = RunStore.create(folder, header)) {
            var number = 0;
            for (var machine : kept.entrySet()) {
                for (var task : machine.getValue().entrySet()) {
                    var fork = task.getValue().forks().get(task.getKey());
                    writer.copy(fork.file(), fork.fork(), ++number, machines.get(machine.getKey()));
                }
            }
            var run = RunStore.open(folder);
            for (var contribution : contributions) {
                for (var bundle : contribution.bundles()) {
                    var named = bundle.on(machines.get(contribution.fingerprint()));
                    if (run.bundle(new Cell(named.variant(), named.host(), "", "", named.machine())).isEmpty()) {
                        run.weighed(named);
                    }
                }
            }
            run.state(state());
            writer.end(run, ResultDocument.of(new Results(run)));
        }
    }
}
