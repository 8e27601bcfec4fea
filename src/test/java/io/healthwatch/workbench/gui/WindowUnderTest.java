package io.healthwatch.workbench.gui;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;

/** A window as a user has it: what a test reads, presses and waits for. Any thread, unless told otherwise. */
public final class WindowUnderTest {

    private final Stage stage;

    private WindowUnderTest(Stage stage) {
        this.stage = stage;
    }

    /** Starts the workbench in the window. FX thread. */
    static WindowUnderTest start(Stage stage, Frame frame, int width, int height) {
        var window = show(stage, frame.node(), width, height);
        frame.listenIn(window.scene());
        frame.started();
        return window;
    }

    /** Shows something in the window, in the workbench's type and style. FX thread. */
    public static WindowUnderTest show(Stage stage, Parent content, int width, int height) {
        Theme.loadFonts();
        var scene = new Scene(content, width, height);
        Theme.style(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        return new WindowUnderTest(stage);
    }

    Stage stage() {
        return stage;
    }

    Scene scene() {
        return stage.getScene();
    }

    /** The first that the selector finds; null if there is none. FX thread. */
    public Node find(String selector) {
        return scene().lookup(selector);
    }

    /** Whether there is such a button, visible and enabled. FX thread. */
    boolean canPress(String selector) {
        return find(selector) instanceof ButtonBase button && button.isVisible() && !button.isDisabled();
    }

    /** Waits until a button can be pressed, and presses it. */
    public void press(String selector) {
        Toolkit.until(() -> canPress(selector));
        Toolkit.run(() -> ((ButtonBase) find(selector)).fire());
    }

    /** What a label, a button or a field says. */
    public String text(String selector) {
        return Toolkit.fx(() -> switch (find(selector)) {
            case TextInputControl input -> input.getText();
            case Labeled labeled -> labeled.getText();
            case null, default -> throw new AssertionError("nothing to read at " + selector);
        });
    }
}
