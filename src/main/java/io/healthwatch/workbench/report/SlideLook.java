package io.healthwatch.workbench.report;

import io.healthwatch.workbench.chart.ChartTheme;
import io.healthwatch.workbench.chart.Charts;
import io.healthwatch.workbench.chart.Picture;
import io.healthwatch.workbench.report.Slide.Content;
import io.healthwatch.workbench.report.Slide.Mark;
import java.awt.Color;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The colours of slides, with high contrast, and the charts in them. */
public enum SlideLook {
    /** Dark on white. */
    LIGHT(0xFFFFFF, 0x111418, 0x444C56, 0xC8CFD6, 0x0550AE, 0x0A6B2D, 0xB3261E, 0x8A5300),
    /** Bright on black. */
    DARK(0x0B0E12, 0xF5F7FA, 0xB4BDC8, 0x3A424D, 0x79B8FF, 0x5BD68A, 0xFF8F86, 0xF2C14E);

    /** Charts are drawn at this part of their size on the slide, so that type and marks are as large as the rest. */
    private static final double CHART_SCALE = 2;

    private static final float CHART_TYPE = 15;

    private final int ground;
    private final int text;
    private final int muted;
    private final int line;
    private final int accent;
    private final int good;
    private final int bad;
    private final int unsure;

    SlideLook(int ground, int text, int muted, int line, int accent, int good, int bad, int unsure) {
        this.ground = ground;
        this.text = text;
        this.muted = muted;
        this.line = line;
        this.accent = accent;
        this.good = good;
        this.bad = bad;
        this.unsure = unsure;
    }

    /** That on a dark ground, or that on a light one. */
    public static SlideLook of(boolean dark) {
        return dark ? DARK : LIGHT;
    }

    /**
     * A slide's chart.
     *
     * @param family the font of its texts
     * @param width of the place for it, in pixels of a slide of 1920 x 1080, as is {@code height}
     */
    public Picture picture(Content.Chart chart, String family, double width, double height) {
        return new Picture(
                chart.figure(),
                "",
                new ChartTheme(
                        new Color(ground),
                        new Color(text),
                        new Color(muted),
                        new Color(line),
                        new Color(accent),
                        new Color(bad),
                        family,
                        CHART_TYPE),
                new Charts.Look(null, chart.extent(), false),
                (int) (width / CHART_SCALE),
                (int) (height / CHART_SCALE),
                false);
    }

    /** The colours by what they are for, as rules of CSS; the same names in the window and in documents. */
    String css() {
        return "body, .slide { background: " + hex(ground) + "; color: " + hex(text) + "; }\n"
                + ".note, .footer, .below { color: " + hex(muted) + "; }\n"
                + ".lead { color: " + hex(accent) + "; }\n"
                + "th, td { border-color: " + hex(line) + "; }\n"
                + Arrays.stream(Mark.values())
                        .map(mark -> "." + mark.id() + " { color: " + color(mark) + "; }\n")
                        .collect(Collectors.joining());
    }

    /** The same as looked-up colours of JavaFX's style sheets. */
    public String lookedUp() {
        return "-slide-ground: " + hex(ground) + "; -slide-text: " + hex(text) + "; -slide-muted: " + hex(muted)
                + "; -slide-line: " + hex(line) + "; -slide-accent: " + hex(accent) + "; -slide-good: " + hex(good)
                + "; -slide-bad: " + hex(bad) + "; -slide-unsure: " + hex(unsure) + ";";
    }

    /** A mark as an SVG element; its shape tells as much as its colour. */
    String svg(Mark mark) {
        var shape = switch (mark) {
            case GOOD -> filled("M12 1A11 11 0 1 0 12 23A11 11 0 1 0 12 1Z", good, "M6.8 12.4L10.4 16L17.4 8.4");
            case BAD -> filled("M2 2H22V22H2Z", bad, "M7.2 7.2L16.8 16.8M16.8 7.2L7.2 16.8");
            case UNSURE -> filled("M12 1L23.6 22.5H0.4Z", unsure, "M12 9V15M12 17.6V19.6");
            case PLAIN -> "";
            case NONE -> "<path d=\"M6 12H18\" fill=\"none\" stroke=\"" + hex(muted) + "\" stroke-width=\"3\"/>";
        };
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"24\" height=\"24\" viewBox=\"0 0 24 24\""
                + " class=\"mark\" aria-hidden=\"true\">" + shape + "</svg>";
    }

    private String filled(String outline, int color, String sign) {
        return "<path d=\"" + outline + "\" fill=\"" + hex(color) + "\"/><path d=\"" + sign
                + "\" fill=\"none\" stroke=\"" + hex(ground) + "\" stroke-width=\"2.8\"/>";
    }

    String ground() {
        return hex(ground);
    }

    String text() {
        return hex(text);
    }

    String muted() {
        return hex(muted);
    }

    String line() {
        return hex(line);
    }

    /** The colour of a marked word. */
    String color(Mark mark) {
        return hex(
                switch (mark) {
                    case GOOD -> good;
                    case BAD -> bad;
                    case UNSURE -> unsure;
                    case NONE -> muted;
                    case PLAIN -> text;
                });
    }

    private static String hex(int color) {
        return String.format("#%06x", color);
    }
}
