package io.healthwatch.workbench.gui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class InspectionTest {

    @Test
    void whatIsWrongIsFoundAndWhatIsRightIsNot() {
        var problems = Toolkit.fx(() -> {
            Theme.apply(false);
            var nameless = new Button();
            nameless.setId("nameless");
            var faint = new Label("faint");
            faint.setStyle("-fx-text-fill: #bbbbbb;");
            var cut = new Label("cut off because there is no room");
            cut.setMaxWidth(60);
            var good = new Label("plain to read");
            var box = new VBox(nameless, faint, cut, good);
            box.setStyle("-fx-background-color: white;");
            var scene = new Scene(box, 400, 300);
            Theme.style(scene);
            scene.snapshot(null);
            return Inspection.of(scene);
        });
        assertThat(problems).hasSize(3);
        assertThat(problems).anyMatch(problem -> problem.startsWith("no name: Button in #nameless"));
        assertThat(problems).anyMatch(problem -> problem.startsWith("contrast 1.9, less than 4.5: LabeledText \"faint\""));
        assertThat(problems).anyMatch(problem -> problem.startsWith("cut off: Label \"cut off"));
    }
}
