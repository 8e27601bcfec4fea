package io.healthwatch.workbench.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.healthwatch.workbench.evaluation.Criterion;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recommendation follows from the evidence, says how sure it is, and is never made on missing data. */
class DecisionTest {

    private static final Requirement SMALL = Requirement.of(Criterion.BUNDLE);
    private static final DecisionModel SPEED_AND_SECURITY = new DecisionModel(
            Set.of(SMALL), Map.of(Consideration.EXECUTION, 60.0, Consideration.SECURITY, 40.0));

    private static Option option(String name, Fulfilment.State small, Map<Consideration, Appraisal> appraisals) {
        var fulfilments = new LinkedHashMap<Requirement, Fulfilment>();
        Requirement.ALL.forEach(each -> fulfilments.put(each, new Fulfilment(Fulfilment.State.MET, "fine")));
        fulfilments.put(SMALL, new Fulfilment(small, "12.0 MB where less than 10.0 MB is asked"));
        var missing = new EnumMap<Consideration, String>(Consideration.class);
        missing.put(Consideration.SECURITY, "not assessed");
        return new Option(name, "node", name, fulfilments, appraisals, missing);
    }

    private static Option option(String name, double execution, double security) {
        return option(name, Fulfilment.State.MET, Map.of(
                Consideration.EXECUTION, exact(execution), Consideration.SECURITY, exact(security)));
    }

    private static Appraisal exact(double worth) {
        return new Appraisal(worth, worth, worth, "seen");
    }

    @Test
    void theHighestScoreLeadsAndMissedRequirementsExclude() {
        var heavy = option("heavy", Fulfilment.State.MISSED, Map.of(
                Consideration.EXECUTION, exact(1), Consideration.SECURITY, exact(1)));
        var decision = Decision.of(
                List.of(option("safe", 0.5, 0.9), heavy, option("fast", 0.9, 0.5)), SPEED_AND_SECURITY);
        assertThat(decision.state()).isEqualTo(Decision.State.CLEAR);
        assertThat(decision.ranking()).extracting(ranked -> ranked.option().variant()).containsExactly("fast", "safe");
        assertThat(decision.ranking().getFirst().score()).isCloseTo(0.74, within(1e-9));
        assertThat(decision.excluded()).containsEntry(
                heavy, List.of("Bundle impact: 12.0 MB where less than 10.0 MB is asked"));
        var allowed = Decision.of(List.of(heavy), SPEED_AND_SECURITY.with(SMALL, false));
        assertThat(allowed.ranking()).hasSize(1);
    }

    @Test
    void theShareOfWeightingsInWhichTheFirstIsFirstIsThatOfTheWeightsAtWhichItIs() {
        var decision = Decision.of(List.of(option("fast", 0.9, 0.5), option("safe", 0.5, 0.7)), SPEED_AND_SECURITY);
        assertThat(Acceptability.ofFirst(decision))
                .as("first from a third of the weight for speed on")
                .isCloseTo(2 / 3.0, within(0.01));
        var alone = Decision.of(List.of(option("fast", 0.9, 0.5)), SPEED_AND_SECURITY);
        assertThat(Acceptability.ofFirst(alone)).isNaN();
        assertThat(DecisionText.robustness(decision).getFirst()).startsWith("It comes first in about 6");
        assertThat(DecisionText.robustness(alone)).isEmpty();
    }

    @Test
    void nothingIsRecommendedOnMissingData() {
        var unknown = option("unknown", Fulfilment.State.MET, Map.of(Consideration.EXECUTION, exact(1)));
        var known = option("known", 0.1, 0.1);
        var decision = Decision.of(List.of(unknown, known), SPEED_AND_SECURITY);
        assertThat(decision.ranking()).extracting(Decision.Ranked::option).containsExactly(known);
        assertThat(decision.incomplete()).containsEntry(unknown, List.of("Security: not assessed"));
        var alone = Decision.of(List.of(unknown), SPEED_AND_SECURITY);
        assertThat(alone.left()).containsExactly(Consideration.SECURITY);
        assertThat(alone.counting()).containsExactly(Consideration.EXECUTION);
        assertThat(alone.ranking()).hasSize(1);
        assertThat(Decision.of(List.of(), SPEED_AND_SECURITY).state()).isEqualTo(Decision.State.NONE);
    }

