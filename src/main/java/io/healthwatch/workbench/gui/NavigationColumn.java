package io.healthwatch.workbench.gui;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The views by icon and name, or by icon alone. */
final class NavigationColumn {

    private static final double WIDE = 204;
    private static final double SLIM = 60;
    /** Views about what is on this machine stand at the foot. */
    private static final List<String> AT_THE_FOOT = List.of("Runs", "Runtimes", "Self-check");

    private final VBox column = new VBox();
    private final ScrollPane scroll = Frame.scrolled(column);
    private final Label brand = new Label("Wasm Workbench", new FontIcon(Feather.HEXAGON));
    private final List<ToggleButton> entries = new ArrayList<>();

    NavigationColumn(Navigation navigation) {
        column.getStyleClass().add("navigation");
        brand.getStyleClass().add("brand");
        var space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        column.getChildren().add(brand);
        var group = new ToggleGroup();
        var views = navigation.views();
        for (var i = 0; i < views.size(); i++) {
            var view = views.get(i);
            var entry = entry(navigation, view, i + 1);
            entry.setToggleGroup(group);
            entries.add(entry);
            if (view.key().equals(AT_THE_FOOT.getFirst())) {
                column.getChildren().add(space);
            }
            column.getChildren().add(entry);
        }
        scroll.setFitToHeight(true);
        navigation.current().subscribe(view -> entries.get(views.indexOf(view)).setSelected(true));
    }

    private ToggleButton entry(Navigation navigation, View view, int place) {
        var entry = new ToggleButton(view.title(), new FontIcon(view.icon()));
        entry.setId("navigate-" + view.key().toLowerCase(java.util.Locale.ROOT));
        entry.getStyleClass().add("navigation-entry");
        entry.setMaxWidth(Double.MAX_VALUE);
        entry.setAlignment(Pos.CENTER_LEFT);
        Hint.on(entry, view.title() + ": " + view.question() + (place < 10 ? "  (Ctrl+" + place + ")" : ""));
        entry.setOnAction(_ -> {
            entry.setSelected(true);
            navigation.current().set(view);
        });
        entry.setOnKeyPressed(key -> {
            var next = entries.indexOf(entry)
                    + (key.getCode() == KeyCode.DOWN ? 1 : key.getCode() == KeyCode.UP ? -1 : 0);
            if (next != entries.indexOf(entry) && next >= 0 && next < entries.size()) {
                entries.get(next).requestFocus();
                key.consume();
            }
        });
        return entry;
    }

    Node node() {
        return scroll;
    }

    /** Whether only icons are shown. */
    void compact(boolean icons) {
        var display = icons ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT;
        var width = icons ? SLIM : WIDE;
        scroll.minWidthProperty().bind(TextSize.of(width));
        scroll.prefWidthProperty().bind(TextSize.of(width));
        scroll.maxWidthProperty().bind(TextSize.of(width));
        brand.setContentDisplay(display);
        entries.forEach(entry -> {
            entry.setContentDisplay(display);
            entry.setAlignment(icons ? Pos.CENTER : Pos.CENTER_LEFT);
        });
    }
}
