package io.healthwatch.workbench.report;

import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.assessment.Assessment;
import io.healthwatch.workbench.decision.Option;
import io.healthwatch.workbench.decision.Options;
import io.healthwatch.workbench.decision.Ratings;
import io.healthwatch.workbench.quality.QualityAssessment;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The options that a run offers, perhaps one that is still being measured.
 *
 * @param machines the run's machines; one with an empty name where it has one only
 * @param machine the one that the options were measured on
 * @param source which assessment the options' findings are from, or why there is none, in words
 * @param assessment that assessment; null where there is none
 */
public record Candidates(
        List<String> machines, String machine, List<Option> options, String source, Assessment assessment) {

    /**
     * Those of one machine; any thread but the FX thread, as assessments and scores are read.
     *
     * @param machine its name in the run; another one stands for the machine on which most was measured
     * @param data where assessments and scores are kept
     */
    public static Candidates of(RunSnapshot run, String machine, Path data, Home home) {
        var ratings = ratings(data, home);
        var machines = MeasuredMachine.all(run);
        var chosen = machines.stream()
                .filter(each -> each.name().equals(machine))
                .findFirst()
                .orElseGet(() -> MeasuredMachine.mostMeasured(machines));
        var names = machines.stream().map(MeasuredMachine::name).toList();
        try {
            var relevant = RelevantAssessment.of(run.folder(), data, chosen);
            return new Candidates(
                    names,
                    chosen.name(),
                    options(chosen, relevant.assessment(), ratings),
                    relevant.source(),
                    relevant.assessment());
        } catch (IOException absent) {
            return new Candidates(names, chosen.name(), options(chosen, null, ratings), absent.getMessage(), null);
        }
    }

    static Ratings ratings(Path data, Home home) {
        try {
            return QualityAssessment.read(home, new Catalog(home), data);
        } catch (IOException absent) {
            return Ratings.NONE;
        }
    }

    static List<Option> options(MeasuredMachine machine, Assessment assessment, Ratings ratings) {
        return Options.of(machine.candidates(), machine.titles(), assessment, ratings);
    }
}
