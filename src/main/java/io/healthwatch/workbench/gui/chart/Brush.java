package io.healthwatch.workbench.gui.chart;

import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A rectangle that is drawn over a chart, and after it was drawn the buttons for what can be done with it. */
final class Brush extends Group {

    private static final double LEAST = 6;

    /** Something that can be done with what is in the rectangle. */
    record Action(String words, Runnable run) {}

    private final Region rectangle = new Region();
    private final HBox actions = new HBox();
    private double startX;
    private double startY;
    private Bounds area;
    private Bounds box;

    Brush() {
        rectangle.getStyleClass().add("chart-brush");
        rectangle.setMouseTransparent(true);
        actions.getStyleClass().add("chart-brush-actions");
        actions.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                end();
                getParent().getParent().requestFocus();
                key.consume();
            }
        });
        getChildren().setAll(rectangle, actions);
        setManaged(false);
        setAutoSizeChildren(false);
        end();
    }

    boolean isShown() {
        return isVisible();
    }

    void begin(double x, double y, Bounds within) {
        area = within;
        startX = Math.clamp(x, area.getMinX(), area.getMaxX());
        startY = Math.clamp(y, area.getMinY(), area.getMaxY());
        actions.setVisible(false);
        drag(x, y);
        setVisible(true);
    }

    void drag(double x, double y) {
        var toX = Math.clamp(x, area.getMinX(), area.getMaxX());
        var toY = Math.clamp(y, area.getMinY(), area.getMaxY());
        box = new BoundingBox(
                Math.min(startX, toX), Math.min(startY, toY), Math.abs(toX - startX), Math.abs(toY - startY));
        rectangle.resizeRelocate(box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight());
    }

    /** The rectangle that was drawn; null if it is too small to be meant. */
    Bounds box() {
        return box.getWidth() < LEAST && box.getHeight() < LEAST ? null : box;
    }

    /** Asks what shall be done. */
    void offer(List<Action> offered) {
        actions.getChildren().setAll(offered.stream()
                .map(action -> {
                    var button = new Button(action.words());
                    button.setMinWidth(Region.USE_PREF_SIZE);
                    button.setOnAction(_ -> {
                        end();
                        action.run().run();
                    });
                    button.setDefaultButton(false);
                    return button;
                })
                .toList());
        actions.setVisible(true);
        actions.applyCss();
        actions.autosize();
        var x = Math.clamp(box.getMinX(), 0, Math.max(0, area.getMaxX() - actions.getWidth()));
        var below = box.getMaxY() + 4;
        var y = below + actions.getHeight() <= area.getMaxY() ? below : Math.max(0, box.getMinY() - 4 - actions.getHeight());
        actions.relocate(x, y);
        actions.getChildren().getFirst().requestFocus();
    }

    void end() {
        setVisible(false);
    }
}
