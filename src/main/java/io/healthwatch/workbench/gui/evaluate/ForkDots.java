package io.healthwatch.workbench.gui.evaluate;

import io.healthwatch.workbench.gui.ForkState;
import io.healthwatch.workbench.gui.Lane;
import io.healthwatch.workbench.gui.PlannedFork;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Orientation;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;

/**
 * The forks of a lane as marks, in one column a scenario; a state has a shape and a colour of its own. All
 * marks of a state are one path, so that a lane costs four nodes however many forks it has.
 */
final class ForkDots extends Region {

    private static final double STEP = 15;
    private static final double GAP = 6;
    private static final double RADIUS = 4.5;

    private final List<String> scenarios;
    private final Map<ForkState, SVGPath> marks = new EnumMap<>(ForkState.class);
    private final Tooltip tooltip = new Tooltip();
    private Lane lane;

    ForkDots(List<String> scenarios) {
        this.scenarios = scenarios;
        getStyleClass().add("fork-dots");
        for (var state : ForkState.values()) {
            var path = new SVGPath();
            path.getStyleClass().addAll("fork-mark", state.name().toLowerCase(Locale.ROOT));
            path.setManaged(false);
            marks.put(state, path);
            getChildren().add(path);
        }
        setOnMouseMoved(move -> showTooltip(move.getX(), move.getY()));
        Tooltip.install(this, tooltip);
    }

    /** Shows a lane as it is now. */
    void show(Lane now) {
        lane = now;
        setAccessibleText(now.name() + ": " + now.ended() + " of " + now.forks().size() + " forks ended, "
                + now.count(ForkState.FAILED) + " failed");
        requestLayout();
    }

    private void showTooltip(double x, double y) {
        var nearest = lane.forks().stream()
                .filter(fork -> Math.abs(x(fork) - x) <= STEP / 2 && Math.abs(y(fork) - y) <= STEP / 2)
                .findFirst();
        tooltip.setText(nearest.map(PlannedFork::describe).orElse(getAccessibleText()));
    }

    private int perRow(double width) {
        return Math.max(1, (int) ((columnWidth(width) - GAP) / STEP));
    }

    private double columnWidth(double width) {
        return Math.max(STEP * 2, width / Math.max(1, scenarios.size()));
    }

    private int indexInColumn(PlannedFork fork) {
        var index = 0;
        for (var other : lane.forks()) {
            if (other == fork) {
                return index;
            }
            if (other.cell().scenario().equals(fork.cell().scenario())) {
                index++;
            }
        }
        return index;
    }

    private double x(PlannedFork fork) {
        return scenarios.indexOf(fork.cell().scenario()) * columnWidth(getWidth())
                + indexInColumn(fork) % perRow(getWidth()) * STEP
                + STEP / 2;
    }

    private double y(PlannedFork fork) {
        return Math.floorDiv(indexInColumn(fork), perRow(getWidth())) * STEP + STEP / 2;
    }

    @Override
    protected void layoutChildren() {
        var paths = new EnumMap<ForkState, StringBuilder>(ForkState.class);
        for (var fork : lane.forks()) {
            paths.computeIfAbsent(fork.state(), _ -> new StringBuilder()).append(mark(fork));
        }
        marks.forEach((state, path) -> {
            var content = paths.containsKey(state) ? paths.get(state).toString() : "";
            if (!content.equals(path.getContent())) {
                path.setContent(content);
            }
        });
    }

    private String mark(PlannedFork fork) {
        return mark(fork.state(), x(fork), y(fork));
    }

    /** The mark of a state, for a legend. */
    static String sample(ForkState state) {
        return mark(state, STEP / 2, STEP / 2);
    }

    private static String mark(ForkState state, double x, double y) {
        return switch (state) {
            case WAITING -> circle(x, y, RADIUS - 1.5);
            case DONE -> circle(x, y, RADIUS);
            case RUNNING -> path("M%f %fl8 4.5l-8 4.5z", x - 3, y - 4.5);
            case FAILED -> path(
                    "M%f %fl3 3l3 -3l1.5 1.5l-3 3l3 3l-1.5 1.5l-3 -3l-3 3l-1.5 -1.5l3 -3l-3 -3z", x - 3, y - 4.5);
        };
    }

    private static String circle(double x, double y, double radius) {
        return path(
                "M%f %fa%f %f 0 1 0 %f 0a%f %f 0 1 0 %f 0z",
                x - radius, y, radius, radius, 2 * radius, radius, radius, -2 * radius);
    }

    private static String path(String format, Object... numbers) {
        return String.format(Locale.ROOT, format, numbers);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        var most = scenarios.stream()
                .mapToLong(scenario -> lane.forks().stream()
                        .filter(fork -> fork.cell().scenario().equals(scenario))
                        .count())
                .max()
                .orElse(1);
        return Math.ceilDiv(most, perRow(width < 0 ? prefWidth(-1) : width)) * STEP;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return STEP * 3 * scenarios.size();
    }

    @Override
    protected double computeMinWidth(double height) {
        return STEP * 2 * scenarios.size();
    }
}
