package io.healthwatch.workbench.gui.evaluate;

import io.healthwatch.workbench.answer.Scenarios;
import io.healthwatch.workbench.gui.ForkState;
import io.healthwatch.workbench.gui.Frame;
import io.healthwatch.workbench.gui.Lane;
import io.healthwatch.workbench.gui.TextSize;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;

/** A row a variant in its host and language, a column a scenario, a mark a fork. */
final class LanesPane {

    private static final double WIDEST_NAME = 178;
    private static final Insets AFTER_NAME = new Insets(0, 12, 0, 0);
    private static final double COUNT_WIDTH = 48;

    private record Row(Label count, ForkDots dots) {}

    private final ObservableList<Lane> lanes;
    private final GridPane grid = new GridPane();
    private final ScrollPane scroll = Frame.scrolled(grid);
    private final List<Row> rows = new ArrayList<>();

    LanesPane(ObservableList<Lane> lanes) {
        this.lanes = lanes;
        grid.getStyleClass().add("lanes");
        var name = new ColumnConstraints();
        name.setMinWidth(Region.USE_PREF_SIZE);
        var marks = new ColumnConstraints();
        marks.setHgrow(Priority.ALWAYS);
        marks.setFillWidth(true);
        var count = new ColumnConstraints();
        count.prefWidthProperty().bind(TextSize.of(COUNT_WIDTH));
        count.setMinWidth(Region.USE_PREF_SIZE);
        grid.getColumnConstraints().addAll(name, marks, count);
        lanes.addListener((ListChangeListener<Lane>) this::changed);
        build();
    }

    Node node() {
        return scroll;
    }

    private void changed(ListChangeListener.Change<? extends Lane> change) {
        while (change.next()) {
            var replaced = change.wasReplaced() && change.getAddedSize() == change.getRemovedSize();
            if (!replaced || rows.size() != lanes.size() || change.getAddedSize() > 1) {
                build();
                return;
            }
            show(rows.get(change.getFrom()), lanes.get(change.getFrom()));
        }
    }

    private void build() {
        rows.clear();
        grid.getChildren().clear();
        if (lanes.isEmpty()) {
            return;
        }
        var scenarios = lanes.stream()
                .flatMap(lane -> lane.forks().stream())
                .map(fork -> fork.cell().scenario())
                .distinct()
                .toList();
        grid.add(heads(scenarios), 1, 0);
        for (var lane : lanes) {
            var name = new Label(lane.name());
            name.maxWidthProperty().bind(TextSize.of(WIDEST_NAME));
            name.setWrapText(true);
            GridPane.setMargin(name, AFTER_NAME);
            name.getStyleClass().add("lane-name");
            var count = new Label();
            count.getStyleClass().addAll("figures", "lane-count");
            count.setMaxWidth(Double.MAX_VALUE);
            count.setAlignment(Pos.TOP_RIGHT);
            var row = new Row(count, new ForkDots(scenarios));
            show(row, lane);
            rows.add(row);
            grid.addRow(rows.size(), name, row.dots(), count);
            List.of(name, row.dots(), count).forEach(node -> GridPane.setValignment(node, VPos.TOP));
        }
    }

    private static void show(Row row, Lane lane) {
        row.dots().show(lane);
        row.count().setText(lane.ended() + " / " + lane.forks().size());
    }

    private static Node heads(List<String> scenarios) {
        var heads = new GridPane();
        for (var i = 0; i < scenarios.size(); i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / scenarios.size());
            heads.getColumnConstraints().add(column);
            var head = new Label(Scenarios.title(scenarios.get(i)));
            head.getStyleClass().add("lane-head");
            head.setWrapText(true);
            head.setMinHeight(Region.USE_PREF_SIZE);
            GridPane.setValignment(head, VPos.BOTTOM);
            heads.add(head, i, 0);
        }
        return heads;
    }

    /** What the marks mean. */
    static Node legend() {
        var legend = new HBox();
        legend.getStyleClass().add("legend");
        legend.setAlignment(Pos.CENTER_LEFT);
        for (var state : ForkState.values()) {
            var mark = new SVGPath();
            mark.setContent(ForkDots.sample(state));
            mark.getStyleClass().addAll("fork-mark", state.name().toLowerCase(java.util.Locale.ROOT));
            var label = new Label(state.word(), mark);
            label.setMinWidth(Region.USE_PREF_SIZE);
            legend.getChildren().add(label);
        }
        return legend;
    }
}
