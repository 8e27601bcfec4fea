package io.healthwatch.workbench.evaluation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.healthwatch.workbench.machine.MachineLock;
import io.healthwatch.workbench.machine.NoiseMeter;
import io.healthwatch.workbench.run.Environment;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.statistics.Noise;
import io.healthwatch.workbench.worker.HarnessCosts;
import io.healthwatch.workbench.worker.Worker;
import io.healthwatch.workbench.worker.WorkerException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What can be told of a machine before anything is evaluated on it.
 *
 * @param noise of readings over a few seconds
 * @param machine what about it casts doubt on figures
 * @param harness what measuring costs in each host
 */
public record MachineReport(
        Environment environment,
        ResultDocument.Background noise,
        List<MachineDoubt> machine,
        List<HostCosts> harness) {

    /**
     * What measuring costs in one host.
     *
     * @param version the JVM's or Node's; empty where no worker of that host could be started
     * @param costs null where they could not be measured
     * @param reason why not; empty where they were
     */
    public record HostCosts(String host, String version, @JsonUnwrapped HarnessCosts costs, String reason) {}

    /**
     * Looks at this machine and measures; takes the time given for readings and some seconds more.
     *
     * @throws IOException when something else is being measured or installed
     */
    public static MachineReport measure(Home home, Catalog catalog, Duration readings) throws IOException {
        try (var _ = MachineLock.take(home.machineLock(), "measuring")) {
            var environment = Environments.current(catalog.nodeVersion());
            var noise = readNoise(readings);
            var harness = Stream.of(Host.JVM, Host.NODE)
                    .map(host -> costs(catalog, host))
                    .toList();
            return new MachineReport(
                    environment, ResultDocument.Background.of(noise), MachineDoubt.of(environment, noise), harness);
        }
    }

    private static Noise readNoise(Duration readings) {
        var meter = new NoiseMeter();
        var nanos = DoubleStream.builder();
        var until = System.nanoTime() + readings.toNanos();
        while (System.nanoTime() - until < 0) {
            nanos.add(meter.read());
        }
        return Noise.of(nanos.build().toArray());
    }

    /** In a worker of any variant of that host: no runtime takes part. */
    private static HostCosts costs(Catalog catalog, Host host) {
        var reason = "There is no variant for it.";
        for (var variant : catalog.variants()) {
            if (!variant.hosts().contains(host)) {
                continue;
            }
            var availability = catalog.availability(variant, host);
            if (!availability.available()) {
                reason = availability.reason();
                continue;
            }
            try (var worker = Worker.start(catalog.command(variant, host), _ -> {})) {
                return new HostCosts(host.id(), worker.hello().hostVersion(), HarnessCosts.of(worker), "");
            } catch (WorkerException failure) {
                return new HostCosts(host.id(), "", null, failure.getMessage());
            }
        }
        return new HostCosts(host.id(), "", null, reason);
    }
}
