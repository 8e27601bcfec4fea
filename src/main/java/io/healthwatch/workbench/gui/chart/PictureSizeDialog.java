package io.healthwatch.workbench.gui.chart;

import io.healthwatch.workbench.chart.PictureSize;
import io.healthwatch.workbench.text.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Asks for the size of a picture: one that is often needed, or one's own. FX thread only. */
final class PictureSizeDialog extends Dialog<PictureSize> {

    private static final Texts TEXTS = Texts.of("export");

    private final ToggleGroup group = new ToggleGroup();
    private final Map<RadioButton, PictureSize> presets = new LinkedHashMap<>();
    private final RadioButton own = new RadioButton(TEXTS.get("size.own"));
    private final TextField width = field("size.width");
    private final TextField height = field("size.height");
    private final TextField scale = field("size.scale");

    PictureSizeDialog(Window owner, PictureSize onScreen) {
        initOwner(owner);
        setTitle(TEXTS.get("size"));
        preset("size.screen", onScreen);
        preset("size.slide", PictureSize.SLIDE);
        preset("size.paper", PictureSize.PAPER_COLUMN);
        own.setToggleGroup(group);
        group.selectToggle(presets.keySet().iterator().next());
        write(onScreen);
        var figures = new FlowPane(8, 8,
                new Label(TEXTS.get("size.width")), width,
                new Label(TEXTS.get("size.height")), height,
                new Label(TEXTS.get("size.scale")), scale);
        figures.disableProperty().bind(own.selectedProperty().not());
        group.selectedToggleProperty().subscribe(toggle -> {
            if (presets.get(toggle) != null) {
                write(presets.get(toggle));
            }
        });
        var wrong = new Label(TEXTS.get("size.wrong", PictureSize.LEAST, PictureSize.MOST));
        wrong.setWrapText(true);
        var valid = Bindings.createBooleanBinding(
                () -> read() != null, width.textProperty(), height.textProperty(), scale.textProperty());
        wrong.visibleProperty().bind(valid.not());
        var content = new VBox(10);
        content.getChildren().addAll(presets.keySet());
        content.getChildren().addAll(own, figures, wrong);
        getDialogPane().setContent(content);
        getDialogPane().getButtonTypes().setAll(ButtonType.OK, ButtonType.CANCEL);
        getDialogPane().lookupButton(ButtonType.OK).disableProperty().bind(valid.not());
        setResultConverter(button -> button == ButtonType.OK ? read() : null);
    }

    private void preset(String key, PictureSize size) {
        var button = new RadioButton(
                TEXTS.get(key, String.valueOf(size.width()), String.valueOf(size.height())));
        button.setToggleGroup(group);
        presets.put(button, size);
    }

    private static TextField field(String key) {
        var field = new TextField();
        field.setPrefColumnCount(5);
        field.setAccessibleText(TEXTS.get(key));
        return field;
    }

    private void write(PictureSize size) {
        width.setText(String.valueOf(size.width()));
        height.setText(String.valueOf(size.height()));
        scale.setText(String.valueOf(size.scale()));
    }

    /** What stands in the fields; null where that is no size. */
    private PictureSize read() {
        try {
            return new PictureSize(
                    Integer.parseInt(width.getText().strip()),
                    Integer.parseInt(height.getText().strip()),
                    Double.parseDouble(scale.getText().strip()));
        } catch (IllegalArgumentException wrong) {
            return null;
        }
    }
}
