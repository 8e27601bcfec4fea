package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.gui.evaluate.EvaluateModel;
import io.healthwatch.workbench.gui.evaluate.EvaluateView;
import io.healthwatch.workbench.gui.runs.RunsModel;
import io.healthwatch.workbench.gui.runs.RunsView;
import io.healthwatch.workbench.gui.runtimes.RuntimesModel;
import io.healthwatch.workbench.gui.runtimes.RuntimesView;
import java.util.List;

/** The one place that knows which views there are. */
public final class Views {

    private Views() {}

    /** All views in the order of the navigation; none builds its nodes before it is shown. */
    public static List<View> all(Services services, EvaluateModel evaluate) {
        return List.of(
                new EvaluateView(evaluate, services.controller(), services.navigation(), null),
                new RunsView(RunsModel.of(services)),
                new RuntimesView(RuntimesModel.of(services, evaluate::refresh)));
    }
}
