package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.evaluation.ProbeModules;
import io.healthwatch.workbench.gui.charts.ChartsView;
import io.healthwatch.workbench.gui.compare.CompareModel;
import io.healthwatch.workbench.gui.compare.CompareView;
import io.healthwatch.workbench.gui.compare.HistoryModel;
import io.healthwatch.workbench.gui.evaluate.EvaluateModel;
import io.healthwatch.workbench.gui.evaluate.EvaluateView;
import io.healthwatch.workbench.gui.evaluate.LiveCharts;
import io.healthwatch.workbench.gui.integration.IntegrationView;
import io.healthwatch.workbench.gui.matrix.MatrixView;
import io.healthwatch.workbench.gui.overview.OverviewView;
import io.healthwatch.workbench.gui.quality.QualityView;
import io.healthwatch.workbench.gui.report.RecommendationModel;
import io.healthwatch.workbench.gui.report.ReportView;
import io.healthwatch.workbench.gui.runs.MachineModel;
import io.healthwatch.workbench.gui.runs.RunsModel;
import io.healthwatch.workbench.gui.runs.RunsView;
import io.healthwatch.workbench.gui.runtimes.RuntimesModel;
import io.healthwatch.workbench.gui.runtimes.RuntimesView;
import io.healthwatch.workbench.gui.samples.SamplesView;
import io.healthwatch.workbench.gui.security.SecurityView;
import io.healthwatch.workbench.gui.selfcheck.SelfcheckModel;
import io.healthwatch.workbench.gui.selfcheck.SelfcheckView;
import io.healthwatch.workbench.runtime.catalog.Availability;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import java.util.List;
import java.util.function.UnaryOperator;

/** The one place that knows which views there are. */
public final class Views {

    private Views() {}

    /** All views in the order of the navigation; none builds its nodes before it is shown. */
    public static List<View> all(Services services, EvaluateModel evaluate) {
        var workspace = services.workspace();
        var navigation = services.navigation();
        UnaryOperator<String> whyMissing = variant -> whyMissing(services.catalog(), variant);
        var files = services.files();
        var compare = CompareModel.of(services);
        var compareView =
                new CompareView(compare, HistoryModel.of(services), workspace.choices(), navigation::show, files);
        var recommendation = RecommendationModel.of(services);
        var matrix = new MatrixView(
                workspace,
                navigation::show,
                files,
                whyMissing,
                compareView::showHistory,
                services.notices());
        var charts = new ChartsView(
                workspace, navigation::show, files, () -> ProbeModules.read(services.home().probes()));
        return List.of(
                new EvaluateView(
                        evaluate, services.controller(), navigation, () -> new LiveCharts(services.controller())),
                new OverviewView(
                        workspace,
                        recommendation,
                        new OverviewView.Ways(
                                navigation::show, matrix.model().open()::set, charts.model().question()::set),
                        whyMissing),
                matrix,
                charts,
                new SamplesView(workspace, navigation::show, files),
                SecurityView.of(services),
                QualityView.of(services),
                IntegrationView.of(services),
                compareView,
                ReportView.of(services, recommendation),
                new RunsView(RunsModel.of(services, compare::choose), MachineModel.of(services), workspace.choices(), files),
                new RuntimesView(RuntimesModel.of(services), workspace.choices()),
                new SelfcheckView(SelfcheckModel.of(services), workspace.choices()));
    }

    /** Why a variant can be measured in none of its hosts; empty where it can. */
    private static String whyMissing(Catalog catalog, String id) {
        var variant = catalog.find(id).orElseThrow();
        var found = variant.hosts().stream()
                .map(host -> catalog.availability(variant, host))
                .toList();
        return found.stream().anyMatch(Availability::available) ? "" : found.getFirst().reason();
    }
}
