package io.healthwatch.workbench.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.assessment.Assessment;
import io.healthwatch.workbench.assessment.ChecklistItem;
import io.healthwatch.workbench.assessment.Finding;
import io.healthwatch.workbench.assessment.MutantTally;
import io.healthwatch.workbench.assessment.Verdict;
import io.healthwatch.workbench.quality.Diagnoser;
import io.healthwatch.workbench.quality.Diagnosis;
import io.healthwatch.workbench.quality.QualityFiles;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Variant;
import io.healthwatch.workbench.security.AssessmentEvent;
import io.healthwatch.workbench.security.AssessmentPlan;
import io.healthwatch.workbench.security.AssessmentSession;
import io.healthwatch.workbench.security.Attack;
import io.healthwatch.workbench.security.Attacks;
import io.healthwatch.workbench.security.Subject;
import io.healthwatch.workbench.security.advisory.Advisories;
import io.healthwatch.workbench.security.advisory.Knowledge;
import io.healthwatch.workbench.store.AssessmentStore;
import io.healthwatch.workbench.store.RunStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code workbench assess}. */
@Command(
        name = "assess",
        description = "Attacks variants with hostile modules and tells what held, and what held it; then notes what each says when"
                + " it fails, and what advisories are known of the versions.",
        mixinStandardHelpOptions = true)
final class AssessCommand implements Callable<Integer> {

    @Mixin
    private Usage usage;

    @Mixin
    private DataOption data;

    @Option(
            names = "--all",
            description = "Every variant of the catalog; what is not there is told as not assessed. Default: those that"
                    + " are available.")
    private boolean all;

    @Option(
            names = "--variant",
            paramLabel = "ID",
            description = "A variant to attack, repeatable. 'workbench runtimes' lists them.")
    private List<String> variants = List.of();

    @Option(names = "--host", paramLabel = "HOST", description = "node or jvm; default: both.")
    private String host;

    @Option(names = "--item", paramLabel = "ID", description = "An item of the checklist, repeatable; default: all.")
    private List<String> items = List.of();

    @Option(names = "--attack", paramLabel = "ID", description = "An attack, repeatable; default: all.")
    private List<String> attackIds = List.of();

    @Option(names = "--run", paramLabel = "RUN", description = "Keep the findings in that run's folder.")
    private Path run;

    @Mixin
    private SeedOption seed;

    @Option(
            names = "--mutants",
            paramLabel = "N",
            description = "Then try so many mutated modules on each variant; default: none.")
    private int mutants;

    @Option(
            names = "--no-diagnosis",
            description = "Leave out what every variant says when it fails. It is left out, too, where --item or --attack"
                    + " choose attacks.")
    private boolean noDiagnosis;

    @Mixin
    private JsonOption json;

    /**
     * What {@code --json} prints.
     *
     * @param diagnosis what variants say when they fail; null where that was left out
     */
    private record Output(
            String run,
            double seconds,
            long seed,
            boolean complete,
            List<Finding> findings,
            List<MutantTally> mutants,
            Diagnosis diagnosis,
            List<Known> advisories) {}

    /** What is known of a version, and how old that is in days; -1 where nothing is known of the runtime. */
    private record Known(@JsonUnwrapped Knowledge knowledge, long ageInDays) {}

    @Override
    public Integer call() throws Exception {
        var home = Home.locate();
        var catalog = new Catalog(home);
        if (mutants < 0) {
            throw usage.wrong("--mutants needs 0 or more, not " + mutants + ".");
        }
        var plan = new AssessmentPlan(
                subjects(catalog),
                attacks(home),
                seed.value(),
                mutants);
        var session = new AssessmentSession(home, catalog, new AssessmentStore(data.folder(home)));
        var folder = new Path[1];
        try (var _ = new CancelOnExit(session::cancel);
                var progress = new AssessProgress()) {
            Consumer<AssessmentEvent> receiver = event -> {
                if (event instanceof AssessmentEvent.Begun begun) {
                    folder[0] = begun.folder();
                }
                progress.accept(event);
            };
            var assessment = run == null ? session.run(plan, receiver) : session.run(plan, runFolder(), receiver);
            progress.close();
            var diagnosis = assessment.complete() && wantsDiagnosis() ? diagnose(home, catalog, plan, folder[0]) : null;
            print(assessment, plan, folder[0], diagnosis, Advisories.read(home).of(assessment.findings()));
            return isWhole(assessment) ? WorkbenchCommand.DONE : WorkbenchCommand.NOT_MEASURED;
        }
    }

