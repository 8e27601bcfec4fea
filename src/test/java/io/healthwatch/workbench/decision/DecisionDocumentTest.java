package io.healthwatch.workbench.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.healthwatch.workbench.decision.DecisionDocument.Threshold;
import io.healthwatch.workbench.evaluation.Criterion;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences say no more than the decision does, and thresholds are where it changes. */
class DecisionDocumentTest {

    private static final DecisionModel MODEL = new DecisionModel(
            Set.copyOf(Requirement.ALL), Map.of(Consideration.BUNDLE, 60.0, Consideration.SECURITY, 40.0));

    private static Option option(String title, Fulfilment.State memory, Map<Consideration, Appraisal> appraisals) {
        var fulfilments = new LinkedHashMap<Requirement, Fulfilment>();
        Requirement.ALL.forEach(each -> fulfilments.put(each, new Fulfilment(Fulfilment.State.MET, "fine")));
        fulfilments.put(Requirement.of(Criterion.MEMORY), new Fulfilment(memory, "60 MB where less is asked"));
        return new Option(
                title, "node", title, fulfilments, appraisals, Map.of(Consideration.SECURITY, "not assessed"));
    }

    private static Option option(String title, double bundle, double security) {
        return option(title, Fulfilment.State.MET, worths(bundle, security, 0));
    }

    private static Map<Consideration, Appraisal> worths(double bundle, double security, double vague) {
        var worths = new EnumMap<Consideration, Appraisal>(Consideration.class);
        worths.put(Consideration.BUNDLE, new Appraisal(bundle, bundle - vague, bundle + vague, "seen"));
        worths.put(Consideration.SECURITY, new Appraisal(security, security, security, "seen"));
        return worths;
    }

    private static DecisionDocument document(Option... options) {
        return DecisionDocument.of(Decision.of(List.of(options), MODEL), "", "C", "");
    }

    @Test
    void onlyACertainLeadIsCalledOne() {
        assertThat(document(option("Node", 0.9, 0.5), option("Wasmer", 0.5, 0.9)).recommendation())
                .startsWith("Use Node: its score of 0.740 (0.740 – 0.740) is surely above that of Wasmer.");
        var vague = option("Wasmer", Fulfilment.State.MET, worths(0.5, 0.9, 0.3));
        assertThat(document(option("Node", 0.9, 0.5), vague).recommendation())
                .isEqualTo("Node leads with a score of 0.740 (0.740 – 0.740), but not surely: within the evidence's"
                        + " intervals Wasmer might be better.");
        var alone = document(option("Node", 0.9, 0.5), option("Wasmer", Fulfilment.State.MET, Map.of()));
        assertThat(alone.recommendation()).contains("no other option meets the requirements with all its evidence");
        assertThat(alone.conditions())
                .contains("Nothing is said for or against Wasmer, as evidence is missing.");
        assertThat(alone.losing()).isNull();
    }

    @Test
    void aConditionIsNamedAndNothingIsRecommendedWithoutOptions() {
        var perhaps = document(option("Node", Fulfilment.State.UNSURE, worths(0.9, 0.5, 0)));
        assertThat(perhaps.recommendation()).startsWith("Use Node on condition that it meets Memory");
        assertThat(perhaps.conditions())
                .contains("Node has to be shown to meet Memory: 60 MB where less is asked.");
        var none = document(
                option("Node", Fulfilment.State.MISSED, worths(0.9, 0.5, 0)),
                option("Wasmer", Fulfilment.State.UNKNOWN, worths(0.9, 0.5, 0)));
        assertThat(none.recommended()).isNull();
        assertThat(none.state()).isEqualTo("none");
        assertThat(none.recommendation().replace('\u00a0', ' '))
                .isEqualTo("No option can be recommended: 1 option misses a requirement and 1 option lacks evidence.");
        assertThat(none.excluded().getFirst().why()).containsExactly("Memory: 60 MB where less is asked");
    }

