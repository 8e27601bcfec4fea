package io.healthwatch.workbench.gui.result;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;

/**
 * Buttons of which exactly one is on: joined in a row, or apart and wrapping where there are many.
 *
 * @param <T> what is chosen
 */
public final class Segments<T> extends FlowPane {

    private final Function<T, String> words;
    private final Consumer<T> choose;
    private final boolean joined;
    private final ToggleGroup group = new ToggleGroup();
    private List<T> choices = List.of();

    /** A joined row without choices. */
    public Segments(Function<T, String> words, Consumer<T> choose) {
        this(words, choose, true);
    }

    /** Without choices. */
    public Segments(Function<T, String> words, Consumer<T> choose, boolean joined) {
        this.joined = joined;
        this.words = words;
        this.choose = choose;
        getStyleClass().add("segments");
        setHgap(joined ? 0 : 6);
        setVgap(6);
        setAlignment(Pos.CENTER_LEFT);
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null && before != null) {
                before.setSelected(true);
            }
        });
    }

    /** Offers these and marks the one that is chosen; nodes are kept where the choices are the same. */
    public void show(List<T> offered, T chosen) {
        if (!offered.equals(choices)) {
            choices = List.copyOf(offered);
            group.getToggles().clear();
            getChildren().clear();
            for (var i = 0; i < choices.size(); i++) {
                getChildren().add(button(choices.get(i), i));
            }
        }
        for (var toggle : group.getToggles()) {
            toggle.setSelected(toggle.getUserData().equals(chosen));
        }
    }

    /** As wide as all in one row. */
    @Override
    protected double computePrefWidth(double height) {
        var width = snappedLeftInset() + snappedRightInset() + getHgap() * Math.max(0, getChildren().size() - 1);
        for (var button : getChildren()) {
            width += snapSizeX(button.prefWidth(-1));
        }
        return width + 1;
    }

    private ToggleButton button(T choice, int place) {
        var button = new ToggleButton(words.apply(choice));
        button.setUserData(choice);
        button.setToggleGroup(group);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> choose.accept(choice));
        if (joined && choices.size() > 1) {
            button.getStyleClass()
                    .add(place == 0 ? "left-pill" : place == choices.size() - 1 ? "right-pill" : "center-pill");
        }
        return button;
    }
}
