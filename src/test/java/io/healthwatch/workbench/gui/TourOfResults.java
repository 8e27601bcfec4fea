package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.gui.charts.ChartsView;
import io.healthwatch.workbench.gui.charts.Question;
import io.healthwatch.workbench.gui.matrix.MatrixModel;
import io.healthwatch.workbench.gui.matrix.MatrixView;
import java.nio.file.Path;

/** Takes pictures of the views of a run, in both themes and two sizes, to {@code target/tour}. */
public final class TourOfResults {

    private static final Path FOLDER = Path.of("target", "tour");

    private TourOfResults() {}

    /** Takes the pictures whose name begins with the first argument, or all. */
    public static void main(String[] arguments) {
        var only = arguments.length > 0 ? arguments[0] : "";
        Toolkit.start();
        var finished = Runs.ofEverything().snapshot();
        Toolkit.theme(false);
        if ("charts".startsWith(only) || only.startsWith("charts")) {
            var workspace = new Workspace();
            var view = Toolkit.fx(() -> new ChartsView(workspace));
            Toolkit.run(() -> workspace.run().set(finished));
            var scene = Toolkit.scene(Toolkit.fx(view::content), 1070, 760);
            for (var question : Question.values()) {
                Toolkit.run(() -> {
                    view.model().question().set(question);
                    workspace.scenario().set("json-parsing-heavy");
                });
                Toolkit.write(Toolkit.picture(scene), FOLDER.resolve("charts-" + question.name().toLowerCase() + ".png"));
            }
        }
        if ("matrix".startsWith(only) || only.startsWith("matrix")) {
            var workspace = new Workspace();
            var view = Toolkit.fx(() -> new MatrixView(workspace, _ -> {}, (_, _, _) -> java.util.Optional.empty(),
                    variant -> variant.startsWith("wasmer") ? "Wasmer's adapter is not installed. Install it first." : ""));
            Toolkit.run(() -> workspace.run().set(finished));
            var scene = Toolkit.scene(Toolkit.fx(view::content), 1070, 760);
            Toolkit.write(Toolkit.picture(scene), FOLDER.resolve("matrix.png"));
            for (var criterion : Criterion.values()) {
                Toolkit.run(() -> view.model().open().set(new MatrixModel.Spot(criterion, "WASM3")));
                Toolkit.write(Toolkit.picture(scene), FOLDER.resolve("matrix-drawer-" + criterion.id() + ".png"));
            }
        }
        System.exit(0);
    }
}
