package io.healthwatch.workbench.gui.security;

import io.healthwatch.workbench.assessment.ChecklistItem;
import io.healthwatch.workbench.assessment.Verdict;
import io.healthwatch.workbench.gui.Assessor;
import io.healthwatch.workbench.gui.Hint;
import io.healthwatch.workbench.gui.chart.MarkerShape;
import io.healthwatch.workbench.gui.result.EvidenceGrid;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.text.Texts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The checklist, whose items open to their attacks, against the variants. Nodes live as long as their place does, so
 * that nothing jumps while findings come in.
 */
final class SecurityGrid extends EvidenceGrid<SecurityCell> {

    private static final Texts TEXTS = Texts.of("security");
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final Consumer<SecurityTable.Spot> open;
    private final Map<SecurityTable.Spot, SecurityCell> cells = new HashMap<>();
    private final Map<Assessor.Place, Head> heads = new HashMap<>();
    private final Set<ChecklistItem> expanded = EnumSet.noneOf(ChecklistItem.class);
    private boolean dark;
    private Cell selected;
    private SecurityTable table;
    private SecurityTable.Spot chosen;
    private Layout layout = new Layout(List.of(), List.of());

    /** What a row is of: an item, or one of its attacks. */
    private record Line(ChecklistItem item, SecurityTable.Named attack) {
        String id() {
            return attack == null ? "" : attack.id();
        }
    }

    private record Layout(List<Line> lines, List<Assessor.Place> columns) {}

    private static final class Head {
        final Label title = new Label();
        final Label answered = new Label();
        final HBox name = new HBox(5, title);
        final VBox node = new VBox(1, name, answered);
    }

    /** An empty grid. */
    SecurityGrid(boolean dark, Consumer<SecurityTable.Spot> open) {
        this.dark = dark;
        this.open = open;
        getStyleClass().add("security-grid");
    }

    /** Draws the marks of variants for that ground. */
    void dark(boolean now) {
        dark = now;
        heads.clear();
        layout = new Layout(List.of(), List.of());
        if (table != null) {
            show(table, chosen);
        }
    }

    /** Marks the column of a cell's variant in its host; none for null. */
    void select(Cell cell) {
        selected = cell;
        heads.forEach((place, head) -> head.node.pseudoClassStateChanged(
                SELECTED,
                selected != null && place.equals(new Assessor.Place(selected.variant(), selected.host()))));
    }

    /** Shows a table with one cell marked; null for none. */
    void show(SecurityTable shown, SecurityTable.Spot marked) {
        table = shown;
        chosen = marked;
        var wanted = new Layout(
                lines(shown),
                shown.columns().stream().map(SecurityTable.Column::place).toList());
        if (!wanted.equals(layout)) {
            layout = wanted;
            layOut(
                    layout.columns().stream()
                            .map(place -> heads.computeIfAbsent(place, this::head).node)
                            .toList(),
                    layout.lines().stream().map(this::row).toList());
            select(selected);
        }
        for (var column : shown.columns()) {
            heads.get(column.place()).answered.setText(column.answered());
        }
        for (var item : shown.items()) {
            for (var column : shown.columns()) {
                var tally = shown.tally(item, column.place());
                show(
                        new SecurityTable.Spot(item.item(), "", column.place()),
                        tally.verdict(),
                        tally.words(),
                        TEXTS.get("cell.about", column.title(), item.item().title()));
                if (expanded.contains(item.item())) {
                    item.attacks().forEach(attack -> show(attack, item.item(), column));
                }
            }
        }
    }

    private void show(SecurityTable.Named attack, ChecklistItem item, SecurityTable.Column column) {
        var finding = table.finding(attack.id(), column.place());
        show(
                new SecurityTable.Spot(item, attack.id(), column.place()),
                finding == null ? null : finding.verdict(),
                finding == null ? "" : finding.evidence(),
                TEXTS.get("cell.about", column.title(), attack.title()));
    }

    private void show(SecurityTable.Spot spot, Verdict worst, String words, String about) {
        cells.get(spot).show(worst, words, about, spot.equals(chosen));
    }

    private List<Line> lines(SecurityTable shown) {
        var lines = new ArrayList<Line>();
        for (var item : shown.items()) {
            lines.add(new Line(item.item(), null));
            if (expanded.contains(item.item())) {
                item.attacks().forEach(attack -> lines.add(new Line(item.item(), attack)));
            }
        }
        return lines;
    }

    private Row<SecurityCell> row(Line line) {
        return new Row<>(
                line.attack() == null ? name(line.item()) : name(line.attack()),
                layout.columns().stream()
                        .map(place -> cells.computeIfAbsent(
                                new SecurityTable.Spot(line.item(), line.id(), place),
                                spot -> new SecurityCell(line.attack() != null, () -> open.accept(spot))))
                        .toList());
    }

    private Head head(Assessor.Place place) {
        var head = new Head();
        head.title.getStyleClass().add("runtime");
        head.title.setText(SecurityTable.title(place));
        Hint.on(head.title, head.title.getText());
        head.answered.getStyleClass().add("series");
        head.name.getChildren().addFirst(MarkerShape.of(place.variant(), dark));
        head.name.setAlignment(Pos.CENTER_LEFT);
        head.node.getStyleClass().add("matrix-head");
        head.node.setAlignment(Pos.BOTTOM_LEFT);
        return head;
    }

    private Node name(ChecklistItem item) {
        var open = expanded.contains(item);
        var title = new Button(item.title(), new FontIcon(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
        title.setId("security-" + item.id());
        title.getStyleClass().addAll("flat", "security-item");
        Hint.on(title, open ? TEXTS.get("item.hide") : TEXTS.get("item.show"));
        title.setAccessibleText(TEXTS.get("item.accessible", item.title(), title.getAccessibleHelp()));
        title.setMinWidth(0);
        title.setOnAction(_ -> expand(item, !expanded.contains(item)));
        var promise = new Label(item.promise());
        promise.getStyleClass().addAll("note", "security-promise");
        promise.setMinWidth(0);
        Hint.on(promise, item.promise());
        var box = new VBox(title, promise);
        box.getStyleClass().add("security-name");
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static Node name(SecurityTable.Named attack) {
        var name = new Label(attack.title());
        name.getStyleClass().addAll("security-attack", "small");
        name.setMinWidth(0);
        Hint.on(name, TEXTS.get("attack.tip", attack.title(), attack.id()));
        return name;
    }

    /** Shows or hides the attacks of an item. */
    void expand(ChecklistItem item, boolean show) {
        var changed = show ? expanded.add(item) : expanded.remove(item);
        if (changed && table != null) {
            show(table, chosen);
            var button = lookup("#security-" + item.id());
            if (button != null) {
                button.requestFocus();
            }
        }
    }
}
