package io.healthwatch.workbench.gui.present;

import io.healthwatch.workbench.gui.present.PresentModel.Curtain;
import io.healthwatch.workbench.gui.present.PresentModel.Shown;
import io.healthwatch.workbench.report.DocumentFonts;
import io.healthwatch.workbench.report.Slide;
import io.healthwatch.workbench.report.SlideLook;
import io.healthwatch.workbench.text.Texts;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.util.Duration;
import javafx.util.Subscription;

/**
 * What is on the screen in a presentation: the slide, small below it the run and the page, and whatever covers them. The
 * slide that comes next is laid out and drawn beneath, so that turning the page only swaps them.
 */
final class PresentPane extends StackPane {

    private static final Texts TEXTS = Texts.of("present");
    private static final PseudoClass POINTING = PseudoClass.getPseudoClass("pointing");
    private static final Duration POINTER_STAYS = Duration.seconds(3);
    private static final Duration BEFORE_PREPARING = Duration.millis(100);
    private static final double ANY_SIZE = 13;
    private static final double TYPE = 30;
    private static final double WIDTH = 1920;
    private static final double HEIGHT = 1080;

    private final PresentModel model;
    private final Runnable end;
    private final StackPane slides = new StackPane();
    private final Region curtain = new Region();
    private final Label page = new Label();
    private final Label clock = new Label();
    private final PresentKeys keys = new PresentKeys();
    private final Timeline ticking;
    private final PauseTransition preparing = new PauseTransition(BEFORE_PREPARING);
    private final PauseTransition pointing = new PauseTransition(POINTER_STAYS);
    private final Subscription following;
    private ContextMenu menu = new ContextMenu();
    private SlidePane current;
    private SlidePane prepared;
    private Place left;
    private int seconds;

    /**
     * A presentation's nodes.
     *
     * @param live how far the run on stage is; empty where it is not being measured
     * @param end closes the presentation
     */
    PresentPane(PresentModel model, ObservableValue<String> live, ObservableValue<String> name, Runnable end) {
        this.model = model;
        this.end = end;
        loadFonts();
        getStyleClass().add("presentation");
        getStylesheets().add(PresentPane.class.getResource("present.css").toExternalForm());
        setFocusTraversable(true);
        var body = new BorderPane(slides);
        body.setBottom(footer(live, name));
        slides.setMinSize(0, 0);
        curtain.setVisible(false);
        var typed = new Label();
        typed.getStyleClass().add("presentation-typed");
        typed.textProperty().bind(model.typed());
        typed.visibleProperty().bind(model.typed().isNotEmpty());
        setAlignment(typed, Pos.BOTTOM_RIGHT);
        getChildren().setAll(body, typed, keys.node(), curtain);
        preparing.setOnFinished(_ -> prepare());
        following = Subscription.combine(
                model.shown().subscribe(this::show),
                model.curtain().subscribe(this::cover),
                model.dark().subscribe(_ -> {
                    look();
                    rebuild();
                }));
        widthProperty().subscribe(this::look);
        heightProperty().subscribe(this::look);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        addEventFilter(MouseEvent.MOUSE_MOVED, _ -> point(true));
        pointing.setOnFinished(_ -> point(false));
        point(false);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        setOnContextMenuRequested(request -> menu.show(this, request.getScreenX(), request.getScreenY()));
        ticking = new Timeline(new KeyFrame(Duration.seconds(1), _ -> tick()));
        ticking.setCycleCount(Timeline.INDEFINITE);
    }

    /** The documents' fonts; in the window's one where they cannot be had. */
    private static void loadFonts() {
        if (!Font.getFamilies().contains(DocumentFonts.FAMILY)) {
            DocumentFonts.faces().forEach(face -> Font.loadFont(face.open(), ANY_SIZE));
        }
    }

    private HBox footer(ObservableValue<String> live, ObservableValue<String> name) {
        var run = new Label();
        run.textProperty().bind(name);
        var state = new Label();
        state.getStyleClass().add("live");
        state.textProperty().bind(live);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var footer = new HBox(run, state, space, clock, page);
        footer.getStyleClass().add("presentation-footer");
        clock.setMinWidth(Region.USE_PREF_SIZE);
        page.setMinWidth(Region.USE_PREF_SIZE);
        state.setMinWidth(Region.USE_PREF_SIZE);
        return footer;
    }

    /** Begins to count how long it has been on stage. */
    void start() {
        ticking.play();
        requestFocus();
    }

    /** Follows the presentation no longer. */
    void stop() {
        following.unsubscribe();
        ticking.stop();
        pointing.stop();
        preparing.stop();
    }

