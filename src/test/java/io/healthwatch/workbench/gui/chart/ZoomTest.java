package io.healthwatch.workbench.gui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.chart.Extent;
import org.junit.jupiter.api.Test;

class ZoomTest {

    private final Zoom zoom = new Zoom();

    private static Zoom.Part across(double low, double high) {
        return new Zoom.Part(new Extent(low, high), null);
    }

    @Test
    void aWholeGestureIsOneStepBack() {
        var wheel = new Object();
        var drag = new Object();
        zoom.show(across(0, 8), wheel);
        zoom.show(across(0, 4), wheel);
        zoom.show(across(0, 2), wheel);
        zoom.show(across(1, 3), drag);
        zoom.show(across(2, 4), drag);
        zoom.back();
        assertThat(zoom.shown()).isEqualTo(across(0, 2));
        zoom.back();
        assertThat(zoom.shown()).isEqualTo(Zoom.Part.ALL);
        assertThat(zoom.hasBefore()).isFalse();
        zoom.back();
        assertThat(zoom.shown()).isEqualTo(Zoom.Part.ALL);
    }

    @Test
    void showingAllIsAStepThatCanBeTakenBack() {
        zoom.show(across(0, 8), "wheel");
        zoom.show(Zoom.Part.ALL, "all");
        zoom.back();
        assertThat(zoom.shown()).isEqualTo(across(0, 8));
    }

    @Test
    void theSameGestureAfterAStepBackIsANewOne() {
        zoom.show(across(0, 8), "wheel");
        zoom.back();
        zoom.show(across(0, 4), "wheel");
        zoom.back();
        assertThat(zoom.shown()).isEqualTo(Zoom.Part.ALL);
    }

    @Test
    void anotherFigureBeginsWithAllOfIt() {
        zoom.show(across(0, 8), "wheel");
        zoom.reset();
        assertThat(zoom.shown()).isEqualTo(Zoom.Part.ALL);
        assertThat(zoom.hasBefore()).isFalse();
    }
}
