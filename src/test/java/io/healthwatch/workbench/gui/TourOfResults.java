package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.answer.DistributionShape;
import io.healthwatch.workbench.answer.Question;
import io.healthwatch.workbench.evaluation.Comparisons.Quantity;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.evaluation.ProbeModules;
import io.healthwatch.workbench.evaluation.SyntheticRun;
import io.healthwatch.workbench.gui.charts.ChartsView;
import io.healthwatch.workbench.gui.compare.CompareModel;
import io.healthwatch.workbench.gui.compare.CompareView;
import io.healthwatch.workbench.gui.compare.HistoryModel;
import io.healthwatch.workbench.gui.matrix.MatrixModel;
import io.healthwatch.workbench.gui.matrix.MatrixView;
import io.healthwatch.workbench.gui.overview.OverviewView;
import io.healthwatch.workbench.gui.samples.SamplesView;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.RunState;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.store.RunStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Takes pictures of the views of a run, in both themes and two sizes, to {@code target/tour}: {@code TourOfResults
 * [BEGINNING OF A NAME [all]]}. Sizes are those of what is left of a window of 1280 x 860 or 960 x 700.
 */
public final class TourOfResults {

    private static final Path FOLDER = Path.of("target", "tour");
    private static final int[] LARGE = {1070, 760};
    private static final int[] SMALL = {904, 600};

    private final String only;
    private final Workspace workspace = new Workspace();
    private final ChartsView charts;
    private final MatrixView matrix;
    private final OverviewView overview;
    private final SamplesView samples;
    private final CompareView compare;
    private final Path before;
    private final Path after;

    private TourOfResults(String only) throws IOException {
        this.only = only;
        charts = Toolkit.fx(() -> new ChartsView(
                workspace, _ -> {}, (_, _, _) -> Optional.empty(), () -> ProbeModules.read(Home.locate().probes())));
        matrix = Toolkit.fx(() ->
                new MatrixView(
                        workspace, _ -> {}, (_, _, _) -> Optional.empty(), TourOfResults::whyMissing, (_, _) -> {}, _ -> {}));
        overview = Toolkit.fx(() -> OverviewViewTest.over(workspace, new OverviewView.Ways(_ -> {}, _ -> {}, _ -> {})));
        samples = Toolkit.fx(() -> new SamplesView(workspace));
        var store = new RunStore(FOLDER.resolve("data"));
        before = new SyntheticRun(1)
                .with("node", 1, 20).with("wasm3", 5, 20).with("wasmtime-cranelift", 1.2, 20).with("native", 0.8, 3)
                .with("wasmer-cranelift", 1.3, 20).with("script", 2, 20).version("wasm3", "0.4")
                .write(store);
        after = new SyntheticRun(2)
                .with("node", 1, 20).with("wasm3", 3.9, 20).with("wasmtime-cranelift", 1.3, 20).with("native", 0.8, 3)
                .with("wasmer-cranelift", 1.306, 20).with("wasmer-singlepass", 2, 4).version("wasm3", "0.5").on("other")
                .profile("quick", 40)
                .write(store);
        compare = Toolkit.fx(() -> new CompareView(
                new CompareModel(
                        store, workspace.margin(), workspace.selection(), Runnable::run, Runnable::run, _ -> {}),
                new HistoryModel(store, workspace.margin(), Runnable::run, Runnable::run, _ -> {}),
                workspace.choices(),
                _ -> {},
                (_, _, _) -> Optional.empty()));
    }

    private static String whyMissing(String variant) {
        return variant.startsWith("wasmer") ? "Wasmer's adapter is not installed. Install it first." : "";
    }

    /** Takes the pictures. */
    public static void main(String[] arguments) throws IOException {
        Toolkit.start();
        var only = arguments.length > 0 ? arguments[0] : "";
        for (var dark : new boolean[] {false, true}) {
            Toolkit.theme(dark);
            var tour = new TourOfResults(only);
            Toolkit.run(() -> tour.workspace.dark().set(dark));
            tour.all((dark ? "dark" : "light"), LARGE);
            tour.all((dark ? "dark" : "light") + "-small", SMALL);
        }
        System.exit(0);
    }

