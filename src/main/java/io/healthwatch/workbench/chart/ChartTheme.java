package io.healthwatch.workbench.chart;

import io.healthwatch.workbench.statistics.Comparison.Answer;
import java.awt.Color;
import java.awt.Font;

/**
 * The theme's colours and font, as charts need them.
 *
 * @param size of the font in points
 */
public record ChartTheme(
        Color ground, Color text, Color muted, Color grid, Color accent, Color target, String family, float size) {

    /** What pictures are drawn with before a theme is known. */
    public static final ChartTheme PLAIN = new ChartTheme(
            Color.WHITE, new Color(0x24292F), new Color(0x57606A), new Color(0xD8DEE4), new Color(0x0969DA),
            new Color(0xB3261E), "SansSerif", 12);

    /** Whether its ground is dark. */
    public boolean dark() {
        return ground.getRed() + ground.getGreen() + ground.getBlue() < 3 * 128;
    }

    /** The font of most texts. */
    public Font font() {
        return new Font(family, Font.PLAIN, Math.round(size));
    }

    /** The same in bold. */
    public Font bold() {
        return font().deriveFont(Font.BOLD);
    }

    /** One point smaller. */
    public Font small() {
        return font().deriveFont(size - 1);
    }

    /** A variant's colour. */
    public Color of(String variant) {
        return new Color(Palette.of(variant).rgb(dark()));
    }

    /** An answer's colour. */
    public Color of(Answer answer) {
        return new Color(Palette.of(answer).rgb(dark()));
    }

    /** A colour that shines through; {@code opacity} from 0 to 1. */
    public static Color faint(Color color, double opacity) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
    }
}
