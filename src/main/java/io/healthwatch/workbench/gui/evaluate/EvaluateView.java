package io.healthwatch.workbench.gui.evaluate;

import io.healthwatch.workbench.gui.Navigation;
import io.healthwatch.workbench.gui.RunController;
import io.healthwatch.workbench.gui.View;
import io.healthwatch.workbench.text.Texts;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** Where a session is chosen, started and followed. */
public final class EvaluateView implements View {

    private static final Texts TEXTS = Texts.of("evaluate");

    private final EvaluateModel model;
    private final RunController controller;
    private final Navigation navigation;
    private final Supplier<Node> liveCharts;
    private StackPane content;

    /**
     * The view of a model.
     *
     * @param liveCharts makes what stands beside the lanes while measuring
     */
    public EvaluateView(EvaluateModel model, RunController controller, Navigation navigation, Supplier<Node> liveCharts) {
        this.model = model;
        this.controller = controller;
        this.navigation = navigation;
        this.liveCharts = liveCharts;
    }

    @Override
    public String key() {
        return "Evaluate";
    }

    @Override
    public String title() {
        return TEXTS.get("title");
    }

    @Override
    public String question() {
        return TEXTS.get("question");
    }

    @Override
    public Ikon icon() {
        return Feather.PLAY_CIRCLE;
    }

    @Override
    public Node content() {
        if (content == null) {
            content = new StackPane();
            var choices = new ChoicePane(model).node();
            VBox.setVgrow(choices, Priority.ALWAYS);
            var choosing = new VBox(new WelcomePane(model, controller, navigation).node(), choices);
            choosing.getStyleClass().add("session");
            var session = new SessionPane(model, controller, navigation, liveCharts.get()).node();
            model.face().subscribe(face -> content.getChildren()
                    .setAll(face == EvaluateModel.Face.CHOOSING ? choosing : session));
        }
        return content;
    }
}
