package io.healthwatch.workbench.cli;

import io.healthwatch.workbench.quality.Diagnoser;
import io.healthwatch.workbench.quality.Diagnosis;
import io.healthwatch.workbench.quality.Observation;
import io.healthwatch.workbench.quality.QualityFiles;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Variant;
import io.healthwatch.workbench.store.AssessmentStore;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code workbench diagnose}. */
@Command(
        name = "diagnose",
        description = "Puts every variant through the same failures and shows side by side what it says, what of that"
                + " helps to find the fault, and the scores that follow by the published rubric.",
        mixinStandardHelpOptions = true)
final class DiagnoseCommand implements Callable<Integer> {

    @Mixin
    private Usage usage;

    @Mixin
    private DataOption data;

    @Option(
            names = "--variant",
            paramLabel = "ID",
            split = ",",
            description = "These variants alone, separated by commas; default: all that are there.")
    private List<String> variants = List.of();

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() throws Exception {
        var home = Home.locate();
        var catalog = new Catalog(home);
        var chosen = chosen(catalog);
        var diagnoser = new Diagnoser(home, catalog, line -> {});
        var diagnosis = diagnoser.diagnose(
                diagnoser.subjects(chosen),
                (one, done, planned) ->
                        System.err.println(one.variant() + "@" + one.host() + " is diagnosed, " + done + " of " + planned));
        var folder = new AssessmentStore(data.folder(home)).create(diagnosis.started());
        var file = QualityFiles.keep(diagnosis, folder);
        if (json.wanted()) {
            System.out.println(QualityFiles.json(diagnosis));
        } else {
            print(diagnosis);
            System.out.println("Kept in " + file);
        }
        return diagnosis.variants().isEmpty() ? WorkbenchCommand.NOT_MEASURED : WorkbenchCommand.DONE;
    }

    private List<Variant> chosen(Catalog catalog) {
        if (variants.isEmpty()) {
            return catalog.variants();
        }
        return variants.stream()
                .map(id -> usage.variant(catalog, id))
                .toList();
    }

    private static void print(Diagnosis diagnosis) {
        for (var failure : diagnosis.failures()) {
            var table = new TextTable("Variant", "Ended", "Says", "Names", "In its words");
            for (var variant : diagnosis.variants()) {
                var seen = variant.of(failure);
                table.add(
                        variant.variant() + "@" + variant.host(),
                        (seen.outcome() + " " + seen.trap()).strip(),
                        seen.saysWhat() ? "yes" : "no",
                        named(seen),
                        seen.message().lines().findFirst().orElse(""));
            }
            System.out.println(failure.title() + (failure.saidByRuntime() ? "" : " (the workbench's own words)"));
            System.out.println(table);
        }
        var scores = new TextTable("Variant", "Row", "Score", "Rests on");
        for (var variant : diagnosis.variants()) {
            for (var score : variant.scores()) {
                scores.add(
                        variant.variant() + "@" + variant.host(),
                        score.row(),
                        Objects.toString(score.score(), "none"),
                        String.join("; ", score.reasons()));
            }
        }
        System.out.println(scores);
    }

    private static String named(Observation seen) {
        return String.join(
                " ",
                Stream.of(
                                named("function", seen.namesFunction()),
                                named("offset", seen.namesOffset()),
                                named("line", seen.namesSourceLine()),
                                named("operands", seen.namesOperands()),
                                named("host-exception", seen.carriesHostException()))
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    private static String named(String word, Boolean there) {
        return Boolean.TRUE.equals(there) ? word : "";
    }
}
