package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.evaluation.Comparisons.Pair;
import io.healthwatch.workbench.evaluation.Comparisons.Quantity;
import io.healthwatch.workbench.run.Attachment;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Effort;
import io.healthwatch.workbench.run.Environment;
import io.healthwatch.workbench.run.Fork;
import io.healthwatch.workbench.run.OwnProbe;
import io.healthwatch.workbench.run.RunData;
import io.healthwatch.workbench.run.RunHeader;
import io.healthwatch.workbench.run.RunState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One run against another, cell by cell: before and after, two machines, two versions. Every answer is about the run
 * {@code after}; all cells are one family.
 *
 * @param changes what else is not the same, so that a difference may come from it
 * @param cells those that both runs planned, in the order of {@code after}
 * @param onlyBefore cells that {@code after} did not plan
 * @param onlyAfter cells that {@code before} did not plan
 */
public record RunComparison(
        RunHeader before,
        RunHeader after,
        Quantity quantity,
        double margin,
        List<Change> changes,
        List<CellComparison> cells,
        List<Cell> onlyBefore,
        List<Cell> onlyAfter) {

    /**
     * Something that is not the same in both runs.
     *
     * @param what what it is, in words
     * @param meaning what it means for the answers
     */
    public record Change(String what, String before, String after, String meaning) {}

    private static final String MACHINE = "A difference may come from the machine and not from what ran on it.";
    private static final String SOFTWARE = "A difference may come from this version.";
    private static final String METHOD = "The two were not measured in the same way.";
    private static final String EFFORT = METHOD + " What counts as steady may differ.";
    private static final String PROBE = "The two did not run the same probe: their times cannot be compared.";
    private static final String STATE = "Cells may lack forks.";
    private static final String UNKNOWN = "not recorded";

    /**
     * Compares two runs.
     *
     * @param margin a ratio that differs from one by less does not matter, for example 0.02; 0 or more
     */
    public static RunComparison of(RunData before, RunData after, Quantity quantity, double margin) {
        var old = Comparisons.sides(new Results(before).all(), before.forks(), quantity);
        var now = Comparisons.sides(new Results(after).all(), after.forks(), quantity);
        var probeChanged = !Objects.equals(
                before.header().plan().own(), after.header().plan().own());
        var common = now.keySet().stream()
                .filter(old::containsKey)
                .filter(cell -> !probeChanged || !OwnProbe.measuredBy(cell))
                .toList();
        return new RunComparison(
                before.header(),
                after.header(),
                quantity,
                margin,
                changes(before, after),
                Comparisons.of(
                        common.stream().map(cell -> new Pair(now.get(cell), old.get(cell))).toList(), margin),
                old.keySet().stream().filter(cell -> !common.contains(cell)).toList(),
                now.keySet().stream().filter(cell -> !common.contains(cell)).toList());
    }

    private static List<Change> changes(RunData before, RunData after) {
        var changes = new Changes();
        changes.add("state", before, after, run -> run.state().id(), STATE);
        changes.cutOff(before, after);
        changes.ofEnvironment(before, after, "machine", Environment::machine, MACHINE);
        changes.ofEnvironment(before, after, "processor", Environment::cpu, MACHINE);
        changes.ofEnvironment(before, after, "cores", Environment::cores, MACHINE);
        changes.ofEnvironment(before, after, "architecture", Environment::architecture, MACHINE);
        changes.ofEnvironment(before, after, "memory in bytes", Environment::memoryBytes, MACHINE);
        changes.ofEnvironment(before, after, "operating system", Environment::os, MACHINE);
        changes.ofEnvironment(before, after, "JDK", Environment::jdk, SOFTWARE);
        changes.ofEnvironment(
                before,
                after,
                "workbench",
                Environment::workbench,
                METHOD + " Its probes may differ too.");
        changes.add("profile", before, after, run -> run.header().plan().profile(), METHOD);
        changes.add("precision asked for", before, after, run -> run.header().plan().effort().precision(), METHOD);
        changes.ofEffort(before, after, "warm-up iterations at most", Effort::warmupIterations);
        changes.ofEffort(before, after, "warm-up milliseconds", Effort::warmupMillis);
        changes.ofOwnProbe(before, after, "own module (SHA-256)", OwnProbe::module);
        changes.ofOwnProbe(before, after, "own configuration (SHA-256)", OwnProbe::config);
        changes.versions(before, after);
        return List.copyOf(changes.found);
    }

    /** Gathers what is not the same. */
    private static final class Changes {

        private final List<Change> found = new ArrayList<>();

        void add(String what, RunData before, RunData after, Function<RunData, Object> value, String meaning) {
            add(what, value.apply(before), value.apply(after), meaning);
        }

        private void add(String what, Object before, Object after, String meaning) {
            if (!Objects.equals(before, after)) {
                found.add(new Change(what, words(before), words(after), meaning));
            }
        }

        private static String words(Object value) {
            return value == null || value.toString().isEmpty() ? UNKNOWN : value.toString();
        }

        void cutOff(RunData before, RunData after) {
            if (before.state() == after.state() && before.state() != RunState.COMPLETE) {
                found.add(new Change("state", before.state().id(), after.state().id(), STATE));
            }
        }

        void ofEnvironment(
                RunData before, RunData after, String what, Function<Environment, Object> value, String meaning) {
            add(what, before, after, run -> run.header().environment() == null
                    ? null
                    : value.apply(run.header().environment()), meaning);
        }

        void ofEffort(RunData before, RunData after, String what, Function<Effort, Object> value) {
            add(what, before, after, run -> value.apply(run.header().plan().effort()), EFFORT);
        }

        void ofOwnProbe(RunData before, RunData after, String what, Function<OwnProbe, Attachment> file) {
            var old = before.header().plan().own();
            var now = after.header().plan().own();
            if (old != null && now != null) {
                add(what, file.apply(old).sha256(), file.apply(now).sha256(), PROBE);
            }
        }

        void versions(RunData before, RunData after) {
            var old = versions(before);
            versions(after).forEach((what, version) -> {
                if (old.containsKey(what)) {
                    add(what, old.get(what), version, SOFTWARE);
                }
            });
        }

        /** The versions that answered, by series and by host. */
        private static Map<String, String> versions(RunData run) {
            var versions = new LinkedHashMap<String, String>();
            run.forks().stream()
                    .filter(fork -> fork.end() != null && fork.end().completed())
                    .sorted(Comparator.comparing(fork -> fork.cell().series()))
                    .collect(Collectors.groupingBy(
                            fork -> fork.cell().series(), LinkedHashMap::new, Collectors.toList()))
                    .forEach((series, forks) -> versions.put(
                            series + " version", several(forks, fork -> fork.end().version() + " "
                                    + fork.end().implementation())));
            for (var host : List.of("node", "jvm")) {
                var hosted = run.forks().stream()
                        .filter(fork -> fork.end() != null && fork.end().completed())
                        .filter(fork -> fork.cell().host().equals(host))
                        .toList();
                if (!hosted.isEmpty()) {
                    versions.put(
                            host.equals("node") ? "Node as host" : "JVM as host",
                            several(hosted, fork -> fork.end().hostVersion()));
                }
            }
            return versions;
        }

        private static String several(List<Fork> forks, Function<Fork, String> value) {
            return forks.stream().map(value).map(String::strip).distinct().sorted().collect(Collectors.joining(", "));
        }
    }
}
