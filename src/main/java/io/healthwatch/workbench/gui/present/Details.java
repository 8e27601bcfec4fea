package io.healthwatch.workbench.gui.present;

import io.healthwatch.workbench.answer.MatrixColumn;
import io.healthwatch.workbench.answer.Scenarios;
import io.healthwatch.workbench.assessment.ChecklistItem;
import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.chart.Subject;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.gui.matrix.Detail;
import io.healthwatch.workbench.gui.matrix.MatrixModel;
import io.healthwatch.workbench.report.Deck;
import io.healthwatch.workbench.report.Slide;
import io.healthwatch.workbench.report.Slide.Content;
import io.healthwatch.workbench.report.Slide.Point;
import io.healthwatch.workbench.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** What a place of a slide opens: the evidence behind it, large. Pure functions. */
final class Details {

    private static final Texts TEXTS = Texts.of("present");

    private Details() {}

    /** Whether the places of a slide open anything. */
    static boolean has(Slide slide) {
        return switch (slide.content()) {
            case Content.Points _ -> false;
            case Content.Grid _ -> true;
            case Content.Chart chart -> !(chart.figure() instanceof Figure.Lines);
        };
    }

    /** The slides behind a place; none where there is no such place any more. */
    static List<Slide> of(Deck deck, Place place) {
        return place.topic() == Slide.Topic.SECURITY
                ? deck.attacks(place.row(), ChecklistItem.of(place.column()))
                : figure(deck, place);
    }

    private static List<Slide> figure(Deck deck, Place place) {
        var criterion = criterion(place);
        return deck.table().columns().stream()
                .filter(column -> is(column, place))
                .findFirst()
                .map(column -> figure(deck, place.topic(), criterion, column))
                .orElse(List.of());
    }

    private static Criterion criterion(Place place) {
        return switch (place.topic()) {
            case COLD_START -> Criterion.COLD_START;
            case EXECUTION -> Criterion.EXECUTION;
            case MEMORY -> Criterion.MEMORY;
            default -> Arrays.stream(Criterion.values())
                    .filter(criterion -> criterion.id().equals(place.column()))
                    .findFirst()
                    .orElseThrow();
        };
    }

    private static boolean is(MatrixColumn column, Place place) {
        return place.cell() == null
                ? column.key().equals(place.row())
                : column.variant().equals(place.cell().variant())
                        && column.host().equals(place.cell().host())
                        && column.machine().equals(place.cell().machine());
    }

    private static List<Slide> figure(Deck deck, Slide.Topic topic, Criterion criterion, MatrixColumn column) {
        var detail = Detail.of(deck.run(), deck.table(), new MatrixModel.Spot(criterion, column.key()));
        var slides = new ArrayList<Slide>();
        Stream.of(detail.parts() == null ? scenarios(deck, criterion, column) : detail.parts(), detail.distribution())
                .filter(figure -> figure != null && !figure.isEmpty())
                .forEach(figure -> slides.add(new Slide(
                        topic,
                        slides.size() + 1,
                        detail.title(),
                        slides.isEmpty() ? detail.verdict() : "",
                        new Content.Chart(figure, null),
                        figure.title())));
        if (slides.isEmpty()) {
            slides.add(new Slide(
                    topic,
                    1,
                    detail.title(),
                    detail.verdict(),
                    new Content.Points(
                            detail.failures().stream().map(words -> new Point("", words)).toList(), false),
                    detail.identity()));
        }
        return slides;
    }

    /** The figure in every scenario; null for what is the same in all. */
    private static Figure scenarios(Deck deck, Criterion criterion, MatrixColumn column) {
        var entry = deck.table().entry(criterion, column);
        if (entry == null || entry.worst() == null) {
            return null;
        }
        return new Figure.Measures(
                TEXTS.get("detail.scenarios", criterion.title()),
                new Figure.Axis("", criterion.unit(), false, true),
                List.of(criterion.title()),
                entry.all().stream()
                        .map(result -> new Figure.MeasureRow(
                                new Subject(
                                        result.cell(),
                                        Scenarios.title(result.cell().scenario()),
                                        result.forks(),
                                        result.iterations(),
                                        result.reason()),
                                Collections.singletonList(criterion.figure(result))))
                        .toList(),
                entry.target());
    }
}
