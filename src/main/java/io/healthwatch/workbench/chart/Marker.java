package io.healthwatch.workbench.chart;

/** The shapes that tell series apart where colours cannot. */
public enum Marker {
    /** A disc. */
    CIRCLE("M-1 0A1 1 0 1 0 1 0A1 1 0 1 0 -1 0Z"),
    /** A square. */
    SQUARE("M-0.9 -0.9H0.9V0.9H-0.9Z"),
    /** A square on its corner. */
    DIAMOND("M0 -1.2L1.2 0L0 1.2L-1.2 0Z"),
    /** A triangle that points up. */
    UP("M0 -1.15L1.15 0.9H-1.15Z"),
    /** A triangle that points down. */
    DOWN("M0 1.15L1.15 -0.9H-1.15Z"),
    /** A cross. */
    CROSS("M-0.35 -1.1H0.35V-0.35H1.1V0.35H0.35V1.1H-0.35V0.35H-1.1V-0.35H-0.35Z");

    private final String path;

    Marker(String path) {
        this.path = path;
    }

    /** An SVG path around the origin with a radius of about one. */
    public String path() {
        return path;
    }
}
