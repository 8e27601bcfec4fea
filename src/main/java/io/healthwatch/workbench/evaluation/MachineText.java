package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.run.Environment;
import io.healthwatch.workbench.worker.HarnessCosts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A machine in words for people. Pure functions. */
public final class MachineText {

    /** One property. */
    public record Line(String what, String value) {}

    private MachineText() {}

    /** Everything that a report tells, its doubts apart. */
    public static List<Line> lines(MachineReport report) {
        var lines = new ArrayList<>(lines(report.environment()));
        lines.add(new Line("Noise now", noise(report.noise())));
        for (var host : report.harness()) {
            lines.add(new Line(
                    "Measuring in " + (host.host().equals("node") ? "Node" : "a JVM"),
                    host.costs() == null ? "not measured: " + host.reason() : costs(host.costs())));
        }
        return List.copyOf(lines);
    }

    /** Where a run was measured. */
    public static List<Line> lines(Environment environment) {
        var conditions = environment.conditions();
        return List.of(
                new Line("Machine", environment.machine()),
                new Line("Processor", environment.cpu()),
                new Line(
                        "Cores",
                        environment.cores() + " logical, " + number(conditions.physicalCores()) + " physical"
                                + (conditions.effectiveCores() < 0
                                        ? ""
                                        : text(", of which %.1f may be used", conditions.effectiveCores()))),
                new Line(
                        "Frequency",
                        "base " + gigahertz(conditions.baseHertz()) + ", highest " + gigahertz(conditions.maxHertz())
                                + ", governor " + conditions.governor() + ", boost " + conditions.boost()),
                new Line("Memory", text("%.1f GB", environment.memoryBytes() / 1e9)),
                new Line("System", environment.os() + ", " + environment.architecture()),
                new Line("Virtual machine", conditions.virtualization()),
                new Line("Container", conditions.container()),
                new Line("Power", conditions.power()),
                new Line("Java", environment.jdk()),
                new Line("Node", conditions.node().isEmpty() ? "none" : conditions.node()),
                new Line("Load before", environment.loadBefore() < 0 ? "unknown" : text("%.2f", environment.loadBefore())),
                new Line("Peak memory", conditions.memoryMethod()));
    }

    /** How noisy it was; null where that was not recorded. */
    public static String noise(ResultDocument.Background noise) {
        if (noise == null) {
            return "not recorded";
        }
        return noise.level() == null
                ? noise.readings() + " readings, too few to tell"
                : text(
                        "90th percentile %.1f %% above the fastest of %d readings (%.2f ms)%s",
                        100 * noise.level(),
                        noise.readings(),
                        noise.fastestMs(),
                        noise.drift() == 1 ? "" : text(", changing by %+.1f %%", 100 * (noise.drift() - 1)));
    }

    private static String costs(HarnessCosts costs) {
        return text(
                "%.0f ns and %s a sample; clock: %.0f ns to read, step %d ns; frame there and back: %.0f µs",
                costs.sampleNanos(),
                costs.sampleBytes() < 0 ? "unknown bytes" : text("%.0f bytes", costs.sampleBytes()),
                costs.clockNanos(),
                costs.clockResolutionNanos(),
                costs.roundTripNanos() / 1000);
    }

    private static String gigahertz(long hertz) {
        return hertz < 0 ? "unknown" : text("%.2f GHz", hertz / 1e9);
    }

    private static String number(int value) {
        return value < 0 ? "unknown" : Integer.toString(value);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
