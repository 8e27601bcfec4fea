package io.healthwatch.workbench.gui.chart;

import java.util.List;
import javafx.scene.input.KeyEvent;

/** What keys do in a chart. FX thread only. */
final class ChartKeys {

    private static final double STEP = 0.1;

    private final ChartPane pane;

    ChartKeys(ChartPane pane) {
        this.pane = pane;
    }

    void press(KeyEvent event) {
        if (pane.shown() == null || pane.shown().isEmpty() || event.isShortcutDown()) {
            return;
        }
        if (act(event)) {
            event.consume();
        }
    }

    private boolean act(KeyEvent event) {
        var here = event.getTarget() == pane;
        switch (event.getCode()) {
            case PLUS, EQUALS, ADD -> pane.zoom(ChartPane.CLOSER);
            case MINUS, SUBTRACT -> pane.zoom(1 / ChartPane.CLOSER);
            case DIGIT0, NUMPAD0 -> pane.showAll();
            case BACK_SPACE -> pane.back();
            case LEFT -> {
                if (event.isAltDown()) {
                    pane.back();
                } else {
                    return here && pane.pan(-STEP);
                }
            }
            case RIGHT -> {
                return here && pane.pan(STEP);
            }
            case DOWN -> {
                return here && pane.step(1);
            }
            case UP -> {
                return here && pane.step(-1);
            }
            case ENTER, SPACE -> {
                if (!here) {
                    return false;
                }
                pane.select();
            }
            case H -> {
                return pane.withHovered(key -> pane.hiding().hide(pane.shown(), List.of(key)));
            }
            case I -> {
                return pane.withHovered(key -> pane.hiding().isolate(pane.shown(), List.of(key)));
            }
            case B -> {
                return pane.star();
            }
            case ESCAPE -> {
                return pane.escape();
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
