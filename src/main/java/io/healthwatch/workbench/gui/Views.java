package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.gui.chart.FileChoice;
import io.healthwatch.workbench.gui.charts.ChartsView;
import io.healthwatch.workbench.gui.evaluate.EvaluateModel;
import io.healthwatch.workbench.gui.evaluate.EvaluateView;
import io.healthwatch.workbench.gui.evaluate.LiveCharts;
import io.healthwatch.workbench.gui.matrix.MatrixView;
import io.healthwatch.workbench.gui.overview.OverviewView;
import io.healthwatch.workbench.gui.runs.RunsModel;
import io.healthwatch.workbench.gui.runs.RunsView;
import io.healthwatch.workbench.gui.runtimes.RuntimesModel;
import io.healthwatch.workbench.gui.runtimes.RuntimesView;
import io.healthwatch.workbench.runtime.catalog.Availability;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import java.util.List;
import java.util.function.Consumer;

/** The one place that knows which views there are. */
public final class Views {

    private Views() {}

    /** All views in the order of the navigation; none builds its nodes before it is shown. */
    public static List<View> all(Services services, EvaluateModel evaluate) {
        var workspace = services.workspace();
        Consumer<String> go = services.navigation()::show;
        return List.of(
                new EvaluateView(
                        evaluate,
                        services.controller(),
                        services.navigation(),
                        () -> new LiveCharts(services.controller())),
                new OverviewView(workspace, go, id -> whyMissing(services.catalog(), id)),
                new MatrixView(workspace, go, FileChoice.dialog(), id -> whyMissing(services.catalog(), id)),
                new ChartsView(workspace, go, FileChoice.dialog()),
                new RunsView(RunsModel.of(services)),
                new RuntimesView(RuntimesModel.of(services, evaluate::refresh)));
    }

    /** Why a variant cannot be measured in any host; empty where it can in one. */
    private static String whyMissing(Catalog catalog, String id) {
        var lookups = catalog.find(id).stream()
                .flatMap(variant -> variant.hosts().stream().map(host -> catalog.availability(variant, host)))
                .toList();
        return lookups.stream().anyMatch(Availability::available)
                ? ""
                : lookups.stream().map(Availability::reason).findFirst().orElse("");
    }
}
