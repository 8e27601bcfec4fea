package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.gui.chart.FileChoice;
import io.healthwatch.workbench.gui.evaluate.EvaluateModel;
import io.healthwatch.workbench.gui.present.Presentation;
import io.healthwatch.workbench.gui.result.Overflow;
import io.healthwatch.workbench.gui.runs.RunsModel;
import io.healthwatch.workbench.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What stands around every view: the navigation, the title with its tools, the status line, messages, and
 * the keys that work everywhere.
 */
public final class Frame {

    private static final Texts TEXTS = Texts.of("frame");
    private static final double NARROW = 1000;
    private static final double WIDTH_FOR_QUESTION = 760;
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

    private final Services services;
    private final EvaluateModel evaluate;
    private final StackPane root = new StackPane();
    private final BorderPane body = new BorderPane();
    private final StackPane content = new StackPane();
    private final NavigationColumn navigation;
    private final Actions actions;
    private final ShortcutHelp help;
    private final CommandPalette palette;
    private final BooleanBinding narrow =
            root.widthProperty().greaterThan(0).and(root.widthProperty().lessThan(TextSize.of(NARROW)));
    private final Presentation presentation;
    private final DropHint dropHint = new DropHint();
    private Dropped held = new Dropped(Dropped.Kind.NOTHING, List.of());

    private Frame(Services services, EvaluateModel evaluate) {
        this.services = services;
        this.evaluate = evaluate;
        this.presentation = new Presentation(services, services.files());
        this.navigation = new NavigationColumn(services.navigation());
        this.actions = new Actions(services, evaluate, this);
        this.help = new ShortcutHelp(actions.always());
        this.palette = new CommandPalette(services.workspace().choices(), actions::now, actions::runs);
        build();
    }

    /** The frame with all views; shows the one that was shown last. */
    public static Frame of(Services services) {
        var evaluate = EvaluateModel.of(services);
        services.navigation().start(Views.all(services, evaluate), services.settings().get().view());
        return new Frame(services, evaluate);
    }

    /** Its nodes, the root of a scene. */
    public StackPane node() {
        return root;
    }

    /** Begins what takes time: looking for runtimes, and opening the newest run. */
    public void started() {
        services.installs().refresh();
        evaluate.refresh();
        services.controller().openNewest();
        var problem = services.settings().problem();
        if (!problem.isEmpty()) {
            services.notices().accept(Notice.problem(problem));
        }
    }

    /**
     * Builds the other views while nothing else happens, so that they appear at once when they are shown.
     *
     * @return completed on the FX thread when it is done with that
     */
    CompletableFuture<Void> buildViewsAhead() {
        return Rehearsal.begin(content, services.navigation(), services::busy);
    }

