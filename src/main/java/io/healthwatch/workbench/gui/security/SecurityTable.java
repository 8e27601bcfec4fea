package io.healthwatch.workbench.gui.security;

import io.healthwatch.workbench.assessment.ChecklistItem;
import io.healthwatch.workbench.assessment.Finding;
import io.healthwatch.workbench.assessment.Verdict;
import io.healthwatch.workbench.chart.Table;
import io.healthwatch.workbench.gui.AssessmentController;
import io.healthwatch.workbench.gui.AssessmentController.Findings;
import io.healthwatch.workbench.gui.Assessor;
import io.healthwatch.workbench.report.GridSvg;
import io.healthwatch.workbench.report.Slide;
import io.healthwatch.workbench.report.Slide.Content;
import io.healthwatch.workbench.report.SlideLook;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.security.Attack;
import io.healthwatch.workbench.text.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Findings as they are laid out: the checklist's items, each with its attacks, and a column a variant. Pure; any
 * thread.
 *
 * @param items the items that are shown, those without attacks left out
 */
record SecurityTable(List<Item> items, List<Column> columns, boolean live, Map<Key, Finding> findings) {

    private static final Texts TEXTS = Texts.of("security");

    /** What is looked for. */
    record Filter(String host, boolean onlyFailed, ChecklistItem item, String variant) {

        /** Everything; the host where a variant was attacked in both. */
        static Filter all(String host) {
            return new Filter(host, false, null, "");
        }
    }

    /** One item of the checklist with its attacks, known by title and id. */
    record Item(ChecklistItem item, List<Named> attacks) {}

    /** An attack's id and title; the id for both where the attack is known from its finding alone. */
    record Named(String id, String title) {}

    /**
     * One variant in one host.
     *
     * @param answered runtime and version as it reported itself; empty where it never answered
     */
    record Column(Assessor.Place place, String answered) {

        /** The variant in its host, as people read it. */
        String title() {
            return SecurityTable.title(place);
        }
    }

    /**
     * A cell.
     *
     * @param attack empty for the item as a whole
     */
    record Spot(ChecklistItem item, String attack, Assessor.Place place) {}

    private record Key(String attack, Assessor.Place place) {}

    /** Lays out what was found; {@code scope} is null where it is not known what can be attacked. */
    static SecurityTable of(Assessor.Scope scope, Findings found, Filter filter) {
        var findings = new LinkedHashMap<Key, Finding>();
        found.list().forEach(finding -> findings.put(key(finding), finding));
        var places = new LinkedHashSet<Assessor.Place>();
        if (scope != null && (found.live() || found.isEmpty())) {
            places.addAll(scope.places());
        }
        found.list().forEach(finding -> places.add(AssessmentController.place(finding)));
        var columns = places.stream()
                .filter(place -> filter.variant().isEmpty() || place.variant().equals(filter.variant()))
                .filter(place -> place.host().equals(filter.host())
                        || !places.contains(new Assessor.Place(place.variant(), filter.host())))
                .filter(place -> !filter.onlyFailed()
                        || findings.values().stream()
                                .anyMatch(finding -> failed(finding)
                                        && AssessmentController.place(finding).equals(place)
                                        && (filter.item() == null || finding.item() == filter.item())))
                .map(place -> new Column(place, answered(found.list(), place)))
                .toList();
        var items = Arrays.stream(ChecklistItem.values())
                .filter(item -> filter.item() == null || item == filter.item())
                .map(item -> new Item(
                        item,
                        attacks(scope, found.list(), item).stream()
                                .filter(attack -> !filter.onlyFailed()
                                        || columns.stream().anyMatch(column -> Optional.ofNullable(
                                                        findings.get(new Key(attack.id(), column.place())))
                                                .filter(SecurityTable::failed)
                                                .isPresent()))
                                .toList()))
                .filter(item -> !item.attacks().isEmpty())
                .toList();
        return new SecurityTable(items, columns, found.live(), Map.copyOf(findings));
    }

    private static Key key(Finding finding) {
        return new Key(finding.attack(), AssessmentController.place(finding));
    }

    private static boolean failed(Finding finding) {
        return finding.verdict() == Verdict.FAILED;
    }

    private static List<Named> attacks(Assessor.Scope scope, List<Finding> findings, ChecklistItem item) {
        var named = new LinkedHashMap<String, Named>();
        if (scope != null) {
            scope.attacks().stream()
                    .filter(attack -> attack.item() == item)
                    .forEach(attack -> named.put(attack.id(), new Named(attack.id(), attack.title())));
        }
        findings.stream()
                .filter(finding -> finding.item() == item)
                .forEach(finding -> named.putIfAbsent(finding.attack(), new Named(finding.attack(), finding.attack())));
        return List.copyOf(named.values());
    }

    private static String answered(List<Finding> findings, Assessor.Place place) {
        return findings.stream()
                .filter(finding -> AssessmentController.place(finding).equals(place))
                .filter(finding -> !finding.runtime().isEmpty())
                .map(finding -> (finding.runtime() + " " + finding.version()).strip())
                .findFirst()
                .orElse("");
    }

    /** A variant in its host, as people read it. */
    static String title(Assessor.Place place) {
        return new Cell(place.variant(), place.host(), "", "").series();
    }

