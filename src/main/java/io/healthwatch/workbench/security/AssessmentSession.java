package io.healthwatch.workbench.security;

import io.healthwatch.workbench.assessment.Assessment;
import io.healthwatch.workbench.assessment.Finding;
import io.healthwatch.workbench.assessment.MutantTally;
import io.healthwatch.workbench.assessment.Verdict;
import io.healthwatch.workbench.evaluation.Environments;
import io.healthwatch.workbench.evaluation.Idle;
import io.healthwatch.workbench.machine.MachineBusyException;
import io.healthwatch.workbench.machine.MachineLock;
import io.healthwatch.workbench.probe.ProbeLimits;
import io.healthwatch.workbench.run.Environment;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.security.mutant.MutantRunner;
import io.healthwatch.workbench.security.mutant.Mutants;
import io.healthwatch.workbench.store.AssessmentStore;
import io.healthwatch.workbench.worker.WorkerException;
import io.healthwatch.workbench.worker.protocol.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Carries out a plan. Subjects are attacked two at a time, but attacks with a short time limit have the machine to
 * themselves, so that how late a guest is stopped is no other guest's doing. What was found is on disk after each subject. One plan
 * at a time; {@link #cancel} may come from any thread.
 */
public final class AssessmentSession {

    private static final int LANES = 2;

    /** Up to this limit, being stopped late by another guest's doing would show. */
    private static final long LONGEST_QUOTA_MS = 1000;

    private static final int MUTANTS_BETWEEN_EVENTS = 100;

    private final Home home;
    private final Catalog catalog;
    private final Attacks attacks;
    private final AssessmentStore store;
    private final Set<Runnable> running = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;

    /** Assesses with the attacks and probes of the workbench that lives there, and keeps what is found in the store. */
    public AssessmentSession(Home home, Catalog catalog, AssessmentStore store) {
        this.home = home;
        this.catalog = catalog;
        this.attacks = new Attacks(home);
        this.store = store;
    }

    /**
     * Carries out a plan and keeps the findings in a new folder of the store.
     *
     * @throws MachineBusyException when something else is being measured or installed
     * @throws IOException when nothing can be kept, or no server can be started
     */
    public Assessment run(AssessmentPlan plan, Consumer<AssessmentEvent> receiver) throws IOException {
        try (var _ = lock()) {
            return new Course(plan, store.create(Instant.now()), receiver).run();
        }
    }

    /**
     * The same, but keeps the findings in this folder, in place of earlier ones.
     *
     * @param folder a run's, which is otherwise left as it is, or that of an earlier assessment
     */
    public Assessment run(AssessmentPlan plan, Path folder, Consumer<AssessmentEvent> receiver) throws IOException {
        try (var _ = lock()) {
            return new Course(plan, folder, receiver).run();
        }
    }

    /** Ends the assessment soon: attacks that are under way are dropped, all findings are kept. Any thread. */
    public void cancel() {
        cancelled = true;
        running.forEach(Runnable::run);
    }

    private MachineLock lock() throws IOException {
        return MachineLock.take(home.machineLock(), "assessing");
    }

    /** One plan being carried out. */
    private final class Course {

        private final AssessmentPlan plan;
        private final Path folder;
        private final Consumer<AssessmentEvent> receiver;
        private final Instant started = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        private final long startedNanos = System.nanoTime();
        private final Environment environment = Environments.current(catalog.nodeVersion());
        private final Finding[][] found;
        private final Map<Integer, MutantTally> tallies = new ConcurrentSkipListMap<>();
        private final TimeLeft left;
        private final Queue<Integer> waiting = new ConcurrentLinkedQueue<>();
        private final ReentrantReadWriteLock machine = new ReentrantReadWriteLock(true);
        private int done;

        Course(AssessmentPlan plan, Path folder, Consumer<AssessmentEvent> receiver) {
            this.plan = plan;
            this.folder = folder;
            this.receiver = receiver;
            this.found = new Finding[plan.subjects().size()][plan.attacks().size()];
            var present = (int) plan.subjects().stream()
                    .filter(subject -> subject.absence().isEmpty())
                    .count();
            this.left = new TimeLeft(plan.attacks(), present, Math.min(LANES, Math.max(1, present)));
        }

        Assessment run() throws IOException {
            publish(new AssessmentEvent.Begun(folder, plan));
            var problem = "";
            try (var modules = new ModuleFiles(attacks, plan.seed())) {
                inLanes(() -> attackLane(modules));
                if (plan.mutants() > 0) {
                    var mutants = Mutants.of(home, plan.seed());
                    inLanes(() -> mutantLane(mutants));
                }
            } catch (ExecutionException failure) {
                problem = "The assessment could not go on: " + failure.getCause().getMessage();
            } catch (InterruptedException interrupted) {
                cancel();
                Thread.currentThread().interrupt();
            }
            var assessment = assessment();
            AssessmentStore.write(folder, assessment);
            publish(new AssessmentEvent.Ended(assessment, problem));
            return assessment;
        }

        /** What a lane does with the subjects that wait. */
        private interface Work {
            void run() throws IOException;
        }

        private void inLanes(Work work) throws ExecutionException, InterruptedException {
            for (var i = 0; i < plan.subjects().size(); i++) {
                waiting.add(i);
            }
            try (var lanes = Executors.newVirtualThreadPerTaskExecutor()) {
                var running = Stream.generate(() -> lanes.submit(() -> {
                            work.run();
                            return null;
                        }))
                        .limit(LANES)
                        .toList();
                for (var lane : running) {
                    lane.get();
                }
            }
        }

        /** Attacks one subject after the other while there are any. */
        private void attackLane(ModuleFiles modules) throws IOException {
            for (Integer next; !cancelled && (next = waiting.poll()) != null; ) {
                var subject = plan.subjects().get(next);
                if (subject.absence().isEmpty()) {
                    attack(subject, modules, found[next]);
                } else {
                    for (var i = 0; i < plan.attacks().size(); i++) {
                        add(found[next], i, Judge.notAssessed(plan.attacks().get(i), subject, subject.absence()));
                    }
                }
                keep();
            }
        }

        private void attack(Subject subject, ModuleFiles modules, Finding[] findings) throws IOException {
            try (var surroundings = new Surroundings();
                    var runner = new AttackRunner(
                            subject,
                            modules,
                            honestProbe(),
                            surroundings,
                            listener(subject),
                            line -> log(subject + ": " + line))) {
                Runnable stop = runner::cancel;
                running.add(stop);
                for (var i = 0; i < plan.attacks().size() && !cancelled; i++) {
                    attack(runner, subject, i, findings);
                }
                running.remove(stop);
            }
        }

        /** Tries mutated modules on one subject after the other while there are any. */
        private void mutantLane(Mutants mutants) throws IOException {
            for (Integer next; !cancelled && (next = waiting.poll()) != null; ) {
                var subject = plan.subjects().get(next);
                if (subject.absence().isEmpty()) {
                    tallies.put(next, tally(subject, mutants));
                    keep();
                }
            }
        }

        private MutantTally tally(Subject subject, Mutants mutants) throws IOException {
            var target = new MutantRunner.Subject(
                    subject.variant(), subject.host(), subject.command(), subject.open().apply(ProbeLimits.STANDARD));
            try (var runner = new MutantRunner(target, mutants, honestProbe())) {
                Runnable stop = runner::cancel;
                running.add(stop);
                if (cancelled) {
                    runner.cancel();
                }
                try {
                    runner.run(plan.mutants(), tried -> mutantTried(subject, tried));
                } catch (WorkerException failure) {
                    log(subject + ": no further mutants were tried: " + failure.getMessage());
                }
                running.remove(stop);
                return runner.tally();
            }
        }

        private void mutantTried(Subject subject, int tried) {
            if (tried % MUTANTS_BETWEEN_EVENTS == 0 || tried == plan.mutants()) {
                publish(new AssessmentEvent.MutantsTried(subject, tried, plan.mutants()));
            }
        }

        private Path honestProbe() {
            return home.probes().resolve("dist/c").resolve(Idle.PROBE + ".wasm");
        }

        private void attack(AttackRunner runner, Subject subject, int number, Finding[] findings) throws IOException {
            var attack = plan.attacks().get(number);
            try {
                var began = System.nanoTime();
                var finding = Judge.finding(attack, subject, runner.run(attack, turn(attack)));
                timed(attack, System.nanoTime() - began);
                add(findings, number, finding);
                if (finding.verdict() == Verdict.FAILED) {
                    runner.discardWorker("The attack " + attack.id() + " got through.");
                }
            } catch (WorkerException failure) {
                if (failure.outcome() != Outcome.CANCELLED) {
                    add(findings, number, Judge.notAssessed(attack, subject, failure.getMessage()));
                }
            }
        }

        private Lock turn(Attack attack) {
            var isTimed = attack.timeLimitMs() > 0 && attack.timeLimitMs() <= LONGEST_QUOTA_MS;
            return isTimed ? machine.writeLock() : machine.readLock();
        }

        private AttackRunner.Listener listener(Subject subject) {
            return new AttackRunner.Listener() {
                @Override
                public void workerStarted(long pid) {
                    publish(new AssessmentEvent.WorkerStarted(subject, pid));
                }

                @Override
                public void workerEnded(String cause) {
                    log(subject + ": " + cause);
                    publish(new AssessmentEvent.WorkerEnded(subject, cause));
                }
            };
        }

        private synchronized void timed(Attack attack, long nanos) {
            left.ended(attack, nanos);
        }

        private synchronized void add(Finding[] findings, int number, Finding finding) {
            findings[number] = finding;
            done++;
            publish(new AssessmentEvent.Found(finding, done, plan.findings(), left.estimate()));
        }

        private synchronized void publish(AssessmentEvent event) {
            receiver.accept(event);
        }

        private synchronized void keep() throws IOException {
            AssessmentStore.write(folder, assessment());
        }

        private synchronized void log(String line) {
            try {
                AssessmentStore.log(folder, line);
            } catch (IOException full) {
                publish(new AssessmentEvent.Problem("The log could not be written: " + full.getMessage()));
            }
        }

        private boolean allMutantsTried() {
            return IntStream.range(0, plan.subjects().size())
                    .filter(i -> plan.subjects().get(i).absence().isEmpty())
                    .allMatch(i -> tallies.containsKey(i) && tallies.get(i).tried() == plan.mutants());
        }

        private synchronized Assessment assessment() {
            var findings = Stream.of(found)
                    .flatMap(Stream::of)
                    .filter(Objects::nonNull)
                    .toList();
            return new Assessment(
                    Assessment.SCHEMA_VERSION,
                    started,
                    Duration.ofNanos(System.nanoTime() - startedNanos).toMillis() / 1e3,
                    plan.seed(),
                    findings.size() == plan.findings() && (plan.mutants() == 0 || allMutantsTried()),
                    environment,
                    findings,
                    List.copyOf(tallies.values()));
        }
    }
}