    private void all(String look, int[] size) {
        var runs = Map.of(
                "finished", Runs.ofEverything().weighed().snapshot(),
                "live", Runs.ofEverything().after(90, RunState.RUNNING).snapshot(),
                "troubled",
                        Runs.ofEverything().forks(2).wrong("chicory", "regex-processing").crashing("wasmtime-winch")
                                .snapshot(),
                "failed", Runs.ofEverything().forks(1).allCrashing().snapshot());
        for (var view : List.of(charts, matrix, overview, samples)) {
            Toolkit.run(() -> workspace.run().set(null));
            picture(view, look, "empty", size);
            runs.forEach((name, run) -> {
                Toolkit.run(() -> {
                    workspace.selection().set(null);
                    workspace.scenario().set("json-parsing-heavy");
                    workspace.run().set(run);
                });
                picture(view, look, name, size);
            });
        }
        Toolkit.run(() -> workspace.run().set(runs.get("finished")));
        for (var question : Question.values()) {
            Toolkit.run(() -> {
                charts.model().question().set(question);
                charts.model().table().set(false);
            });
            picture(charts, look, question.name().toLowerCase(Locale.ROOT), size);
        }
        Toolkit.run(() -> {
            charts.model().question().set(Question.SPREAD);
            charts.model().shape().set(DistributionShape.CURVE);
            workspace.selection().set(new Cell("node", "node", "json-parsing-heavy", "c"));
        });
        picture(charts, look, "curve", size);
        Toolkit.run(() -> charts.model().shape().set(DistributionShape.VIOLIN));
        picture(charts, look, "violin", size);
        Toolkit.run(() -> {
            charts.model().question().set(Question.STEADY);
            charts.model().relative().set(true);
        });
        picture(charts, look, "relative", size);
        Toolkit.run(() -> charts.model().table().set(true));
        picture(charts, look, "table", size);
        Toolkit.run(() -> {
            charts.model().table().set(false);
            charts.model().relative().set(false);
            workspace.run().set(Runs.inAllLanguages().snapshot());
        });
        for (var question : List.of(Question.LANGUAGES, Question.LANGUAGES_AND_RUNTIMES)) {
            Toolkit.run(() -> charts.model().question().set(question));
            picture(charts, look, question.name().toLowerCase(Locale.ROOT) + "-four", size);
            picture(charts, look, question.name().toLowerCase(Locale.ROOT) + "-four-all", new int[] {size[0], 1900});
        }
        picture(matrix, look, "languages", size);
        picture(overview, look, "languages", size);
        Toolkit.run(() -> workspace.run().set(runs.get("finished")));
        for (var criterion : Criterion.values()) {
            Toolkit.run(() -> matrix.model().open().set(new MatrixModel.Spot(criterion, "WASM3")));
            picture(matrix, look, "drawer-" + criterion.id(), size);
        }
        Toolkit.run(() -> matrix.model().open().set(null));
        picture(samples, look, "cell", size);
        Toolkit.run(() -> {
            compare.model().before().set(null);
            compare.model().after().set(null);
        });
        picture(compare, look, "empty", size);
        Toolkit.run(() -> compare.model().choose(before, after));
        picture(compare, look, "chosen", size);
        Toolkit.run(() -> compare.showTable(true));
        picture(compare, look, "table", size);
        Toolkit.run(() -> {
            compare.showTable(false);
            compare.model().page().set(CompareModel.Page.VARIANTS);
        });
        picture(compare, look, "variants", size);
        Toolkit.run(() -> compare.showHistory(new Cell("wasm3", "node", "json-parsing-heavy", "c"), Quantity.EXECUTION));
        picture(compare, look, "history", size);
        Toolkit.run(() -> compare.model().page().set(CompareModel.Page.RUNS));
    }

    private void picture(View view, String look, String name, int[] size) {
        var file = view.title().toLowerCase(Locale.ROOT) + "-" + name + "-" + look + ".png";
        if (!file.startsWith(only)) {
            return;
        }
        for (var i = 0; i < 2; i++) {
            Toolkit.picture(Toolkit.scene(Toolkit.fx(view::content), size[0], size[1]));
        }
        Toolkit.write(Toolkit.picture(Toolkit.scene(Toolkit.fx(view::content), size[0], size[1])), FOLDER.resolve(file));
    }
}
