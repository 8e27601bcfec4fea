package io.healthwatch.workbench.gui.compare;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.chart.Numbers;
import io.healthwatch.workbench.chart.Subject;
import io.healthwatch.workbench.chart.Table;
import io.healthwatch.workbench.evaluation.CellHistory;
import io.healthwatch.workbench.evaluation.RunComparison;
import io.healthwatch.workbench.statistics.Comparison.Answer;
import io.healthwatch.workbench.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the view shows of a cell's history. Pure function; any thread.
 *
 * @param headline where it came from and where it went, in words
 * @param note how to read the figures
 * @param remarks what changed from run to run, and what could not be read; a line each
 * @param figure a row a run, the oldest first
 * @param table the same, a row an entry, the newest first
 */
record ShownHistory(
        CellHistory history, String headline, String note, List<String> remarks, Figure.Measures figure, Table table) {

    private static final Texts TEXTS = Texts.of("compare");

    static ShownHistory of(CellHistory history) {
        return new ShownHistory(
                history,
                headline(history),
                TEXTS.get("history.note", history.quantity().title(), history.quantity().unit()),
                remarks(history),
                figure(history),
                table(history));
    }

    /** The entry of a row of the table. */
    CellHistory.Entry entry(Table.Row row) {
        var place = table.rows().indexOf(row);
        return place < 0 ? null : history.entries().reversed().get(place);
    }

    private static String headline(CellHistory history) {
        var quantity = history.quantity();
        var measured = history.entries().stream()
                .map(entry -> entry.figure(quantity))
                .filter(figure -> figure != null)
                .toList();
        if (measured.isEmpty()) {
            return TEXTS.get("history.headline.none");
        }
        var machine = history.machines().stream()
                .filter(each -> each.fingerprint().equals(history.machine()))
                .findFirst()
                .orElseThrow()
                .name();
        if (measured.size() == 1) {
            return TEXTS.get(
                    "history.headline.one", machine, Numbers.sentence(measured.getFirst(), quantity.unit()));
        }
        var answers = Arrays.stream(Answer.values())
                .map(answer -> TEXTS.get(
                        "history.answer",
                        String.valueOf(history.entries().stream()
                                .filter(entry -> entry.against() != null
                                        && entry.against().answer() == answer)
                                .count()),
                        quantity.word(answer)))
                .toList();
        return TEXTS.get(
                "history.headline",
                machine,
                TEXTS.get("history.runs", String.valueOf(measured.size())),
                Numbers.of(measured.getFirst(), quantity.unit()),
                Numbers.of(measured.getLast(), quantity.unit()),
                Wording.list(answers));
    }

    private static List<String> remarks(CellHistory history) {
        var remarks = new ArrayList<String>();
        for (var entry : history.entries().reversed()) {
            if (!entry.changes().isEmpty()) {
                remarks.add(TEXTS.get(
                        "history.changed",
                        Wording.when(entry.run().created()),
                        entry.changes().stream()
                                .map(change -> TEXTS.get(
                                        "history.change", change.what(), change.before(), change.after()))
                                .collect(Collectors.joining("; "))));
            }
        }
        history.unread().forEach(unread -> remarks.add(
                TEXTS.get("history.unread", unread.folder().getFileName().toString(), unread.reason())));
        return List.copyOf(remarks);
    }

    private static Figure.Measures figure(CellHistory history) {
        var quantity = history.quantity();
        return new Figure.Measures(
                quantity.title() + ", " + HistoryModel.title(history.cell()),
                new Figure.Axis(quantity.title(), quantity.unit(), false, true),
                List.of(quantity.title()),
                history.entries().stream()
                        .map(entry -> new Figure.MeasureRow(
                                new Subject(
                                        history.cell(),
                                        label(history, entry),
                                        entry.result().forks(),
                                        entry.result().iterations(),
                                        remark(history, entry)),
                                Collections.singletonList(entry.figure(quantity))))
                        .toList(),
                Double.NaN);
    }

    private static String label(CellHistory history, CellHistory.Entry entry) {
        return (entry.changes().isEmpty() ? "" : "◆ ") + Wording.when(entry.run().created())
                + (entry.against() == null ? "" : "  " + answer(history, entry));
    }


    private static String answer(CellHistory history, CellHistory.Entry entry) {
        var answer = entry.against().answer();
        var mark = switch (answer) {
            case FASTER -> "▼ ";
            case SLOWER -> "▲ ";
            case SAME -> "= ";
            case UNSURE -> "? ";
        };
        return mark + history.quantity().word(answer);
    }

    private static String remark(CellHistory history, CellHistory.Entry entry) {
        var against = entry.against();
        return (against == null
                        ? entry.result().reason()
                        : answer(history, entry) + " " + Numbers.ratio(against.ratio())
                                + (against.reason().isEmpty() ? "" : " (" + against.reason() + ")"))
                + (entry.changes().isEmpty() ? "" : " ◆ " + changed(entry));
    }

    private static String changed(CellHistory.Entry entry) {
        return entry.changes().stream().map(RunComparison.Change::what).collect(Collectors.joining(", "));
    }

    private static Table table(CellHistory history) {
        var quantity = history.quantity();
        return new Table(
                HistoryModel.title(history.cell()),
                List.of(
                        Table.Column.text(TEXTS.get("history.column.run")),
                        Table.Column.text(TEXTS.get("history.column.profile")),
                        Table.Column.text(TEXTS.get("history.column.version")),
                        Table.Column.number(TEXTS.get("history.column.value"), quantity.unit()),
                        Table.Column.number(TEXTS.get("history.column.low"), quantity.unit()),
                        Table.Column.number(TEXTS.get("history.column.high"), quantity.unit()),
                        Table.Column.number(TEXTS.get("history.column.forks"), ""),
                        Table.Column.text(TEXTS.get("history.column.answer")),
                        Table.Column.number(TEXTS.get("history.column.ratio"), "×"),
                        Table.Column.number(TEXTS.get("history.column.ratioLow"), "×"),
                        Table.Column.number(TEXTS.get("history.column.ratioHigh"), "×"),
                        Table.Column.text(TEXTS.get("history.column.changed")),
                        Table.Column.text(TEXTS.get("history.column.state")),
                        Table.Column.text(TEXTS.get("history.column.why"))),
                history.entries().reversed().stream()
                        .map(entry -> row(history, entry))
                        .toList());
    }

    private static Table.Row row(CellHistory history, CellHistory.Entry entry) {
        var figure = entry.figure(history.quantity());
        var against = entry.against();
        var ratio = against == null ? null : against.ratio();
        return new Table.Row(
                history.cell(),
                List.of(
                        entry.run().id(),
                        entry.run().plan().profile(),
                        entry.result().version(),
                        Table.value(figure),
                        Table.low(figure),
                        Table.high(figure),
                        entry.result().forks(),
                        against == null ? "" : history.quantity().word(against.answer()),
                        Table.value(ratio),
                        Table.low(ratio),
                        Table.high(ratio),
                        changed(entry),
                        entry.state().id(),
                        against == null ? entry.result().reason() : against.reason()));
    }
}
