package io.healthwatch.workbench.gui.present;

import io.healthwatch.workbench.assessment.ChecklistItem;
import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.gui.Choices;
import io.healthwatch.workbench.gui.Runs;
import io.healthwatch.workbench.gui.Theme;
import io.healthwatch.workbench.gui.Toolkit;
import io.healthwatch.workbench.report.Deck;
import io.healthwatch.workbench.report.Slide.Topic;
import io.healthwatch.workbench.run.RunState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Scene;

/** Takes pictures of every page of presentations, to {@code target/tour}: {@code TourOfSlides [BEGINNING OF A NAME]}. */
public final class TourOfSlides {

    private static final Path FOLDER = Path.of("target", "tour");
    private static final int[][] SIZES = {{1920, 1080}, {1280, 860}, {960, 700}, {1000, 1000}};

    private TourOfSlides() {}

    /** Takes the pictures. */
    public static void main(String[] arguments) throws IOException {
        Toolkit.start();
        Theme.loadFonts();
        var only = arguments.length > 0 ? arguments[0] : "";
        for (var deck : decks().entrySet()) {
            for (var dark : new boolean[] {false, true}) {
                for (var size : SIZES) {
                    var look = (dark ? "-dark-" : "-light-") + size[0];
                    if (("present-" + deck.getKey() + look).startsWith(only)) {
                        pictures(deck.getKey() + look, deck.getValue(), dark, size);
                    }
                }
            }
        }
        System.exit(0);
    }

    private static Map<String, Deck> decks() throws IOException {
        var decks = new LinkedHashMap<String, Deck>();
        decks.put("empty", null);
        decks.put("finished", Decks.assessed(Runs.ofEverything().weighed().snapshot()));
        decks.put("live", Decks.unassessed(Runs.ofEverything().after(90, RunState.RUNNING).snapshot()));
        decks.put("failed", Decks.unassessed(Runs.ofEverything().forks(1).allCrashing().snapshot()));
        decks.put("largest", Decks.assessed(Runs.ofEverything().with("wasmer-cranelift", "node", "c")
                .with("wasmer-singlepass", "jvm", "c").forks(2).wrong("chicory", "regex-processing").crashing("endive")
                .snapshot()));
        return decks;
    }

    private static void pictures(String name, Deck deck, boolean dark, int[] size) {
        var choices = Toolkit.fx(Choices::new);
        var model = Toolkit.fx(() -> new PresentModel(choices, Runnable::run, Runnable::run));
        var scene = Toolkit.fx(() -> {
            model.dark().set(dark);
            var live = new SimpleStringProperty(deck != null && deck.live() ? "measuring, 90 of 640 forks, 1:12 left" : "");
            var pane = new PresentPane(
                    model, live, new SimpleStringProperty(deck == null ? "" : deck.name()), () -> {});
            return new Scene(pane, size[0], size[1]);
        });
        Toolkit.run(() -> model.show(deck));
        var pages = deck == null ? 1 : deck.slides().size();
        for (var page = 1; page <= pages; page++) {
            take(scene, name + "-" + page);
            Toolkit.run(model::next);
        }
        if (deck == null) {
            return;
        }
        detail(scene, model, name, new Place(Topic.MATRIX, "WASM3", Criterion.EXECUTION.id(), null));
        detail(scene, model, name, new Place(Topic.SECURITY, "node", ChecklistItem.FILESYSTEM.id(), null));
    }

    private static void detail(Scene scene, PresentModel model, String name, Place place) {
        Toolkit.run(() -> {
            model.go(place.topic());
            model.open(place);
        });
        take(scene, name + "-detail-" + place.topic().id() + "-1");
        Toolkit.run(model::next);
        take(scene, name + "-detail-" + place.topic().id() + "-2");
        Toolkit.run(model::back);
    }

    /** A chart is laid out, drawn and laid out again. */
    private static void take(Scene scene, String name) {
        Toolkit.picture(scene);
        Toolkit.picture(scene);
        Toolkit.write(Toolkit.picture(scene), FOLDER.resolve("present-" + name + ".png"));
    }
}