    private void build() {
        root.getStyleClass().add("frame");
        content.getStyleClass().add("view");
        content.setAlignment(Pos.TOP_LEFT);
        var scroll = scrolled(content);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.AS_NEEDED);
        scroll.setFocusTraversable(false);
        body.setLeft(navigation.node());
        body.setCenter(new VBox(header(), scroll));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        body.setBottom(new StatusLine(services.jobs(), services.controller()).node());
        root.getChildren().addAll(body, new NoticeStack(services.notices()).node(), help.node(), palette.node(), dropHint.node());
        narrow.subscribe(icons -> {
            root.pseudoClassStateChanged(COMPACT, icons);
            navigation.compact(icons);
        });
        services.navigation().current().subscribe(this::show);
        services.workspace().dark().subscribe(dark -> {
            Theme.apply(dark);
            services.settings().change(settings -> settings.withDark(dark));
        });
        services.workspace()
                .language()
                .subscribe(language -> services.settings().change(settings -> settings.withLanguage(language)));
        services.workspace()
                .margin()
                .subscribe(margin -> services.settings()
                        .change(settings -> settings.withMargin(margin.doubleValue())));
    }

    private void show(View view) {
        content.getChildren().setAll(view.content());
        services.settings().change(settings -> settings.withView(view.key()));
    }

    private Node header() {
        var title = new Label();
        title.getStyleClass().add("view-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var question = new Label();
        question.getStyleClass().add("view-question");
        question.setWrapText(true);
        question.setMinHeight(Region.USE_PREF_SIZE);
        question.visibleProperty().bind(root.widthProperty().greaterThan(TextSize.of(WIDTH_FOR_QUESTION)));
        question.managedProperty().bind(question.visibleProperty());
        services.navigation().current().subscribe(view -> {
            title.setText(view.title());
            question.setText(view.question());
        });
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var header = new HBox(title, question, space, undo(), run(), cancel(), presentation.button(), finder(), theme(), helpButton());
        header.getStyleClass().add("view-header");
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private Node undo() {
        var button = new Button("", new FontIcon(Feather.ROTATE_CCW));
        button.setId("frame-undo");
        button.getStyleClass().addAll("tool", "icon-tool");
        var undoable = services.workspace().undo().undoable();
        Hint.on(button, undoable.map(what -> TEXTS.get("undo.tip", what)));
        button.accessibleTextProperty().bind(undoable.map(what -> TEXTS.get("undo", what)));
        button.setOnAction(_ -> actions.undo());
        button.visibleProperty().bind(undoable.isNotEmpty().and(narrow.not()));
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    private Node run() {
        var button = new Button(TEXTS.get("run"), new FontIcon(Feather.PLAY));
        button.setId("frame-run");
        button.getStyleClass().add("tool");
        button.setMinWidth(Region.USE_PREF_SIZE);
        Hint.on(button, Bindings.createStringBinding(
                        () -> evaluate.hint().get().isEmpty()
                                ? TEXTS.get("run.tip", evaluate.action().get())
                                : evaluate.hint().get(),
                        evaluate.hint(),
                        evaluate.action()));
        button.setOnAction(_ -> startChosen());
        button.disableProperty().bind(evaluate.startable().not());
        shownWhen(button, false);
        return button;
    }

    /** Starts what is chosen, if it can be started. */
    void startChosen() {
        if (evaluate.start()) {
            services.navigation().show("Evaluate");
        }
    }

    private Node cancel() {
        var button = new Button(TEXTS.get("stop"), new FontIcon(Feather.SQUARE));
        button.setId("frame-cancel");
        button.getStyleClass().addAll("tool", "cancel");
        button.setMinWidth(Region.USE_PREF_SIZE);
        Hint.on(button, TEXTS.get("stop.tip"));
        button.setOnAction(_ -> services.controller().cancel());
        button.disableProperty()
                .bind(services.controller().phase().map(phase -> phase == RunController.Phase.STOPPING));
        shownWhen(button, true);
        return button;
    }

    private void shownWhen(Node node, boolean busy) {
        node.visibleProperty()
                .bind(services.controller()
                        .phase()
                        .map(phase -> (phase != RunController.Phase.IDLE) == busy));
        node.managedProperty().bind(node.visibleProperty());
    }

    private Node finder() {
        var button = new Button("", new FontIcon(Feather.SEARCH));
        button.setId("frame-find");
        button.getStyleClass().addAll("tool", "icon-tool");
        button.setAccessibleText(TEXTS.get("find"));
        Hint.on(button, TEXTS.get("find.tip"));
        button.setOnAction(_ -> palette.show());
        return button;
    }

    void find() {
        palette.show();
    }

    void help() {
        help.toggle();
    }

    void present() {
        presentation.start(root.getScene().getWindow());
    }

    void presentHere() {
        presentation.startHere(root.getScene().getWindow());
    }

    private Node theme() {
        var dark = services.workspace().dark();
        var icon = new FontIcon();
        icon.iconCodeProperty()
                .bind(Bindings.when(dark).then(Feather.SUN).otherwise(Feather.MOON));
        var button = new Button("", icon);
        button.setId("frame-theme");
        button.getStyleClass().addAll("tool", "icon-tool");
        button.accessibleTextProperty()
                .bind(Bindings.when(dark).then(TEXTS.get("theme.light")).otherwise(TEXTS.get("theme.dark")));
        Hint.on(button, TEXTS.get("theme.tip"));
        button.setOnAction(_ -> dark.set(!dark.get()));
        return button;
    }

    private Node helpButton() {
        var button = new Button("", new FontIcon(Feather.HELP_CIRCLE));
        button.setId("frame-help");
        button.getStyleClass().addAll("tool", "icon-tool");
        button.setAccessibleText(TEXTS.get("help"));
        Hint.on(button, TEXTS.get("help.tip"));
        button.setOnAction(_ -> help.toggle());
        return button;
    }

    /** Makes the keys work in a scene, and dropping files on it. */
    public void listenIn(Scene scene) {
        scene.setOnDragEntered(drag -> hold(files(drag)));
        scene.setOnDragExited(_ -> letGo());
        scene.setOnDragOver(drag -> {
            if (held.kind() != Dropped.Kind.NOTHING) {
                drag.acceptTransferModes(TransferMode.COPY);
            }
            drag.consume();
        });
        scene.setOnDragDropped(drag -> {
            drag.setDropCompleted(drop(files(drag)));
            drag.consume();
        });
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        scene.addEventHandler(KeyEvent.KEY_TYPED, typed -> {
            if (typed.getCharacter().equals("?") && !(typed.getTarget() instanceof TextInputControl)) {
                help.toggle();
                typed.consume();
            }
        });
        scene.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> {
            if (pressed.getCode() == KeyCode.ESCAPE && help.isShown()) {
                help.toggle();
                pressed.consume();
            }
        });
        scene.addEventHandler(MouseEvent.MOUSE_PRESSED, pressed -> {
            switch (pressed.getButton()) {
                case BACK -> services.navigation().back();
                case FORWARD -> services.navigation().forward();
                default -> {}
            }
        });
        for (var action : actions.always()) {
            action.keys().forEach(keys -> scene.getAccelerators().put(keys, action::perform));
        }
    }

    private static List<Path> files(DragEvent drag) {
        return drag.getDragboard().getFiles().stream().map(File::toPath).toList();
    }

    /** Shows what would happen if these files were dropped. */
    void hold(List<Path> files) {
        held = Dropped.of(files);
        dropHint.show(held);
    }

    /** No files are held over the window any more. */
    void letGo() {
        dropHint.hide();
    }

    /**
     * Takes files that were dropped on the window: runs that were sent, a run's folder, or a module of the user's own,
     * its configuration, or both.
     *
     * @return whether there was any of these among them
     */
    boolean drop(List<Path> files) {
        letGo();
        var dropped = Dropped.of(files);
        switch (dropped.kind()) {
            case RUN_FILES -> {
                services.transfers().receive(dropped.files());
                services.navigation().show("Runs");
            }
            case RUN_FOLDER -> RunsModel.opening(services.controller(), services.navigation())
                    .accept(dropped.files().getFirst());
            case OWN_PROBE -> {
                evaluate.own().drop(dropped.files());
                services.navigation().show("Evaluate");
            }
            case NOTHING -> services.notices().accept(Notice.information(dropped.words()));
        }
        return dropped.kind() != Dropped.Kind.NOTHING;
    }

    private void pressed(KeyEvent key) {
        if (key.getTarget() instanceof TextInputControl && actions.undoes(key)) {
            key.consume();
        }
        if (key.getCode() == KeyCode.ESCAPE && services.busy()) {
            cancelAll();
            key.consume();
        }
    }

    /** Stops what runs and keeps what was measured; nothing half installed stays. */
    void cancelAll() {
        services.jobs().forEach(Job::cancel);
    }

    /** Scrolls what does not fit, without a frame of its own. */
    public static ScrollPane scrolled(Node content) {
        var pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.getStyleClass().add("plain-scroll");
        Overflow.drawnAlways(pane);
        return pane;
    }
}