    private void tick() {
        seconds++;
        clock.setText(TEXTS.get(
                "clock", Integer.toString(seconds / 60), String.format("%02d", seconds % 60)));
    }

    /** What a right click offers. */
    void menu(ContextMenu offered) {
        menu = offered;
    }

    /** The size of most words, in pixels. */
    double typeSize() {
        return Math.max(8, TYPE * Math.min(getWidth() / WIDTH, getHeight() / HEIGHT));
    }

    private void look() {
        setStyle("-fx-font-size: " + typeSize() + "px; " + SlideLook.of(model.dark().get()).lookedUp());
    }

    private SlidePane pane(Slide slide) {
        return new SlidePane(
                slide, SlideLook.of(model.dark().get()), this::typeSize, model.opens(slide) ? this::open : null);
    }

    private void open(Place place) {
        left = place;
        model.open(place);
    }

    private void show(Shown shown) {
        page.setText(TEXTS.get(
                shown.opened() == null ? "page" : "page-detail",
                Integer.toString(shown.number()),
                Integer.toString(shown.of())));
        if (current != null && current.slide().equals(shown.slide())) {
            return;
        }
        var before = current;
        var inPlace = before != null && before.slide().id().equals(shown.slide().id())
                && before.slide().title().equals(shown.slide().title());
        var focused = inPlace ? before.focused() : shown.opened() == null ? left : null;
        current = prepared != null && prepared.slide() == shown.slide() ? prepared : pane(shown.slide());
        if (inPlace) {
            current.takeOver(before);
        }
        current.setVisible(true);
        slides.getChildren().removeIf(node -> node != current);
        if (current.getParent() == null) {
            slides.getChildren().add(current);
        }
        prepared = null;
        setAccessibleText(shown.slide().title() + ". " + shown.slide().sentence());
        if (focused == null || !current.focus(focused)) {
            requestFocus();
        }
        if (shown.opened() == null && !inPlace) {
            left = null;
        }
        preparing.playFromStart();
    }

    private void prepare() {
        var next = model.following();
        if (next != null && prepared == null) {
            prepared = pane(next);
            slides.getChildren().addFirst(prepared);
            // Styles are not applied to what is invisible before it is shown, which takes longest of all.
            prepared.applyCss();
            slides.layout();
            prepared.setVisible(false);
        }
    }

    private void rebuild() {
        if (current != null) {
            current = null;
            prepared = null;
            show(model.shown().get());
        }
    }

    private void cover(Curtain now) {
        curtain.setVisible(now != Curtain.NONE);
        curtain.setStyle("-fx-background-color: " + (now == Curtain.WHITE ? "white" : "black"));
    }

    private void clicked(MouseEvent click) {
        if (click.getButton() == MouseButton.PRIMARY) {
            model.next();
            click.consume();
        }
    }

    /** Shows the mouse's pointer while it is moved, and what it points at. */
    private void point(boolean moving) {
        pseudoClassStateChanged(POINTING, moving);
        setCursor(moving ? Cursor.DEFAULT : Cursor.NONE);
        if (moving) {
            pointing.playFromStart();
        }
    }

    private void typed(KeyEvent key) {
        var character = key.getCharacter();
        switch (character) {
            case "." -> model.toggle(Curtain.BLACK);
            case "?" -> keys.toggle();
            default -> {
                if (character.length() == 1 && Character.isDigit(character.charAt(0))) {
                    model.type(character);
                }
            }
        }
        key.consume();
    }

    private void pressed(KeyEvent key) {
        if (key.isControlDown() || key.isAltDown() || key.isMetaDown()) {
            return;
        }
        var focused = current.focused();
        if (focused != null && key.getCode().isArrowKey()) {
            current.move(key.getCode());
            key.consume();
            return;
        }
        if (focused != null
                && model.typed().get().isEmpty()
                && (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE)) {
            open(focused);
            key.consume();
            return;
        }
        switch (key.getCode()) {
            case RIGHT, DOWN, SPACE, PAGE_DOWN -> model.next();
            case LEFT, UP, PAGE_UP -> model.previous();
            case BACK_SPACE -> {
                if (!model.back()) {
                    model.previous();
                }
            }
            case ENTER -> model.enter();
            case HOME -> model.first();
            case END -> model.last();
            case B -> model.toggle(Curtain.BLACK);
            case W -> model.toggle(Curtain.WHITE);
            case D -> model.dark().set(!model.dark().get());
            case F1 -> keys.toggle();
            case CONTEXT_MENU -> menu.show(this, getScene().getWindow().getX(), getScene().getWindow().getY());
            case ESCAPE -> escape();
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void escape() {
        if (keys.isShown()) {
            keys.toggle();
        } else if (!model.back()) {
            end.run();
        }
    }
}
