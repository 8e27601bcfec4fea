package io.healthwatch.workbench.gui.matrix;

import io.healthwatch.workbench.answer.MatrixTable;
import io.healthwatch.workbench.answer.Scenarios;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.evaluation.Matrix;
import io.healthwatch.workbench.evaluation.Verdict;
import io.healthwatch.workbench.gui.result.EvidenceCell;
import io.healthwatch.workbench.text.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One judged figure: mark and word, value, interval, worst scenario, and where the target lies. Changes in place. */
public final class MatrixCell extends EvidenceCell {

    private static final Texts TEXTS = Texts.of("matrix");

    private final FontIcon mark = new FontIcon(Feather.MINUS);
    private final Label verdict = new Label("", mark);
    private final Label value = new Label();
    private final Label interval = new Label();
    private final Label detail = new Label();
    private final TargetPicture picture = new TargetPicture();
    private final boolean small;
    private Shown shown;
    private Verdict judged;
    private boolean absent;

    private record Shown(double target, Matrix.Entry entry, String reason) {}

    /**
     * An empty cell.
     *
     * @param small verdict and value only
     */
    public MatrixCell(boolean small, Runnable open) {
        super(small ? 1 : 3, open);
        this.small = small;
        mark.getStyleClass().add("mark");
        verdict.getStyleClass().add("verdict");
        value.getStyleClass().add("value");
        interval.getStyleClass().add("interval");
        detail.getStyleClass().add("detail");
        for (var label : List.of(verdict, value, interval, detail)) {
            label.setMinWidth(0);
        }
        if (small) {
            verdict.setGraphic(null);
            var above = new HBox(5, mark, value);
            above.setAlignment(Pos.CENTER_LEFT);
            var below = new HBox(6, verdict, picture);
            below.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(picture, Priority.ALWAYS);
            getChildren().setAll(above, below);
            value.setMinWidth(USE_PREF_SIZE);
        } else {
            getChildren().setAll(verdict, value, interval, picture, detail);
        }
        detail.setWrapText(true);
        if (small) {
            getStyleClass().add("small");
            verdict.setMinWidth(USE_PREF_SIZE);
        }
    }

    /** Takes little room, as its variant is not in the run, which its column says. */
    void absent(boolean now) {
        absent = now;
        style("absent", now);
    }

    /** The mark of a verdict. */
    public static Ikon mark(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Feather.CHECK_CIRCLE;
            case FAIL -> Feather.X_CIRCLE;
            case BORDERLINE -> Feather.ALERT_TRIANGLE;
            case NOT_MEASURED, NOT_APPLICABLE -> Feather.MINUS_CIRCLE;
        };
    }

    /** Shows an entry; null where the column has none, with its reason. */
    public void show(Criterion criterion, double target, Matrix.Entry entry, String reason) {
        var now = new Shown(target, entry, reason);
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        judge(entry == null ? Verdict.NOT_MEASURED : entry.verdict());
        var figure = entry == null ? null : entry.figure();
        var why = entry == null ? reason : entry.reason();
        verdict.setText(absent ? "" : judged.word());
        value.setText(Numbers.of(figure, criterion.unit()));
        interval.setText(
                figure == null || entry.bundle() != null
                        ? ""
                        : figure.interval() == null
                                ? TEXTS.get("cell.noInterval")
                                : Numbers.of(figure.interval()) + " "
                                        + criterion.unit()
                                        + (Double.isNaN(entry.p95()) ? "" : ", p95 " + Numbers.plain(entry.p95())));
        detail.setText(
                figure == null
                        ? firstSentence(why)
                        : (why.isEmpty() && MatrixTable.elsewhere(entry).isEmpty() ? "" : "⚠ ") + place(entry));
        picture.show(figure, target);
        picture.setVisible(figure != null);
        picture.setManaged(figure != null);
        interval.setManaged(figure != null);
        value.setManaged(figure != null || !small);
        value.setVisible(value.isManaged());
        var words = words(criterion, target, entry, why);
        describe(words);
    }

    private void judge(Verdict now) {
        if (now != judged) {
            if (judged != null) {
                style(judged.id(), false);
            }
            judged = now;
            style(now.id(), true);
            mark.setIconCode(mark(now));
        }
    }

    /** What the figure is from. */
    private static String place(Matrix.Entry entry) {
        return entry.bundle() == null
                ? Scenarios.title(entry.worst().scenario())
                : entry.bundle().breakdown();
    }

    private static String firstSentence(String words) {
        var end = words.indexOf(". ");
        return end < 0 ? words : words.substring(0, end + 1);
    }

    private static String words(Criterion criterion, double target, Matrix.Entry entry, String why) {
        if (entry == null || entry.figure() == null) {
            return TEXTS.get("cell.notMeasured", criterion.title(), why);
        }
        return TEXTS.get(
                        "cell.words",
                        criterion.title(),
                        entry.verdict().word(),
                        Numbers.round(target),
                        criterion.unit(),
                        Numbers.sentence(entry.figure(), criterion.unit())
                                + (Double.isNaN(entry.p95()) ? "" : ", p95 " + Numbers.of(entry.p95(), criterion.unit())))
                + (entry.bundle() == null
                        ? ", "
                                + TEXTS.get(
                                        "cell.worst",
                                        Numbers.count(entry.figure().observations(), "fork"),
                                        place(entry))
                        : ": " + place(entry) + ". " + entry.bundle().note())
                + (why.isEmpty() ? "" : " " + why)
                + (MatrixTable.elsewhere(entry).isEmpty() ? "" : " " + MatrixTable.elsewhere(entry));
    }
}