    @Test
    void overlappingEvidenceLeadsOnly() {
        var sure = option("sure", 0.9, 0.5);
        var vague = option("vague", Fulfilment.State.MET, Map.of(
                Consideration.EXECUTION, new Appraisal(0.8, 0.1, 1, "noisy"),
                Consideration.SECURITY, exact(0.5)));
        assertThat(Decision.of(List.of(sure, vague), SPEED_AND_SECURITY).state()).isEqualTo(Decision.State.LEADING);
    }

    @Test
    void anUnsureRequirementMakesACondition() {
        var perhaps = option("perhaps", Fulfilment.State.UNSURE, Map.of(
                Consideration.EXECUTION, exact(0.9), Consideration.SECURITY, exact(0.9)));
        var decision = Decision.of(List.of(perhaps), SPEED_AND_SECURITY);
        assertThat(decision.state()).isEqualTo(Decision.State.CONDITIONAL);
        assertThat(decision.ranking().getFirst().unsure()).containsExactly(SMALL);
    }

    @Test
    void sensitivityFindsTheShareAtWhichTheAnswerChanges() {
        var decision = Decision.of(
                List.of(option("fast", 0.9, 0.5), option("safe", 0.5, 0.9)), SPEED_AND_SECURITY);
        var security = Sensitivity.of(decision).stream()
                .filter(each -> each.consideration() == Consideration.SECURITY)
                .findFirst()
                .orElseThrow();
        assertThat(security.share()).isCloseTo(0.4, within(1e-9));
        assertThat(security.stretches()).extracting(stretch -> stretch.best().variant()).containsExactly("fast", "safe");
        assertThat(security.stretches().getFirst().to()).isCloseTo(0.5, within(1e-9));
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** The stretches are what one gets by deciding anew with that weight. */
    @ParameterizedTest
    @MethodSource("seeds")
    void sensitivityAgreesWithDecidingAnew(long seed) {
        var random = new Random(seed);
        var share = random.nextDouble(0.01, 0.99);
        var options = Stream.of("a", "b", "c")
                .map(name -> option(name, random.nextDouble(), random.nextDouble()))
                .toList();
        var model = SPEED_AND_SECURITY;
        var sensitivity = Sensitivity.of(Decision.of(options, model)).stream()
                .filter(each -> each.consideration() == Consideration.SECURITY)
                .findFirst()
                .orElseThrow();
        var best = sensitivity.stretches().stream()
                .filter(stretch -> stretch.from() <= share && share <= stretch.to())
                .findFirst()
                .orElseThrow()
                .best();
        var anew = Decision.of(
                options,
                model.with(Consideration.SECURITY, share).with(Consideration.EXECUTION, 1 - share));
        var scoreOfBest = anew.ranking().stream()
                .filter(ranked -> ranked.option().equals(best))
                .findFirst()
                .orElseThrow()
                .score();
        assertThat(scoreOfBest).isCloseTo(anew.ranking().getFirst().score(), within(1e-6));
    }

    @Test
    void worthAndFigureAreInverse() {
        assertThat(Appraisal.worth(10, 10)).isEqualTo(0.5);
        assertThat(Appraisal.figure(Appraisal.worth(3, 50), 50)).isCloseTo(3, within(1e-9));
        assertThatThrownBy(() -> new DecisionModel(Set.of(), Map.of(Consideration.MEMORY, -1.0)))
                .hasMessageContaining("memory is -1.0");
    }
}
