package io.healthwatch.workbench.cli;

import io.healthwatch.workbench.evaluation.MachineReport;
import io.healthwatch.workbench.evaluation.MachineText;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code workbench machine}. */
@Command(
        name = "machine",
        description = "Tells what of this machine matters to measuring, how noisy it is now, and what measuring itself"
                + " costs in each host. Takes some seconds.",
        mixinStandardHelpOptions = true)
final class MachineCommand implements Callable<Integer> {

    private static final Duration READINGS = Duration.ofSeconds(3);

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() throws Exception {
        var home = Home.locate();
        var report = MachineReport.measure(home, new Catalog(home), READINGS);
        if (json.wanted()) {
            System.out.println(JsonOutput.of(report));
        } else {
            var table = new TextTable("What", "On this machine");
            MachineText.lines(report).forEach(line -> table.add(line.what(), line.value()));
            System.out.print(table);
            report.machine().forEach(doubt -> System.out.println("\n" + doubt.title() + ". " + doubt.words()));
        }
        return report.harness().stream().allMatch(host -> host.costs() != null)
                ? WorkbenchCommand.DONE
                : WorkbenchCommand.NOT_MEASURED;
    }
}
