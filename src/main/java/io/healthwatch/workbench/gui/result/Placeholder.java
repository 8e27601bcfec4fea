package io.healthwatch.workbench.gui.result;

import io.healthwatch.workbench.answer.RunStatus;
import io.healthwatch.workbench.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a view shows while it has nothing: what it will show, and what to do. */
public final class Placeholder extends VBox {

    private static final Texts TEXTS = Texts.of("result");

    private final FontIcon icon = new FontIcon(Feather.BAR_CHART_2);
    private final Label title = new Label();
    private final Label text = new Label();
    private final FlowPane actions = new FlowPane(10, 8);

    /** Something to press. */
    public record Action(String title, Runnable run) {}

    /** An empty one. */
    public Placeholder() {
        super(12);
        icon.getStyleClass().add("placeholder-icon");
        title.getStyleClass().add("placeholder-title");
        text.getStyleClass().add("placeholder-text");
        for (var words : List.of(title, text)) {
            words.setWrapText(true);
            words.setTextAlignment(TextAlignment.CENTER);
            words.setMinHeight(USE_PREF_SIZE);
        }
        actions.setAlignment(Pos.CENTER);
        setAlignment(Pos.CENTER);
        getStyleClass().add("placeholder");
        getChildren().setAll(icon, title, text, actions);
    }

    /** Shows that; the first action is the one to take. */
    public void show(Ikon picture, String headline, String words, List<Action> offers) {
        icon.setIconCode(picture);
        title.setText(headline);
        text.setText(words);
        actions.getChildren()
                .setAll(offers.stream()
                        .map(offer -> {
                            var button = new Button(offer.title());
                            button.setOnAction(_ -> offer.run().run());
                            if (offer == offers.getFirst()) {
                                button.getStyleClass().add("accent");
                            }
                            return button;
                        })
                        .toList());
    }

    /** What to show for a run of which nothing can be shown; whether there is such a reason. */
    public boolean showFor(RunStatus status, Ikon picture, String whatWillBeHere, Consumer<String> go) {
        switch (status.face()) {
            case EMPTY -> show(
                    picture,
                    TEXTS.get("empty"),
                    TEXTS.get("empty.text", whatWillBeHere),
                    List.of(
                            new Action(TEXTS.get("empty.choose"), () -> go.accept("Evaluate")),
                            new Action(TEXTS.get("empty.open"), () -> go.accept("Runs"))));
            case FAILED -> show(
                    Feather.ALERT_TRIANGLE,
                    TEXTS.get("failed"),
                    TEXTS.get("failed.text", status.words()),
                    List.of(
                            new Action(TEXTS.get("failed.overview"), () -> go.accept("Overview")),
                            new Action(TEXTS.get("failed.samples"), () -> go.accept("Samples")),
                            new Action(TEXTS.get("failed.again"), () -> go.accept("Evaluate"))));
            default -> {
                return false;
            }
        }
        return true;
    }
}
