package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.evaluation.RunComparison.Change;
import io.healthwatch.workbench.run.Attachment;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.Conditions;
import io.healthwatch.workbench.run.Effort;
import io.healthwatch.workbench.run.Environment;
import io.healthwatch.workbench.run.Fork;
import io.healthwatch.workbench.run.NoiseReading;
import io.healthwatch.workbench.run.OwnProbe;
import io.healthwatch.workbench.run.RunData;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.statistics.Noise;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Under what a part of a run was measured, as far as a difference may come from it. */
final class Circumstances {

    private static final String MACHINE = "A difference may come from the machine and not from what ran on it.";
    private static final String SOFTWARE = "A difference may come from this version.";
    private static final String METHOD = "The two were not measured in the same way.";
    private static final String EFFORT = METHOD + " What counts as steady may differ.";
    private static final String PROBE = "The two did not run the same probe: their times cannot be compared.";
    private static final String STATE = "Cells may lack forks.";
    private static final String HOST = "A difference may come from the host.";
    private static final String NOISE = "Small differences drown in noise: such answers stay unsure.";
    private static final String UNKNOWN = "not recorded";

    private record Circumstance(String value, String meaning) {}

    private final Map<String, Circumstance> all = new LinkedHashMap<>();
    private final RunState state;
    private final boolean noisy;

    private Circumstances(RunState state, boolean noisy) {
        this.state = state;
        this.noisy = noisy;
    }

    /** Those of one cell of a run, so that versions of others do not count. */
    static Circumstances of(RunData run, Cell cell) {
        return of(new Part(run, cell.machine(), ""), fork -> fork.cell().equals(cell));
    }

    /** Those of a part of a run. */
    static Circumstances of(Part part) {
        return of(part, _ -> true);
    }

    private static Circumstances of(Part part, Predicate<Fork> counts) {
        var run = part.run();
        var noise = run.noise().isEmpty()
                ? null
                : Noise.of(run.noise().stream().mapToDouble(NoiseReading::nanos).toArray());
        var these = new Circumstances(run.state(), noise != null && noise.tooNoisy());
        these.add("state", run.state().id(), STATE);
        these.addEnvironment(run.header().environment(part.machine()));
        these.addPlan(part);
        these.addVersions(part, counts);
        if (noise != null && !Double.isNaN(noise.level())) {
            these.add("noise", Math.round(noise.level() * 100) + " %", NOISE);
        }
        return these;
    }

    private void add(String what, Object value, String meaning) {
        all.put(
                what,
                new Circumstance(value == null || value.toString().isEmpty() ? UNKNOWN : value.toString(), meaning));
    }

    private void addEnvironment(Environment environment) {
        of(environment, "machine", Environment::machine, MACHINE);
        of(environment, "processor", Environment::cpu, MACHINE);
        of(environment, "cores", Environment::cores, MACHINE);
        of(environment, "architecture", Environment::architecture, MACHINE);
        of(environment, "memory in bytes", Environment::memoryBytes, MACHINE);
        of(environment, "operating system", Environment::os, MACHINE);
        condition(environment, "frequency governor", Conditions::governor);
        condition(environment, "boost", Conditions::boost);
        condition(environment, "power", Conditions::power);
        condition(environment, "virtual machine", Conditions::virtualization);
        condition(environment, "container", Conditions::container);
        condition(environment, "cores that may be used", Conditions::effectiveCores);
        of(environment, "JDK", Environment::jdk, SOFTWARE);
        of(environment, "workbench", Environment::workbench, METHOD + " Its probes may differ too.");
    }

    private void of(Environment environment, String what, Function<Environment, Object> value, String meaning) {
        add(what, environment == null ? null : value.apply(environment), meaning);
    }

    private void condition(Environment environment, String what, Function<Conditions, Object> value) {
        of(environment, what, each -> value.apply(each.conditions()), MACHINE);
    }

    private void addPlan(Part part) {
        var plan = part.run().header().plan();
        add("profile", plan.profile(), METHOD);
        add("precision asked for", plan.effort().precision(), METHOD);
        effort(plan.effort(), "warm-up iterations at most", Effort::warmupIterations);
        effort(plan.effort(), "warm-up milliseconds", Effort::warmupMillis);
        if (plan.own() != null) {
            own(plan.own(), "own module (SHA-256)", OwnProbe::module);
            own(plan.own(), "own configuration (SHA-256)", OwnProbe::config);
        }
    }

    private void effort(Effort effort, String what, Function<Effort, Object> value) {
        add(what, value.apply(effort), EFFORT);
    }

    private void own(OwnProbe own, String what, Function<OwnProbe, Attachment> file) {
        add(what, file.apply(own).sha256(), PROBE);
    }

    /** The versions that answered, by series and by host; of one variant its host instead of its series. */
    private void addVersions(Part part, Predicate<Fork> counts) {
        var completed = part.forks().stream()
                .filter(fork -> fork.end() != null && fork.end().completed())
                .filter(counts)
                .sorted(Comparator.comparing(fork -> fork.cell().series()))
                .toList();
        if (part.series().isEmpty()) {
            completed.stream()
                    .collect(Collectors.groupingBy(
                            fork -> fork.cell().on("").series(), LinkedHashMap::new, Collectors.toList()))
                    .forEach((series, forks) -> add(
                            series + " version",
                            several(forks, fork -> fork.end().version() + " " + fork.end().implementation()),
                            SOFTWARE));
        } else {
            add("host", several(completed, fork -> fork.cell().host().equals("node") ? "Node" : "JVM"), HOST);
        }
        for (var host : List.of("node", "jvm")) {
            var hosted = completed.stream()
                    .filter(fork -> fork.cell().host().equals(host))
                    .toList();
            if (!hosted.isEmpty()) {
                add(
                        host.equals("node") ? "Node as host" : "JVM as host",
                        several(hosted, fork -> fork.end().hostVersion()),
                        SOFTWARE);
            }
        }
    }

    private static String several(List<Fork> forks, Function<Fork, String> value) {
        return forks.stream().map(value).map(String::strip).distinct().sorted().collect(Collectors.joining(", "));
    }

    /** What is not the same in those that came after, but for versions and files of which one side knows nothing. */
    List<Change> to(Circumstances after) {
        var changes = new ArrayList<Change>();
        after.all.forEach((what, now) -> {
            var then = all.get(what);
            var cutOff = what.equals("state") && state != RunState.COMPLETE;
            var drowned = !what.equals("noise") || noisy || after.noisy;
            if (then != null && drowned && (cutOff || !then.value().equals(now.value()))) {
                changes.add(new Change(what, then.value(), now.value(), now.meaning()));
            }
        });
        return List.copyOf(changes);
    }
}
