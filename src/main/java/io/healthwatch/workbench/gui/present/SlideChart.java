package io.healthwatch.workbench.gui.present;

import io.healthwatch.workbench.chart.Figure;
import io.healthwatch.workbench.gui.chart.Background;
import io.healthwatch.workbench.gui.chart.ChartExport;
import io.healthwatch.workbench.report.DocumentFonts;
import io.healthwatch.workbench.report.Slide.Content;
import io.healthwatch.workbench.report.SlideLook;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.AccessibleRole;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** A slide's chart: drawn in the background as a picture of its own size, with a place to choose over every row. */
final class SlideChart extends Pane {

    private static final double SLIDE_TYPE = 30;
    /** Slides of a run that is being measured are made on the thread for figures, and a page must not wait for them. */
    private static final Executor DRAWING = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("slides").factory());

    private final Content.Chart chart;
    private final SlideLook look;
    private final DoubleSupplier typeSize;
    private final ImageView view = new ImageView();
    private final List<Region> rows;
    private final Background<Drawn> drawing = new Background<>(DRAWING, Platform::runLater, this::show);
    private double drawnWidth;
    private double drawnHeight;
    private Rectangle2D plot;

    /** A picture, and where its rows are in it. */
    private record Drawn(Image image, Rectangle2D plot) {}

    /**
     * A chart that is not drawn yet.
     *
     * @param typeSize the size of the texts around it, by which its own are drawn
     */
    SlideChart(Content.Chart chart, SlideLook look, DoubleSupplier typeSize) {
        this.typeSize = typeSize;
        this.chart = chart;
        this.look = look;
        getStyleClass().add("slide-chart");
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(chart.figure().title());
        rows = chart.figure() instanceof Figure.Lines || chart.figure() instanceof Figure.Grid
                ? List.of()
                : Stream.generate(Region::new).limit(chart.figure().rowCount()).toList();
        getChildren().add(view);
        getChildren().addAll(rows);
        rows.forEach(row -> row.setManaged(false));
        setMinSize(0, 0);
        setPrefSize(1, 1);
    }

    /** What stands over the rows, in their order; none over lines. */
    List<Region> rows() {
        return rows;
    }

    /** Shows the other's picture until its own is drawn. */
    void takeOver(SlideChart other) {
        view.setImage(other.view.getImage());
        view.setFitWidth(other.view.getFitWidth());
        view.setFitHeight(other.view.getFitHeight());
    }

    @Override
    protected void layoutChildren() {
        var width = getWidth();
        var height = getHeight();
        if (width < 40 || height < 40) {
            return;
        }
        if (width != drawnWidth || height != drawnHeight) {
            drawnWidth = width;
            drawnHeight = height;
            var scale = typeSize.getAsDouble() / SLIDE_TYPE;
            var window = getScene().getWindow();
            var pixels = window == null ? 1 : window.getOutputScaleX();
            drawing.request(() -> draw(width, height, scale, pixels));
        }
        if (plot != null) {
            var row = plot.getHeight() / Math.max(1, rows.size());
            IntStream.range(0, rows.size())
                    .forEach(i -> rows.get(i).resizeRelocate(0, plot.getY() + i * row, width, row));
        }
    }

    private Drawn draw(double width, double height, double scale, double pixels) {
        var picture = look.picture(chart, DocumentFonts.family(), width / scale, height / scale);
        var factor = width / picture.width();
        var drawn = picture.drawn(factor * pixels);
        var rows = drawn.plot();
        return new Drawn(
                ChartExport.image(drawn.image()),
                new Rectangle2D.Double(
                        rows.getX() * factor, rows.getY() * factor, rows.getWidth() * factor, rows.getHeight() * factor));
    }

    private void show(Drawn drawn) {
        view.setImage(drawn.image());
        view.setFitWidth(drawnWidth);
        view.setFitHeight(drawnHeight);
        plot = drawn.plot();
        requestLayout();
    }
}
