package io.healthwatch.workbench.report;

import io.healthwatch.workbench.answer.MatrixColumn;
import io.healthwatch.workbench.answer.MatrixTable;
import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.assessment.ChecklistItem;
import io.healthwatch.workbench.assessment.Finding;
import io.healthwatch.workbench.assessment.Verdict;
import io.healthwatch.workbench.report.SecurityChapter.OfItem;
import io.healthwatch.workbench.report.SecurityChapter.OfVariant;
import io.healthwatch.workbench.report.Slide.Cell;
import io.healthwatch.workbench.report.Slide.Content;
import io.healthwatch.workbench.report.Slide.Heading;
import io.healthwatch.workbench.report.Slide.Mark;
import io.healthwatch.workbench.report.Slide.Point;
import io.healthwatch.workbench.report.Slide.Row;
import io.healthwatch.workbench.report.Slide.Topic;
import io.healthwatch.workbench.text.Texts;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What held under attack, or why nobody knows. Pure functions. */
final class SecuritySlides {

    private static final Texts TEXTS = Texts.of("slides");

    private SecuritySlides() {}

    /** The pages; of each runtime in the host that the matrix shows. */
    static List<Slide> of(MatrixTable table, RunRecords records) {
        var assessment = records.assessment();
        if (assessment == null) {
            return SlideLayout.points(
                    Topic.SECURITY,
                    TEXTS.get("security.none", lowerFirst(records.source())),
                    "",
                    List.of(new Point(TEXTS.get("security.how-lead"), TEXTS.get("security.how"))));
        }
        var variants = shown(table, SecurityChapter.variants(assessment.findings()));
        var headings = Arrays.stream(ChecklistItem.values())
                .map(item -> new Heading(item.id(), item.title(), ""))
                .toList();
        return SlideLayout.pages(
                Topic.SECURITY,
                1,
                held(variants),
                TEXTS.get(
                        assessment.complete() ? "security.note" : "security.stopped",
                        records.source(),
                        Formats.time(assessment.started())),
                variants.stream().map(SecuritySlides::row).toList(),
                SlideLayout.GRID_HEAD,
                _ -> SlideLayout.GRID_ROW,
                page -> new Content.Grid(TEXTS.get("security.corner"), headings, page));
    }

    /** Those in the matrix, in its order; all where the matrix has none of them. */
    private static List<OfVariant> shown(MatrixTable table, List<OfVariant> variants) {
        var shown = table.columns().stream()
                .filter(column -> column.measured() && column.group() != MatrixColumn.Group.BASELINE)
                .flatMap(column -> variants.stream()
                        .filter(variant -> variant.variant().equals(column.variant())
                                && variant.host().equals(column.host())))
                .distinct()
                .toList();
        return shown.isEmpty() ? variants : shown;
    }

    private static String held(List<OfVariant> variants) {
        var ran = variants.stream().mapToLong(OfVariant::ran).sum();
        var through = variants.stream()
                .filter(variant -> through(variant) > 0)
                .sorted(Comparator.comparingLong(SecuritySlides::through).reversed())
                .toList();
        return through.isEmpty()
                ? TEXTS.get("security.held", Wording.count(ran, "attack"))
                : TEXTS.get(
                        "security.failed",
                        Long.toString(through.stream().mapToLong(SecuritySlides::through).sum()),
                        Wording.count(ran, "attack"),
                        SlideLayout.named(through.stream()
                                .map(variant -> TEXTS.get(
                                        "security.by", variant.series(), Long.toString(through(variant))))
                                .toList()));
    }

    private static long through(OfVariant variant) {
        return variant.ran() - variant.held();
    }

    private static Row row(OfVariant variant) {
        return new Row(
                new Heading(variant.series(), variant.series(), ""),
                variant.items().stream().map(SecuritySlides::cell).toList());
    }

    private static long count(OfItem item, Verdict verdict) {
        return item.counts().get(verdict.id());
    }

    private static Cell cell(OfItem item) {
        var policy = count(item, Verdict.HELD_BY_POLICY);
        var process = count(item, Verdict.HELD_BY_PROCESS);
        var held = count(item, Verdict.HELD_BY_RUNTIME) + policy + process;
        var failed = count(item, Verdict.FAILED);
        if (held + failed == 0) {
            var offered = count(item, Verdict.NOT_OFFERED) == 0;
            return new Cell(Mark.NONE, TEXTS.get(offered ? "security.not-assessed" : "security.not-offered"), "", "");
        }
        var word = TEXTS.get("security.cell", Long.toString(held), Long.toString(held + failed));
        if (failed > 0) {
            return new Cell(Mark.BAD, word, "", TEXTS.get("security.count-failed", Long.toString(failed)));
        }
        if (process > 0) {
            return new Cell(Mark.UNSURE, word, "", TEXTS.get("security.count-process", Long.toString(process)));
        }
        return new Cell(
                Mark.GOOD,
                word,
                "",
                policy > 0
                        ? TEXTS.get("security.count-policy", Long.toString(policy))
                        : TEXTS.get("security.count-runtime"));
    }

    /** The attacks of an item on one variant, those that got through first; none where it was not attacked. */
    static List<Slide> attacks(RunRecords records, String series, ChecklistItem item) {
        if (records.assessment() == null) {
            return List.of();
        }
        var points = records.assessment().findings().stream()
                .filter(finding -> finding.item() == item)
                .filter(finding -> series(finding).equals(series))
                .sorted(Comparator.comparing(Finding::verdict).reversed())
                .map(finding -> new Point(
                        TEXTS.get("security.attack", finding.attack(), finding.verdict().words()), finding.evidence()))
                .toList();
        return points.isEmpty()
                ? List.of()
                : SlideLayout.points(Topic.SECURITY, item.promise() + ".", "", points).stream()
                        .map(slide -> new Slide(
                                slide.topic(),
                                slide.part(),
                                TEXTS.get("security.attacks", series, item.title()),
                                slide.sentence(),
                                slide.content(),
                                slide.note()))
                        .toList();
    }

    private static String series(Finding finding) {
        return new io.healthwatch.workbench.run.Cell(finding.variant(), finding.host(), "", "").series();
    }

    private static String lowerFirst(String words) {
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }
}
