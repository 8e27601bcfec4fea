package io.healthwatch.workbench.gui.present;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.answer.Answers;
import io.healthwatch.workbench.answer.ChartOptions;
import io.healthwatch.workbench.answer.Evidence;
import io.healthwatch.workbench.answer.Question;
import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.evaluation.ProbeModules;
import io.healthwatch.workbench.gui.Choices;
import io.healthwatch.workbench.gui.Runs;
import io.healthwatch.workbench.gui.present.PresentModel.Curtain;
import io.healthwatch.workbench.report.Slide;
import io.healthwatch.workbench.report.Slide.Content;
import io.healthwatch.workbench.report.Slide.Topic;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.RunState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PresentModelTest {

    private final Choices choices = new Choices();
    private final PresentModel model = model(choices);

    private static PresentModel model(Choices choices) {
        return new PresentModel(choices, Runnable::run, Runnable::run);
    }

    private Slide slide() {
        return model.shown().get().slide();
    }

    @Test
    void withoutARunItSaysWhatToDo() {
        model.show(null);
        model.next();

        assertThat(slide().title()).contains("Nothing");
        assertThat(slide().sentence()).contains("Run");
        assertThat(model.shown().get().of()).isEqualTo(1);
    }

    @Test
    void aFinishedRunHasAllTopicsInTheirOrder() throws Exception {
        var deck = Decks.assessed(Runs.ofEverything().calm().weighed().snapshot());

        assertThat(deck.slides().stream().map(Slide::topic).distinct()).containsExactly(Topic.values());
        assertThat(deck.slides().stream().map(Slide::id)).doesNotHaveDuplicates();
        assertThat(rows(deck.slides(), Topic.MATRIX)).hasSameSizeAs(deck.table().columns());
        assertThat(deck.slides()).noneSatisfy(slide -> assertThat(slide.sentence()).startsWith("So far"));
    }

    @Test
    void sizeAgainstSpeedAndMemoryOverTimeAreTheChartsViewsOwn() {
        var run = Runs.ofEverything().weighed().snapshot();
        var deck = Decks.unassessed(run);

        for (var topic : List.of(Topic.MEMORY, Topic.SIZE)) {
            var question = topic == Topic.SIZE ? Question.SIZE : Question.MEMORY;
            var asked = ChartOptions.atFirst(question, Evidence.scenarios(run).getFirst(), "c", "node");
            var answered = Answers.of(run, asked, ProbeModules.NONE).figures().getLast();
            var drawn = deck.slides().stream()
                    .filter(slide -> slide.topic() == topic)
                    .map(slide -> ((Content.Chart) slide.content()).figure())
                    .toList();
            assertThat(drawn.getLast().table().csv()).isEqualTo(answered.table().csv());
        }
        assertThat(Decks.unassessed(Runs.ofEverything().snapshot()).slides())
                .noneMatch(slide -> slide.topic() == Topic.SIZE);
    }

    private static List<Slide.Row> rows(List<Slide> slides, Topic topic) {
        return slides.stream()
                .filter(slide -> slide.topic() == topic)
                .flatMap(slide -> ((Content.Grid) slide.content()).rows().stream())
                .toList();
    }

    @Test
    void everyCellOfTheMatrixIsTheTablesOwn() {
        var deck = Decks.unassessed(Runs.ofEverything().wrong("chicory", "regex-processing").snapshot());
        var rows = rows(deck.slides(), Topic.MATRIX);

        for (var column : deck.table().columns()) {
            var row = rows.stream()
                    .filter(any -> any.heading().id().equals(column.key()))
                    .findFirst()
                    .orElseThrow();
            for (var criterion : Criterion.values()) {
                var entry = deck.table().entry(criterion, column);
                var word = entry == null ? "not measured" : entry.verdict().word();
                assertThat(row.cells().get(criterion.ordinal()).word()).isEqualTo(word);
            }
        }
    }

    @Test
    void whatWasNotAssessedIsSaidAndHowToKnow() {
        var deck = Decks.unassessed(Runs.ofEverything().snapshot());

        var security = deck.slides().stream()
                .filter(slide -> slide.topic() == Topic.SECURITY)
                .toList();

        assertThat(security).hasSize(1);
        assertThat(security.getFirst().sentence()).contains("not assessed");
        assertThat(security.getFirst().content().toString()).contains("assess");
    }

    @Test
    void aFailedRunSaysSoAndHasNoChart() {
        var deck = Decks.unassessed(Runs.ofEverything().forks(1).allCrashing().snapshot());

        assertThat(deck.slides()).noneMatch(slide -> slide.content() instanceof Content.Chart);
        assertThat(deck.slides().getFirst().content().toString()).contains("None of the", "Still good");
        assertThat(deck.slides().getLast().content().toString()).contains("SIGSEGV");
    }

    @Test
    void aLiveRunChangesInPlaceUntilItEnds() {
        model.show(Decks.unassessed(Runs.ofEverything().after(90, RunState.RUNNING).snapshot()));
        model.go(Topic.RECOMMENDATION);
        assertThat(slide().sentence()).startsWith("So far:");

        model.show(Decks.unassessed(Runs.ofEverything().snapshot()));

        assertThat(slide().topic()).isEqualTo(Topic.RECOMMENDATION);
        assertThat(slide().sentence()).doesNotContain("So far");
    }

    @Test
    void whatWasOpenedStaysOpenWhileTheRunGoesOnAndBackIsTheSamePage() {
        model.show(Decks.unassessed(Runs.ofEverything().after(400, RunState.RUNNING).snapshot()));
        model.go(Topic.MATRIX);
        var page = slide();
        model.open(new Place(Topic.MATRIX, "WASM3", Criterion.EXECUTION.id(), null));
        model.next();
        var open = slide();
        assertThat(open.title()).contains("wasm3", "Execution");

        model.show(Decks.unassessed(Runs.ofEverything().snapshot()));

        assertThat(slide().title()).isEqualTo(open.title());
        assertThat(slide().part()).isEqualTo(open.part()).isEqualTo(2);
        assertThat(model.back()).isTrue();
        assertThat(slide().id()).isEqualTo(page.id());
        assertThat(model.back()).isFalse();
    }

    @Test
    void everyPlaceOfEverySlideOpensSomething() throws Exception {
        var deck = Decks.assessed(Runs.ofEverything().snapshot());

        for (var slide : deck.slides()) {
            switch (slide.content()) {
                case Content.Points _ -> assertThat(Details.has(slide)).isFalse();
                case Content.Grid grid -> grid.rows().forEach(row -> grid.columns().forEach(column -> {
                    var place = new Place(slide.topic(), row.heading().id(), column.id(), null);
                    var attacked = slide.topic() != Topic.SECURITY || deck.records().assessment().findings().stream()
                            .anyMatch(finding -> finding.item().id().equals(column.id())
                                    && new Cell(finding.variant(), finding.host(), "", "").series().equals(row.heading().id()));
                    assertThat(Details.of(deck, place).isEmpty()).as(place.toString()).isEqualTo(!attacked);
                }));
                case Content.Chart chart when chart.figure() instanceof Figure.Lines ->
                    assertThat(Details.has(slide)).isFalse();
                case Content.Chart chart -> chart.figure().subjects().forEach(subject -> assertThat(
                                Details.of(deck, new Place(slide.topic(), "", "", subject.cell())))
                        .as(subject.label())
                        .isNotEmpty());
            }
        }
    }

    @Test
    void aTypedNumberJumpsAndWrongOnesGoAsFarAsTheyCan() {
        model.show(Decks.unassessed(Runs.ofEverything().snapshot()));
        model.type("3");
        model.enter();
        assertThat(model.shown().get().number()).isEqualTo(3);

        "9999".chars().forEach(_ -> model.type("9"));
        model.enter();

        assertThat(model.shown().get().number()).isEqualTo(model.shown().get().of());
        assertThat(model.typed().get()).isEmpty();
    }

    @Test
    void aKeyLiftsTheCurtainBeforeItTurns() {
        model.show(Decks.unassessed(Runs.ofEverything().snapshot()));
        model.toggle(Curtain.BLACK);
        model.next();
        assertThat(model.curtain().get()).isEqualTo(Curtain.NONE);
        assertThat(model.shown().get().number()).isEqualTo(1);

        model.next();

        assertThat(model.shown().get().number()).isEqualTo(2);
    }

    @Test
    void pagesThatAreLeftOutAreRememberedAndNeverAll() {
        model.show(Decks.unassessed(Runs.ofEverything().snapshot()));
        model.go(Topic.SECURITY);
        model.topic(Topic.SECURITY).set(false);
        assertThat(slide().topic()).isNotEqualTo(Topic.SECURITY);

        var again = new Choices();
        again.start(Map.copyOf(choices.all()));
        var later = model(again);
        later.show(Decks.unassessed(Runs.ofEverything().snapshot()));

        assertThat(later.shown().get().of()).isEqualTo(model.shown().get().of());
        for (var topic : Topic.values()) {
            later.topic(topic).set(false);
        }
        assertThat(later.shown().get().of()).isGreaterThan(1);
    }
}
