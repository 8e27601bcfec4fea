package io.healthwatch.workbench.gui.present;

import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.gui.Hint;
import io.healthwatch.workbench.gui.Notice;
import io.healthwatch.workbench.gui.RunController;
import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.gui.chart.Background;
import io.healthwatch.workbench.gui.chart.FileChoice;
import io.healthwatch.workbench.report.Deck;
import io.healthwatch.workbench.report.RunRecords;
import io.healthwatch.workbench.report.Slide;
import io.healthwatch.workbench.report.SlideDocument;
import io.healthwatch.workbench.report.SlideLook;
import io.healthwatch.workbench.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Scene;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Presents the run that the window shows: full screen, or as files. FX thread only. */
public final class Presentation {

    private static final Texts TEXTS = Texts.of("present");
    /** Slides of a run that is being measured are made anew so often, as making them takes time from what is measured. */
    private static final Duration BETWEEN_CHANGES = Duration.seconds(2);

    private final Services services;
    private final Path data;
    private final FileChoice files;
    private final PresentModel model;
    private final Background<Read> reader = Background.onFxThread(this::receive);
    private final PauseTransition pause = new PauseTransition(BETWEEN_CHANGES);
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
    private RunSnapshot waiting;
    private boolean making;
    private Read read;
    private Stage stage;
    private PresentPane pane;

    /** A deck with the records that it was made of. */
    private record Read(Path run, RunRecords records, Deck deck) {}

    /**
     * A presentation that is not shown yet.
     *
     * @param files asks where slides shall be written
     */
    public Presentation(Services services, FileChoice files) {
        this.services = services;
        this.data = services.store().folder();
        this.files = files;
        this.model = new PresentModel(services.workspace().choices(), Background.worker(), services.fx());
        pause.setOnFinished(_ -> {
            if (waiting != null) {
                var next = waiting;
                waiting = null;
                make(next);
            }
        });
        services.controller().opening().addListener((_, _, opening) -> {
            if (stage != null && !opening) {
                follow(services.workspace().run().get());
            }
        });
        services.workspace().run().addListener((_, _, run) -> {
            if (stage != null) {
                follow(run);
            }
        });
    }

    /** The button that starts it, with all else that can be done with slides. */
    public SplitMenuButton button() {
        var button = new SplitMenuButton();
        button.setId("frame-present");
        button.setText(TEXTS.get("present"));
        button.setGraphic(new FontIcon(Feather.MONITOR));
        button.getStyleClass().add("tool");
        button.setMinWidth(Region.USE_PREF_SIZE);
        Hint.on(button, TEXTS.get("present.tip"));
        button.setOnAction(_ -> start(button.getScene().getWindow()));
        button.getItems()
                .setAll(
                        item(TEXTS.get("present.here"), () -> startHere(button.getScene().getWindow())),
                        new SeparatorMenuItem(),
                        item(TEXTS.get("export.pdf"), () -> export("pdf", button.getScene().getWindow())),
                        item(TEXTS.get("export.html"), () -> export("html", button.getScene().getWindow())));
        return button;
    }

    /** Presents from the first page, on the screen of that window. */
    public void start(Window owner) {
        open(owner);
        model.first();
    }

    /** Presents the page that tells what the window's view tells, or goes on where it ended. */
    public void startHere(Window owner) {
        open(owner);
        var topic = switch (services.navigation().current().get().key()) {
            case "Overview" -> Slide.Topic.QUESTION;
            case "Matrix" -> Slide.Topic.MATRIX;
            case "Charts", "Samples" -> Slide.Topic.EXECUTION;
            case "Security" -> Slide.Topic.SECURITY;
            case "Report" -> Slide.Topic.RECOMMENDATION;
            default -> null;
        };
        if (topic != null) {
            model.start(topic);
        }
    }

