package io.healthwatch.workbench.selfcheck;

import io.healthwatch.workbench.evaluation.ForkRunner;
import io.healthwatch.workbench.evaluation.target.TargetServer;
import io.healthwatch.workbench.run.Fork;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.worker.HarnessCosts;
import io.healthwatch.workbench.worker.Worker;
import io.healthwatch.workbench.worker.WorkerException;
import java.io.IOException;

/** Forks as an evaluation measures them, of the calibration probe. */
final class CalibrationForks implements ForkMeter {

    private final Catalog catalog;
    private final Design design;
    private final TargetServer target;
    private volatile ForkRunner running;
    private volatile boolean cancelled;

    CalibrationForks(Catalog catalog, Design design, TargetServer target) {
        this.catalog = catalog;
        this.design = design;
        this.target = target;
    }

    @Override
    public HarnessCosts costs() throws IOException {
        var variant = catalog.find(design.cell().variant()).orElseThrow();
        var host = Host.of(design.cell().host());
        var available = catalog.availability(variant, host);
        if (!available.available()) {
            throw new IOException(available.reason());
        }
        try (var worker = Worker.start(catalog.command(variant, host), _ -> {})) {
            return HarnessCosts.of(worker);
        } catch (WorkerException failure) {
            throw new IOException("What measuring costs could not be measured: " + failure.getMessage(), failure);
        }
    }

    @Override
    public Fork measure(int number, long steps) {
        var workload = Calibration.workload(steps);
        var runner = new ForkRunner(catalog, (_, _) -> workload, null, null, target, _ -> {});
        running = runner;
        if (cancelled) {
            runner.cancel();
        }
        return runner.run(number, design.cell(), design.effort());
    }

    @Override
    public void cancel() {
        cancelled = true;
        var runner = running;
        if (runner != null) {
            runner.cancel();
        }
    }
}