    @Test
    void sensitivityIsASentence() {
        var sentences = document(option("Node", 0.9, 0.5), option("Wasmer", 0.5, 0.9)).sensitivity().stream()
                .map(each -> each.sentence().replace('\u00a0', ' '))
                .toList();
        assertThat(sentences)
                .containsExactly(
                        "Node comes first unless Bundle impact weighs less than 50.0 % (now 60.0 %); then Wasmer does.",
                        "Node comes first unless Security weighs more than 50.0 % (now 40.0 %); then Wasmer does.");
        var dominated = document(option("Node", 0.9, 0.9), option("Wasmer", 0.5, 0.5));
        assertThat(dominated.sensitivity().getFirst().sentence())
                .isEqualTo("Node stays first whatever Bundle impact weighs.");
        var between = new Sensitivity(Consideration.SECURITY, 0.5, List.of(
                new Sensitivity.Stretch(0, 0.2, option("A", 0, 0)),
                new Sensitivity.Stretch(0.2, 0.6, option("B", 0, 0)),
                new Sensitivity.Stretch(0.6, 1, option("C", 0, 0))));
        assertThat(DecisionText.sentence(between).replace('\u00a0', ' '))
                .isEqualTo("B comes first unless Security weighs less than 20.0 % or more than 60.0 % (now 50.0 %);"
                        + " below it A, above it C.");
    }

    @Test
    void noSingleFigureSufficesForTheHopeless() {
        var change = document(option("Node", 1, 1), option("Wasmer", 0.1, 0.1)).changes().getFirst();
        assertThat(change.thresholds()).isEmpty();
        assertThat(change.sentence()).isEqualTo("No single figure would make Wasmer come first.");
    }

    /** Just past a threshold the rival is first, just before it is not. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void thresholdsAreWhereTheFirstPlaceChanges(long seed) {
        var random = new Random(seed);
        var options = Stream.of("a", "b", "c")
                .map(name -> option(name, random.nextDouble(0.3, 0.7), random.nextDouble(0.3, 0.7)))
                .toList();
        var decision = Decision.of(options, MODEL);
        var document = DecisionDocument.of(decision, "", "C", "");
        assertThat(document.changes()).anyMatch(change -> !change.thresholds().isEmpty());
        for (var change : document.changes()) {
            for (var threshold : change.thresholds()) {
                var limit = worth(threshold, threshold.threshold());
                assertThat(first(options, change.title(), threshold, limit + 1e-6)).isEqualTo(change.title());
                assertThat(first(options, change.title(), threshold, limit - 1e-6))
                        .isEqualTo(document.recommended().title());
            }
        }
        for (var threshold : document.losing().thresholds()) {
            var limit = worth(threshold, threshold.threshold());
            var leader = document.recommended().title();
            assertThat(first(options, leader, threshold, limit + 1e-6)).isEqualTo(leader);
            assertThat(first(options, leader, threshold, limit - 1e-6)).isNotEqualTo(leader);
        }
    }

    private static double worth(Threshold threshold, double figure) {
        return threshold.unit().equals("MB") ? Appraisal.worth(figure, Criterion.BUNDLE.target()) : figure / 100;
    }

    private static String first(List<Option> options, String changed, Threshold threshold, double worth) {
        var others = options.stream()
                .map(option -> {
                    if (!option.title().equals(changed)) {
                        return option;
                    }
                    var appraisals = new EnumMap<>(option.appraisals());
                    appraisals.put(
                            Consideration.of(threshold.id()), new Appraisal(worth, worth, worth, "changed"));
                    return option(changed, Fulfilment.State.MET, appraisals);
                })
                .toList();
        return Decision.of(others, MODEL).ranking().getFirst().option().title();
    }

    @Test
    void sharesAreOfWhatCounts() {
        var document = document(option("Node", Fulfilment.State.MET, Map.of(
                Consideration.BUNDLE, new Appraisal(1, 1, 1, "seen"))));
        assertThat(document.left()).containsExactly("Security");
        assertThat(document.weights())
                .filteredOn(weight -> weight.id().equals("bundle"))
                .singleElement()
                .satisfies(weight -> assertThat(weight.share()).isCloseTo(1, within(1e-12)));
        assertThat(document.conditions()).contains(
                "Security counts nothing here, as evidence is missing.");
    }
}
