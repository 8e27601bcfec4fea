package io.healthwatch.workbench.chart;

/**
 * How large a picture is drawn.
 *
 * @param width in pixels of the file, from {@link #LEAST} to {@link #MOST}
 * @param height in pixels of the file, within the same bounds
 * @param scale how much larger type and lines are drawn than at their usual size in pixels, from 0.5 to 8
 */
public record PictureSize(int width, int height, double scale) {

    /** The least width and height, in pixels. */
    public static final int LEAST = 100;

    /** The largest width and height, in pixels. */
    public static final int MOST = 10_000;

    /** A slide of 16 to 9; its type can be read from the back of the room. */
    public static final PictureSize SLIDE = new PictureSize(1920, 1080, 2.4);

    /** A column of a paper, 85 mm wide at 300 dots an inch; its type is about 7 points high. */
    public static final PictureSize PAPER_COLUMN = new PictureSize(1004, 780, 2.2);

    /** Refuses what no picture can be. */
    public PictureSize {
        if (Math.min(width, height) < LEAST || Math.max(width, height) > MOST || !(scale >= 0.5 && scale <= 8)) {
            throw new IllegalArgumentException(
                    "no size of a picture: " + width + " x " + height + " at " + scale);
        }
    }
}
