package io.healthwatch.workbench.selfcheck;

import io.healthwatch.workbench.evaluation.Environments;
import io.healthwatch.workbench.evaluation.target.TargetServer;
import io.healthwatch.workbench.machine.MachineBusyException;
import io.healthwatch.workbench.machine.MachineLock;
import io.healthwatch.workbench.run.Environment;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.selfcheck.SelfcheckResult.Coverage;
import io.healthwatch.workbench.selfcheck.SelfcheckResult.FalseClaims;
import io.healthwatch.workbench.selfcheck.SelfcheckResult.Power;
import io.healthwatch.workbench.selfcheck.SelfcheckResult.Work;
import io.healthwatch.workbench.worker.HarnessCosts;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

/**
 * The workbench measures what is known beforehand, as it measures everything else, and tells how often it was right. One
 * thread; {@link #cancel} may come from any other.
 */
public final class Selfcheck {

    private final Home home;
    private final Catalog catalog;
    private final SelfcheckStore store;
    private volatile ForkMeter meter;
    private volatile boolean cancelled;

    /** Checks the workbench that lives there; results go to {@code store}. */
    public Selfcheck(Home home, Catalog catalog, SelfcheckStore store) {
        this.home = home;
        this.catalog = catalog;
        this.store = store;
    }

    /**
     * Carries out a design. What was found is kept after each experiment.
     *
     * @param receiver takes what happens, on the calling thread
     * @throws MachineBusyException when something else is being measured or installed
     * @throws IOException when it could not be measured or kept; what was kept before stays
     */
    public SelfcheckResult run(Design design, Consumer<Progress> receiver) throws IOException {
        try (var _ = MachineLock.take(home.machineLock(), "checking itself");
                var target = new TargetServer()) {
            return run(design, new CalibrationForks(catalog, design, target), receiver);
        }
    }

    SelfcheckResult run(Design design, ForkMeter forks, Consumer<Progress> receiver) throws IOException {
        meter = forks;
        if (cancelled) {
            forks.cancel();
        }
        return new Check(design, forks, receiver).run();
    }

    /** Ends it soon: the fork that is measuring is killed, whole experiments are kept. Any thread. */
    public void cancel() {
        cancelled = true;
        var running = meter;
        if (running != null) {
            running.cancel();
        }
    }

    /** One self-check while it goes on. */
    private final class Check {

        private final Instant created = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        private final long begun = System.nanoTime();
        private final Environment environment = Environments.current(catalog.nodeVersion());
        private final Design design;
        private final ForkMeter forks;
        private final Consumer<Progress> receiver;
        private final Experiments experiments;
        private HarnessCosts costs;
        private List<Coverage> coverage;
        private SelfcheckResult soFar;

        Check(Design design, ForkMeter forks, Consumer<Progress> receiver) {
            this.design = design;
            this.forks = forks;
            this.receiver = receiver;
            experiments = new Experiments(
                    design, forks, () -> cancelled, () -> System.nanoTime() - begun, this::forkEnded);
        }

        SelfcheckResult run() throws IOException {
            store.makeFolder();
            getReady("Measuring what a sample costs");
            costs = forks.costs();
            getReady("Checking intervals by made-up measurements");
            coverage = SyntheticStudy.coverage(design.forks(), design.margin(), design.seed());
            experiments.make();
            return keep();
        }

        private void getReady(String step) {
            receiver.accept(new Progress(step, 0, 0, null, null));
        }

        private void forkEnded() throws IOException {
            if (experiments.made().size() > (soFar == null ? 0 : soFar.experiments())) {
                keep();
            }
            receiver.accept(new Progress(
                    experiments.step(), experiments.forks(), experiments.plannedForks(), experiments.left(), soFar));
        }

        private SelfcheckResult keep() throws IOException {
            soFar = result();
            store.write(soFar);
            return soFar;
        }

        private SelfcheckResult result() {
            var made = experiments.made();
            var judged = made.stream()
                    .flatMap(experiment -> experiment.judge(design.margin()).stream())
                    .toList();
            var pilot = experiments.pilot();
            return new SelfcheckResult(
                    created,
                    made.size() == design.experiments(),
                    design.cell().variant(),
                    design.cell().host(),
                    design.sameArms(),
                    design.forks(),
                    design.effort().iterations(),
                    made.size(),
                    design.experiments(),
                    design.margin(),
                    design.seed(),
                    new Work(pilot.baseMs(), pilot.floorMs(), pilot.baseSteps()),
                    FalseClaims.of(judged.stream().filter(each -> each.effect() == 0).toList()),
                    design.effects().stream()
                            .map(effect -> Power.of(
                                    effect,
                                    pilot.ratio(pilot.slowerBy(effect)),
                                    judged.stream()
                                            .filter(each -> each.effect() == effect)
                                            .toList()))
                            .toList(),
                    coverage,
                    costs.sampleNanos(),
                    costs.sampleBytes() < 0 ? null : costs.sampleBytes(),
                    made.isEmpty() ? null : Noise.of(made),
                    experiments.failed(),
                    experiments.failure(),
                    (System.nanoTime() - begun) / 1e9,
                    environment);
        }
    }
}
