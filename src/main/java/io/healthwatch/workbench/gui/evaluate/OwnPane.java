package io.healthwatch.workbench.gui.evaluate;

import io.healthwatch.workbench.gui.Hint;
import io.healthwatch.workbench.gui.result.Labels;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The user's own module beside the scenarios: chosen, looked at, given something, removed. */
final class OwnPane {

    private static final int CONFIG_ROWS = 3;

    private final OwnModel model;
    private final Function<Window, Optional<Path>> ask;
    private final VBox block = new VBox();

    /** {@code ask} asks for a module. */
    OwnPane(OwnModel model, Function<Window, Optional<Path>> ask) {
        this.model = model;
        this.ask = ask;
        block.getStyleClass().add("scenario-block");
        show(model.file().get());
        model.file().subscribe((_, file) -> {
            show(file);
            scrollThere();
        });
    }

    Node node() {
        return block;
    }

    /** The platform's dialog. */
    static Optional<Path> dialog(Window owner) {
        var chooser = new FileChooser();
        chooser.setTitle("Choose a module");
        chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter("WebAssembly module", "*.wasm"));
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    }

    private void show(Path file) {
        if (file == null) {
            block.getChildren()
                    .setAll(
                            choose("Your module\u2026"),
                            Labels.note("A WebAssembly module of your own that keeps the probe's contract (README, \"A"
                                    + " probe of your own\"). It can be dropped anywhere on the window, too."));
            return;
        }
        var remove = button("own-remove", "Remove", Feather.X);
        remove.setOnAction(_ -> model.remove());
        var buttons = new FlowPane(choose("Another\u2026"), remove);
        buttons.getStyleClass().add("install-offer");
        block.getChildren().setAll(chosen(file), state(), config(), buttons);
    }

    /** The block is the last one, and what is wrong with a module should be seen at once. */
    private void scrollThere() {
        for (Node around = block; around != null; around = around.getParent()) {
            if (around instanceof ScrollPane scroll) {
                scroll.layout();
                scroll.setVvalue(scroll.getVmax());
            }
        }
    }

    private Node chosen(Path file) {
        var box = new CheckBox(String.valueOf(file.getFileName()));
        box.setId("choose-own");
        box.setMinWidth(0);
        Hint.on(box, file.toString());
        box.selectedProperty().bindBidirectional(model.chosen());
        return box;
    }

    private Node state() {
        var good = Labels.wrapped("", "scenario-question");
        good.textProperty()
                .bind(model.probe().map(probe -> "Your own module, "
                        + String.format("%,d", probe.module().bytes())
                        + " bytes; it keeps ABI 1. The baselines run no WebAssembly and leave it out."));
        shownWhen(good, model.problems().isEmpty());
        var bad = new VBox();
        bad.setId("own-problems");
        bad.getStyleClass().add("field");
        model.problems().subscribe(problems -> bad.getChildren()
                .setAll(problems.lines().map(problem -> Labels.wrapped(problem, "hint")).toList()));
        shownWhen(bad, model.problems().isNotEmpty());
        return new VBox(good, bad);
    }

    private Node config() {
        var text = new TextArea();
        text.setId("own-config");
        text.setPrefRowCount(CONFIG_ROWS);
        text.setWrapText(true);
        text.textProperty().bindBidirectional(model.config());
        var name = Labels.wrapped("What it is given, as JSON", "field-name");
        name.setLabelFor(text);
        var field = new VBox(name, text);
        field.getStyleClass().add("field");
        return field;
    }

    private Button choose(String name) {
        var button = button("own-choose", name, Feather.FILE_PLUS);
        button.setOnAction(_ -> ask.apply(button.getScene().getWindow()).ifPresent(model::choose));
        return button;
    }

    private static Button button(String id, String name, Ikon icon) {
        var button = new Button(name, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static void shownWhen(Node node, BooleanBinding shown) {
        node.visibleProperty().bind(shown);
        node.managedProperty().bind(shown);
    }
}
