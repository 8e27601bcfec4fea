package io.healthwatch.workbench.gui.evaluate;

import io.healthwatch.workbench.answer.Scenarios;
import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.evaluation.Planner;
import io.healthwatch.workbench.gui.Navigation;
import io.healthwatch.workbench.gui.RunController;
import io.healthwatch.workbench.text.Texts;
import java.util.function.BooleanSupplier;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Leads to a first result by one press while there is none, and from there to the overview. */
final class WelcomePane {

    private static final Texts TEXTS = Texts.of("evaluate");

    private final VBox card = new VBox();
    private final BooleanBinding nothingYet;
    private boolean leadsToOverview;

    WelcomePane(EvaluateModel model, RunController controller, Navigation navigation) {
        nothingYet = controller.shown().isNull().and(controller.opening().not()).and(model.firstPlan().isNotNull());
        card.setId("welcome");
        card.getStyleClass().addAll("card", "padded");
        card.visibleProperty().bind(nothingYet);
        card.managedProperty().bind(card.visibleProperty());
        var words = new Label();
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        var first = button("first-result", Feather.ZAP, model::startFirst);
        first.getStyleClass().addAll("accent", "large", "primary-action");
        model.firstPlan().subscribe(plan -> {
            if (plan != null) {
                words.setText(TEXTS.get("welcome", Scenarios.title(plan.cells().getFirst().scenario())));
                first.setText(TEXTS.get("welcome.first", Wording.about(Planner.estimate(plan))));
            }
        });
        var or = new Label(TEXTS.get("welcome.all"));
        or.getStyleClass().add("note");
        var all = button("welcome-all", Feather.PLAY, model::start);
        all.textProperty().bind(model.action());
        all.disableProperty().bind(model.startable().not());
        var buttons = new FlowPane(12, 8, first, or, all);
        buttons.setAlignment(Pos.CENTER_LEFT);
        card.getChildren().addAll(words, buttons);
        controller.conclusion().subscribe(conclusion -> {
            if (conclusion != null && leadsToOverview) {
                leadsToOverview = false;
                if (conclusion.hasFigures()) {
                    navigation.show("Overview");
                }
            }
        });
    }

    Node node() {
        return card;
    }

    private Button button(String id, Feather icon, BooleanSupplier start) {
        var button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> leadsToOverview = start.getAsBoolean());
        return button;
    }
}