    private void open(Window owner) {
        if (stage != null) {
            stage.toFront();
            return;
        }
        var activity = services.controller().activity();
        var phase = services.controller().phase();
        var live = Bindings.createStringBinding(
                () -> phase.get() == RunController.Phase.MEASURING
                                && !services.controller().showsOther().get()
                        ? TEXTS.get("live", activity.get().progress())
                        : "",
                activity,
                phase,
                services.controller().showsOther());
        pane = new PresentPane(model, live, name, this::end);
        pane.menu(menu());
        stage = new Stage();
        stage.initOwner(owner);
        stage.setTitle(TEXTS.get("title"));
        stage.setX(owner.getX());
        stage.setY(owner.getY());
        stage.setWidth(owner.getWidth());
        stage.setHeight(owner.getHeight());
        stage.setScene(new Scene(pane, owner.getWidth(), owner.getHeight()));
        stage.setFullScreenExitHint("");
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setFullScreen(true);
        stage.setOnHidden(_ -> ended());
        stage.show();
        pane.start();
        follow(services.workspace().run().get());
    }

    /** Ends it; does nothing where it is not shown. */
    public void end() {
        if (stage != null) {
            stage.close();
        }
    }

    private void ended() {
        pane.stop();
        waiting = null;
        stage = null;
    }

    private void follow(RunSnapshot run) {
        if (run == null) {
            name.set("");
            if (!services.controller().opening().get()) {
                model.show(null);
            }
        } else if (making || pause.getStatus() == PauseTransition.Status.RUNNING) {
            waiting = run;
        } else {
            make(run);
        }
    }

    private void make(RunSnapshot run) {
        making = true;
        var known = read;
        reader.request(() -> read(run, known));
    }

    private Read read(RunSnapshot run, Read known) {
        var records = known != null && known.run().equals(run.folder())
                ? known.records()
                : RunRecords.read(run, data, services.home());
        return new Read(run.folder(), records, Deck.of(run, records));
    }

    private void receive(Read now) {
        read = now;
        making = false;
        pause.playFromStart();
        if (stage != null) {
            name.set(now.deck().name());
            model.show(now.deck());
        }
    }

    private ContextMenu menu() {
        var topics = new Menu(TEXTS.get("menu.pages"));
        for (var topic : Slide.Topic.values()) {
            var shown = new CheckMenuItem(topic.title());
            shown.selectedProperty().bindBidirectional(model.topic(topic));
            topics.getItems().add(shown);
        }
        var go = new Menu(TEXTS.get("menu.go"));
        go.setOnShowing(_ -> go.getItems().setAll(model.topics().stream()
                .map(topic -> {
                    var item = new MenuItem(topic.title());
                    item.setOnAction(_ -> model.go(topic));
                    return item;
                })
                .toList()));
        go.getItems().add(new MenuItem());
        return new ContextMenu(
                item(TEXTS.get("key.next"), model::next),
                item(TEXTS.get("key.previous"), model::previous),
                go,
                topics,
                new SeparatorMenuItem(),
                item(TEXTS.get("menu.black"), () -> model.toggle(PresentModel.Curtain.BLACK)),
                item(TEXTS.get("key.dark"), () -> model.dark().set(!model.dark().get())),
                new SeparatorMenuItem(),
                item(TEXTS.get("export.pdf"), () -> export("pdf", stage)),
                item(TEXTS.get("export.html"), () -> export("html", stage)),
                new SeparatorMenuItem(),
                item(TEXTS.get("key.end"), this::end));
    }

    private static MenuItem item(String text, Runnable action) {
        var item = new MenuItem(text);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void export(String ending, Window owner) {
        var run = services.workspace().run().get();
        if (run == null) {
            services.notices().accept(Notice.problem(TEXTS.get("export.nothing")));
            return;
        }
        var dark = model.dark().get();
        files.ask(owner, "slides." + ending, ending.toUpperCase(Locale.ROOT))
                .ifPresent(file -> services.background().execute(() -> {
                    var said = write(run, dark, file);
                    services.fx().execute(() -> services.notices().accept(said));
                }));
    }

    private Notice write(RunSnapshot run, boolean dark, Path file) {
        try {
            var deck = Deck.of(run, RunRecords.read(run, data, services.home()));
            var slides = new SlideDocument(services.home(), deck, SlideLook.of(dark));
            if (file.toString().endsWith(".pdf")) {
                try (var out = Files.newOutputStream(file)) {
                    slides.pdf(out);
                }
            } else {
                Files.writeString(file, slides.html());
            }
            return Notice.information(TEXTS.get("export.written", file));
        } catch (IOException failure) {
            return Notice.problem(TEXTS.get("export.failed", file, failure.getMessage()));
        }
    }
}
