package io.healthwatch.workbench.gui.chart;

import io.healthwatch.workbench.chart.ChartTheme;
import io.healthwatch.workbench.gui.Theme;
import java.awt.Color;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;

/** Invisible nodes that the theme styles, from which charts take its colours and font. */
final class ThemeProbe extends Group {

    private static final String COLORS = "-fx-background-color: -color-bg-default, -color-fg-default, -color-fg-muted,"
            + " -color-border-muted, -color-accent-emphasis, -color-danger-emphasis;";

    private final Region colors = new Region();
    private final Label words = new Label();
    private final ReadOnlyObjectWrapper<ChartTheme> theme = new ReadOnlyObjectWrapper<>(ChartTheme.PLAIN);

    ThemeProbe() {
        colors.setStyle(COLORS);
        colors.backgroundProperty().addListener(_ -> read());
        words.fontProperty().addListener(_ -> read());
        getChildren().setAll(colors, words);
        setManaged(false);
        setMouseTransparent(true);
        setOpacity(0);
    }

    ReadOnlyObjectProperty<ChartTheme> theme() {
        return theme.getReadOnlyProperty();
    }

    private void read() {
        if (colors.getBackground() == null) {
            return;
        }
        List<BackgroundFill> fills = colors.getBackground().getFills();
        if (fills.size() < 6) {
            return;
        }
        Theme.awaitChartFonts();
        var font = words.getFont();
        theme.set(new ChartTheme(
                awt(fills.get(0).getFill()),
                awt(fills.get(1).getFill()),
                awt(fills.get(2).getFill()),
                awt(fills.get(3).getFill()),
                awt(fills.get(4).getFill()),
                awt(fills.get(5).getFill()),
                font.getFamily().equals("System") ? "SansSerif" : font.getFamily(),
                (float) Math.max(11, font.getSize() - 2)));
    }

    private static Color awt(Paint paint) {
        if (paint instanceof javafx.scene.paint.Color color) {
            return new Color(
                    (float) color.getRed(), (float) color.getGreen(), (float) color.getBlue(), (float) color.getOpacity());
        }
        return Color.GRAY;
    }
}