    private boolean wantsDiagnosis() {
        return !noDiagnosis && items.isEmpty() && attackIds.isEmpty();
    }

    /** The findings stand without it, so that a failure is told and no more. */
    private static Diagnosis diagnose(Home home, Catalog catalog, AssessmentPlan plan, Path folder) {
        try {
            return diagnosed(home, catalog, plan, folder);
        } catch (IOException failure) {
            System.err.println("What variants say when they fail is missing. " + failure.getMessage());
            return null;
        }
    }

    private static Diagnosis diagnosed(Home home, Catalog catalog, AssessmentPlan plan, Path folder) throws IOException {
        var diagnoser = new Diagnoser(home, catalog, line -> {});
        var attacked = plan.subjects().stream().map(Subject::toString).toList();
        var subjects = diagnoser.subjects(catalog.variants()).stream()
                .filter(subject -> attacked.contains(subject.variant().id() + "@" + subject.host().id()))
                .toList();
        System.err.println("Noting what every variant says when it fails ...");
        try (var _ = new CancelOnExit(diagnoser::cancel)) {
            var diagnosis = diagnoser.diagnose(subjects, (_, _, _) -> {});
            QualityFiles.keep(diagnosis, folder);
            return diagnosis;
        }
    }

    private static boolean isWhole(Assessment assessment) {
        return assessment.complete()
                && assessment.findings().stream().noneMatch(finding -> finding.verdict() == Verdict.NOT_ASSESSED);
    }

    private Path runFolder() {
        var summary = RunStore.summary(run.toAbsolutePath());
        if (!summary.damage().isEmpty()) {
            throw usage.wrong("--run: " + summary.damage());
        }
        return summary.folder();
    }

    private List<Subject> subjects(Catalog catalog) {
        if (all && !variants.isEmpty()) {
            throw usage.wrong("--all is every variant; leave it or --variant out.");
        }
        var subjects = chosen(catalog)
                .flatMap(variant -> variant.hosts().stream()
                        .filter(each -> host == null || each == usage.host(host))
                        .map(each -> Subject.of(catalog, variant, each)))
                .filter(subject -> all || !variants.isEmpty() || subject.absence().isEmpty())
                .toList();
        if (subjects.isEmpty()) {
            throw usage.wrong("Nothing to attack: none of these variants is there and lives in these hosts.");
        }
        return subjects;
    }

    /** A baseline is attacked by nobody, which is told to those who name it. */
    private Stream<Variant> chosen(Catalog catalog) {
        return variants.isEmpty()
                ? catalog.variants().stream().filter(variant -> !variant.baseline())
                : variants.stream().distinct().map(id -> usage.variant(catalog, id));
    }

    private List<Attack> attacks(Home home) throws IOException {
        var known = new Attacks(home).all();
        for (var item : items) {
            if (Stream.of(ChecklistItem.values()).noneMatch(each -> each.id().equals(item))) {
                throw usage.unknown("item", item, Stream.of(ChecklistItem.values()).map(ChecklistItem::id));
            }
        }
        for (var id : attackIds) {
            if (known.stream().noneMatch(attack -> attack.id().equals(id))) {
                throw usage.unknown("attack", id, known.stream().map(Attack::id));
            }
        }
        var chosen = known.stream()
                .filter(attack -> items.isEmpty() || items.contains(attack.item().id()))
                .filter(attack -> attackIds.isEmpty() || attackIds.contains(attack.id()))
                .toList();
        if (chosen.isEmpty()) {
            throw usage.wrong("None of these attacks belongs to these items.");
        }
        return chosen;
    }

    private void print(
            Assessment assessment, AssessmentPlan plan, Path folder, Diagnosis diagnosis, List<Knowledge> known)
            throws IOException {
        if (json.wanted()) {
            var today = LocalDate.now();
            System.out.println(JsonOutput.of(new Output(
                    folder.toString(),
                    assessment.seconds(),
                    assessment.seed(),
                    assessment.complete(),
                    assessment.findings(),
                    assessment.mutants(),
                    diagnosis,
                    known.stream()
                            .map(one -> new Known(one, one.ageInDays(today)))
                            .toList())));
        } else {
            System.out.print(new AssessmentText(assessment, plan));
            known.forEach(one -> System.out.println(Wording.known(one, LocalDate.now())));
            System.out.println("Kept in " + folder.resolve(AssessmentStore.FINDINGS)
                    + (diagnosis == null ? "" : " and " + QualityFiles.DIAGNOSIS + " beside it"));
        }
    }
}
