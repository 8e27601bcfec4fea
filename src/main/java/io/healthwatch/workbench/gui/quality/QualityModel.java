package io.healthwatch.workbench.gui.quality;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.chart.Table;
import io.healthwatch.workbench.gui.Notice;
import io.healthwatch.workbench.gui.Undo;
import io.healthwatch.workbench.quality.AssessorScores;
import io.healthwatch.workbench.quality.Assessors;
import io.healthwatch.workbench.quality.Product;
import io.healthwatch.workbench.quality.QualityAssessment;
import io.healthwatch.workbench.quality.Rating;
import io.healthwatch.workbench.quality.Rubric;
import io.healthwatch.workbench.report.GridSvg;
import io.healthwatch.workbench.report.Slide;
import io.healthwatch.workbench.report.Slide.Content;
import io.healthwatch.workbench.report.SlideLook;
import io.healthwatch.workbench.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the quality view shows, and the scores that are given in it. FX thread only; files are read and written elsewhere. */
public final class QualityModel {

    private static final Texts TEXTS = Texts.of("quality");

    private final Callable<QualityAssessment> source;
    private final Path folder;
    private final Executor files;
    private final Executor fx;
    private final Consumer<Notice> notices;
    private final ReadOnlyObjectWrapper<QualityAssessment> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final StringProperty assessor = new SimpleStringProperty("");
    private final ObjectProperty<Spot> open = new SimpleObjectProperty<>();
    private final Undo undo;
    private int edits;

    /** A cell: a product in a row. */
    record Spot(Rubric.Row row, Product product) {}

    /**
     * A model without anything read yet.
     *
     * @param source reads everything, on {@code files}
     * @param folder where scores are kept
     * @param files reads and writes, one task after the other
     * @param undo takes judgements back
     * @param me the name under which this user scores at first
     */
    public QualityModel(
            Callable<QualityAssessment> source,
            Path folder,
            Executor files,
            Executor fx,
            Consumer<Notice> notices,
            Undo undo,
            String me) {
        this.source = source;
        this.folder = folder;
        this.files = files;
        this.fx = fx;
        this.notices = notices;
        this.undo = undo;
        assessor.set(me);
    }

    /** What is known and thought; null before it was read. */
    ReadOnlyObjectProperty<QualityAssessment> shown() {
        return shown.getReadOnlyProperty();
    }

    /** Why nothing can be shown; empty where it can. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Who gives scores here. */
    StringProperty assessor() {
        return assessor;
    }

    /** The cell whose evidence is open; null for none. */
    ObjectProperty<Spot> open() {
        return open;
    }

    /** Reads everything anew, in the background; what is judged meanwhile stays. */
    void refresh() {
        var before = edits;
        files.execute(() -> {
            try {
                var read = source.call();
                fx.execute(() -> {
                    if (before == edits) {
                        problem.set("");
                        shown.set(read);
                    } else {
                        refresh();
                    }
                });
            } catch (Exception failure) {
                fx.execute(() -> problem.set(String.valueOf(failure.getMessage())));
            }
        });
    }

    /** The rating of a cell. */
    Rating rating(Spot spot) {
        return shown.get().rating(spot.product(), spot.row());
    }

    /** What this assessor said of a cell. */
    Optional<AssessorScores.Entry> own(Spot spot) {
        return scores(assessor.get()).of(spot.product().id(), spot.row().id());
    }

    private AssessorScores scores(String name) {
        return shown.get().assessors().of(name);
    }

    /** Gives a score, or takes it away with null; kept at once. */
    void score(Spot spot, Integer score) {
        judge(spot, score, own(spot).map(AssessorScores.Entry::note).orElse(""));
    }

    /** Writes a note; kept at once. */
    void note(Spot spot, String note) {
        judge(spot, own(spot).map(AssessorScores.Entry::score).orElse(null), note.strip());
    }

    private void judge(Spot spot, Integer score, String note) {
        var before = own(spot);
        var same = before.map(entry -> entry.note().equals(note) && Objects.equals(entry.score(), score))
                .orElse(score == null && note.isEmpty());
        if (same || assessor.get().isBlank()) {
            return;
        }
        var by = assessor.get();
        var after = score == null && note.isEmpty()
                ? Optional.<AssessorScores.Entry>empty()
                : Optional.of(new AssessorScores.Entry(
                        spot.product().id(), spot.row().id(), score, note, Instant.now()));
        undo.changed(
                TEXTS.get("judged", spot.product().title(), spot.row().title()),
                () -> judgeAgain(by, spot, before),
                () -> judgeAgain(by, spot, after));
        keep(by, spot, after);
    }

    private void judgeAgain(String by, Spot spot, Optional<AssessorScores.Entry> judgement) {
        keep(by, spot, judgement);
        assessor.set(by);
        open.set(spot);
    }

    private void keep(String by, Spot spot, Optional<AssessorScores.Entry> judgement) {
        keep(judgement
                .map(scores(by)::with)
                .orElseGet(() -> scores(by).without(spot.product().id(), spot.row().id())));
    }

    private void keep(AssessorScores scores) {
        edits++;
        shown.set(shown.get().with(scores));
        save(scores);
    }

    private void save(AssessorScores scores) {
        files.execute(() -> {
            try {
                Assessors.save(folder, scores);
            } catch (IOException failure) {
                fx.execute(() -> notices.accept(Notice.problem(
                                TEXTS.get("notice.notKept", scores.assessor(), failure.getMessage()))
                        .offering(TEXTS.get("notice.again"), () -> save(scores(scores.assessor())))));
            }
        });
    }

