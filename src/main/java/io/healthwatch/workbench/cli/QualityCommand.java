package io.healthwatch.workbench.cli;

import io.healthwatch.workbench.quality.QualityAssessment;
import io.healthwatch.workbench.quality.QualityFiles;
import io.healthwatch.workbench.quality.Rating;
import io.healthwatch.workbench.quality.Registries;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code workbench quality}. */
@Command(
        name = "quality",
        description = "Shows how good the runtimes are to work with: the rubric's rows with people's scores, or with what"
                + " evidence suggests where nobody gave one.",
        mixinStandardHelpOptions = true)
final class QualityCommand implements Callable<Integer> {

    @Mixin
    private DataOption data;

    @Option(
            names = "--gather",
            description = "Ask npm, PyPI, crates.io and Maven Central first, through their own clients; takes minutes.")
    private boolean gather;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() throws Exception {
        var home = Home.locate();
        var folder = data.folder(home);
        var complete = !gather || gather(home, folder);
        var assessment = QualityAssessment.read(home, new Catalog(home), folder);
        assessment.problems().forEach(System.err::println);
        if (json.wanted()) {
            System.out.println(json(assessment));
        } else {
            print(assessment);
        }
        return complete && assessment.problems().isEmpty() ? WorkbenchCommand.DONE : WorkbenchCommand.NOT_MEASURED;
    }

    private static boolean gather(Home home, Path data) throws Exception {
        var gathered = Registries.ask(QualityFiles.products(home), System.err::println);
        gathered.failed().forEach(System.err::println);
        if (gathered.evidence().isEmpty()) {
            System.err.println("No registry answered; what was gathered before is kept.");
        } else {
            System.err.println("Kept in " + QualityFiles.keep(gathered, QualityFiles.folder(data)));
        }
        return gathered.failed().isEmpty();
    }

    private static String json(QualityAssessment assessment) throws Exception {
        var all = new LinkedHashMap<String, Object>();
        all.put("rubric", assessment.rubric());
        all.put("products", assessment.products());
        all.put("ratings", assessment.ratings());
        all.put("evidence", assessment.evidence());
        all.put("gathered", assessment.gathered());
        all.put("problems", assessment.problems());
        return JsonOutput.of(all);
    }

    private static void print(QualityAssessment assessment) {
        for (var row : assessment.rubric().rows()) {
            System.out.println(row.title() + ": " + row.question());
            var table = new TextTable("Runtime", "Rating", "Who", "What the score means, or why there is none");
            for (var product : assessment.products()) {
                var rating = assessment.rating(product, row);
                table.add(
                        product.title(),
                        rating.words(),
                        rating.who() + (rating.disputed() ? " (they disagree)" : ""),
                        rating.basis() == Rating.Basis.NONE
                                ? rating.why()
                                : row.anchors().get((int) Math.floor(rating.score())));
            }
            System.out.println(table);
        }
        System.out.println(
                assessment.gathered() == null
                        ? "What registries told could not be read."
                        : "Registries were asked on " + assessment.gathered() + ".");
    }
}
