package io.healthwatch.workbench.gui.chart;

import io.healthwatch.workbench.statistics.Comparison.Answer;
import java.awt.Color;
import java.awt.Font;

/** The theme's colours and font, as charts need them. */
record ChartTheme(
        Color ground, Color text, Color muted, Color grid, Color accent, Color target, String family, float size) {

    /** What pictures are drawn with before a theme is known. */
    static final ChartTheme PLAIN = new ChartTheme(
            Color.WHITE, new Color(0x24292F), new Color(0x57606A), new Color(0xD8DEE4), new Color(0x0969DA),
            new Color(0xB3261E), "SansSerif", 12);

    boolean dark() {
        return ground.getRed() + ground.getGreen() + ground.getBlue() < 3 * 128;
    }

    Font font() {
        return new Font(family, Font.PLAIN, Math.round(size));
    }

    Font bold() {
        return font().deriveFont(Font.BOLD);
    }

    Font small() {
        return font().deriveFont(size - 1);
    }

    Color of(String variant) {
        return new Color(Palette.of(variant).rgb(dark()));
    }

    Color of(Answer answer) {
        return new Color(Palette.of(answer).rgb(dark()));
    }

    static Color faint(Color color, double opacity) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
    }
}