    /** Joins another's exported scores; a message says what came of it. */
    void join(Path exported) {
        files.execute(() -> {
            try {
                var joined = Assessors.join(folder, exported);
                fx.execute(() -> {
                    notices.accept(Notice.information(TEXTS.get(
                            "notice.joined", joined.assessor(), joined.scores().size())));
                    refresh();
                });
            } catch (IOException damaged) {
                fx.execute(() -> notices.accept(Notice.problem(TEXTS.get("notice.notJoined", damaged.getMessage()))));
            }
        });
    }

    /** The scores of this assessor, to be exported. */
    AssessorScores ownScores() {
        return scores(assessor.get());
    }

    /** The names of all who gave scores, this one included. */
    List<String> assessors() {
        var names = new ArrayList<>(
                shown.get().assessors().all().stream().map(AssessorScores::assessor).toList());
        if (!names.contains(assessor.get())) {
            names.add(assessor.get());
        }
        return names.stream().sorted().toList();
    }

    /** The answer in one sentence: who leads in rows that are rated for every runtime. */
    static String headline(QualityAssessment assessment) {
        var leads = new LinkedHashMap<String, Integer>();
        var complete = 0;
        for (var row : assessment.rubric().rows()) {
            var ratings = assessment.products().stream()
                    .map(product -> assessment.rating(product, row))
                    .toList();
            if (ratings.stream().anyMatch(rating -> rating.basis() == Rating.Basis.NONE)) {
                continue;
            }
            complete++;
            var best = ratings.stream().mapToDouble(Rating::score).max().orElseThrow();
            for (var i = 0; i < ratings.size(); i++) {
                if (ratings.get(i).score() == best) {
                    leads.merge(assessment.products().get(i).title(), 1, Integer::sum);
                }
            }
        }
        if (complete == 0) {
            return TEXTS.get("headline.none");
        }
        var most = leads.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        var leaders = leads.entrySet().stream()
                .filter(lead -> lead.getValue() == most)
                .map(Map.Entry::getKey)
                .toList();
        return leaders.size() == 1
                ? TEXTS.get("headline.one", leaders.getFirst(), most, complete)
                : TEXTS.get("headline.several", Wording.list(leaders), most, complete);
    }

    /** How much of it rests on what. */
    static String counts(QualityAssessment assessment) {
        var ratings = assessment.ratings();
        var people = count(ratings, Rating.Basis.PEOPLE);
        var suggested = count(ratings, Rating.Basis.SUGGESTION);
        var disputed = ratings.stream().filter(Rating::disputed).count();
        var sentences = new ArrayList<String>();
        sentences.add(TEXTS.get(
                "counts", ratings.size(), people, suggested, count(ratings, Rating.Basis.NONE)));
        if (disputed > 0) {
            sentences.add(TEXTS.get("counts.disputed", disputed));
        }
        if (assessment.gathered() != null) {
            sentences.add(TEXTS.get("counts.gathered", Wording.when(assessment.gathered())));
        }
        return String.join(" ", sentences);
    }

    private static long count(List<Rating> ratings, Rating.Basis basis) {
        return ratings.stream().filter(rating -> rating.basis() == basis).count();
    }

    /** All ratings as figures, a line a cell. */
    static Table table(QualityAssessment assessment) {
        var rows = new ArrayList<Table.Row>();
        for (var row : assessment.rubric().rows()) {
            for (var product : assessment.products()) {
                var rating = assessment.rating(product, row);
                rows.add(new Table.Row(null, List.of(
                        row.title(),
                        product.title(),
                        figure(rating.score()),
                        figure(rating.low() == null ? null : (double) rating.low()),
                        figure(rating.high() == null ? null : (double) rating.high()),
                        rating.words(),
                        rating.who(),
                        rating.why())));
            }
        }
        return new Table(
                TEXTS.get("table.title", Rubric.HIGHEST),
                List.of(
                        Table.Column.text(TEXTS.get("table.row")),
                        Table.Column.text(TEXTS.get("table.runtime")),
                        Table.Column.number(TEXTS.get("table.score"), ""),
                        Table.Column.number(TEXTS.get("table.lowest"), ""),
                        Table.Column.number(TEXTS.get("table.highest"), ""),
                        Table.Column.text(TEXTS.get("table.rating")),
                        Table.Column.text(TEXTS.get("table.assessors")),
                        Table.Column.text(TEXTS.get("table.why"))),
                rows);
    }

    /** The ratings as an SVG picture, a row a row of the rubric; on a dark or a light ground. */
    static String svg(QualityAssessment assessment, boolean dark) {
        var grid = new Content.Grid(
                TEXTS.get("table.row"),
                assessment.products().stream()
                        .map(product -> new Slide.Heading(product.id(), product.title(), ""))
                        .toList(),
                assessment.rubric().rows().stream()
                        .map(row -> new Slide.Row(
                                new Slide.Heading(row.id(), row.title(), row.question()),
                                assessment.products().stream()
                                        .map(product -> cell(assessment.rating(product, row), new Spot(row, product)))
                                        .toList()))
                        .toList());
        return GridSvg.of(TEXTS.get("table.title", Rubric.HIGHEST), "", grid, SlideLook.of(dark));
    }

    private static Slide.Cell cell(Rating rating, Spot spot) {
        return new Slide.Cell(
                rating.disputed()
                        ? Slide.Mark.UNSURE
                        : rating.basis() == Rating.Basis.NONE ? Slide.Mark.NONE : Slide.Mark.PLAIN,
                RatingCell.words(rating),
                "",
                RatingCell.meaning(rating, spot));
    }

    private static double figure(Double score) {
        return score == null ? Double.NaN : score;
    }
}