    /** The finding of an attack there; null where there is none. */
    Finding finding(String attack, Assessor.Place place) {
        return findings.get(new Key(attack, place));
    }

    /** What became of an item's attacks there. */
    Tally tally(Item item, Assessor.Place place) {
        var found = item.attacks().stream()
                .map(attack -> finding(attack.id(), place))
                .filter(Objects::nonNull)
                .toList();
        return new Tally(found, item.attacks().size(), live);
    }

    /** The hosts that occur, of everything that was found or would be attacked. */
    static List<String> hosts(Assessor.Scope scope, Findings found) {
        return places(scope, found).map(Assessor.Place::host).distinct().sorted().toList();
    }

    /** The variants that occur. */
    static List<String> variants(Assessor.Scope scope, Findings found) {
        return places(scope, found).map(Assessor.Place::variant).distinct().toList();
    }

    private static Stream<Assessor.Place> places(Assessor.Scope scope, Findings found) {
        var attacked = found.list().stream().map(AssessmentController::place);
        return scope == null || !(found.live() || found.isEmpty())
                ? attacked
                : Stream.concat(scope.places().stream(), attacked);
    }

    /** What is shown as figures: a row an attack and column. */
    Table table() {
        var rows = new ArrayList<Table.Row>();
        for (var item : items) {
            for (var attack : item.attacks()) {
                for (var column : columns) {
                    var finding = finding(attack.id(), column.place());
                    if (finding != null) {
                        rows.add(row(attack, finding));
                    }
                }
            }
        }
        return new Table(
                TEXTS.get("table.title"),
                List.of(
                        Table.Column.text(TEXTS.get("table.item")),
                        Table.Column.text(TEXTS.get("table.attack")),
                        Table.Column.text(TEXTS.get("table.title")),
                        Table.Column.text(TEXTS.get("table.variant")),
                        Table.Column.text(TEXTS.get("table.host")),
                        Table.Column.text(TEXTS.get("table.runtime")),
                        Table.Column.text(TEXTS.get("table.version")),
                        Table.Column.text(TEXTS.get("table.verdict")),
                        Table.Column.text(TEXTS.get("table.evidence")),
                        Table.Column.text(TEXTS.get("table.step")),
                        Table.Column.text(TEXTS.get("table.outcome")),
                        Table.Column.text(TEXTS.get("table.trap")),
                        Table.Column.text(TEXTS.get("table.message")),
                        Table.Column.text(TEXTS.get("table.means")),
                        Table.Column.number(TEXTS.get("table.elapsed"), "ms"),
                        Table.Column.number(TEXTS.get("table.stopped"), "ms"),
                        Table.Column.number(TEXTS.get("table.limit"), "ms"),
                        Table.Column.text(TEXTS.get("table.next"))),
                rows);
    }

    /** What is shown as an SVG picture, a row an item, a column a variant; on a dark or a light ground. */
    String svg(boolean dark) {
        var grid = new Content.Grid(
                TEXTS.get("table.item"),
                columns.stream()
                        .map(column -> new Slide.Heading(column.title(), column.title(), column.answered()))
                        .toList(),
                items.stream().map(this::row).toList());
        return GridSvg.of(TEXTS.get("picture.title"), TEXTS.get("picture.note"), grid, SlideLook.of(dark));
    }

    private Slide.Row row(Item item) {
        return new Slide.Row(
                new Slide.Heading(item.item().id(), item.item().title(), item.item().promise()),
                columns.stream().map(column -> cell(tally(item, column.place()))).toList());
    }

    private static Slide.Cell cell(Tally tally) {
        var verdict = tally.verdict();
        return new Slide.Cell(
                mark(verdict), verdict == null ? TEXTS.get("verdict.none") : verdict.words(), "", tally.words());
    }

    private static Slide.Mark mark(Verdict verdict) {
        return switch (verdict) {
            case null -> Slide.Mark.NONE;
            case HELD_BY_RUNTIME, HELD_BY_POLICY -> Slide.Mark.GOOD;
            case HELD_BY_PROCESS -> Slide.Mark.UNSURE;
            case FAILED -> Slide.Mark.BAD;
            case NOT_OFFERED, NOT_ASSESSED -> Slide.Mark.NONE;
        };
    }

    private static Table.Row row(Named attack, Finding finding) {
        return new Table.Row(
                null,
                List.of(
                        finding.item().title(),
                        finding.attack(),
                        attack.title(),
                        finding.variant(),
                        finding.host(),
                        finding.runtime(),
                        finding.version(),
                        finding.verdict().words(),
                        finding.evidence(),
                        finding.step(),
                        finding.outcome(),
                        finding.trap(),
                        finding.message(),
                        finding.means(),
                        finding.elapsedMs(),
                        finding.stoppedAfterMs() == null ? Double.NaN : finding.stoppedAfterMs(),
                        finding.timeLimitMs() == 0 ? Double.NaN : (double) finding.timeLimitMs(),
                        finding.nextProbeWorked() == null
                                ? ""
                                : finding.nextProbeWorked()
                                        ? TEXTS.get("table.next.worked")
                                        : TEXTS.get("table.next.failed")));
    }
}
