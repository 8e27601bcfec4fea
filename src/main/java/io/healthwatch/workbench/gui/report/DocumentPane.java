package io.healthwatch.workbench.gui.report;

import io.healthwatch.workbench.gui.Hint;
import io.healthwatch.workbench.gui.TextSize;
import io.healthwatch.workbench.gui.result.Labels;
import io.healthwatch.workbench.gui.result.Placeholder;
import io.healthwatch.workbench.gui.result.Presence;
import io.healthwatch.workbench.report.Document;
import io.healthwatch.workbench.text.Texts;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.binding.DoubleBinding;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The chosen document as it is printed, and where it is edited. */
final class DocumentPane extends VBox {

    private static final Texts TEXTS = Texts.of("report");

    private static final Duration PAUSE = Duration.millis(700);
    private static final double WIDE = 760;

    private static final double STEP = 1.25;

    private final DocumentsModel model;
    private final PagesPane pages;
    private final TextArea editor = new TextArea();
    private final SplitPane split = new SplitPane();
    private final ToggleButton editing = new ToggleButton(TEXTS.get("edit"), new FontIcon(Feather.EDIT_2));
    private final Button discard = button("report-discard", TEXTS.get("discard"), Feather.TRASH_2);
    private final Button restore = button("report-restore", TEXTS.get("restore"), Feather.ROTATE_CCW);
    private final Label outdatedWords = Labels.wrapped(TEXTS.get("outdated"));
    private final Button keep = button("report-keep", TEXTS.get("outdated.keep"), Feather.CHECK);
    private final Button renew = button("report-renew", TEXTS.get("outdated.renew"), Feather.REFRESH_CW);
    private final VBox outdated;
    private final Label problem = Labels.wrapped("", "report-problem");
    private final Button again = button("report-again", TEXTS.get("problem.again"), Feather.REFRESH_CW);
    private final Node tools;
    private final DoubleBinding wide = TextSize.of(WIDE);
    private final Placeholder waiting = new Placeholder();
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private Document edited;
    private boolean showing;
    private boolean unsaved;

    DocumentPane(DocumentsModel model) {
        super(8);
        this.model = model;
        pages = new PagesPane(model);
        editing.setId("report-edit");
        Hint.on(editing, TEXTS.get("edit.tip"));
        editing.setMinWidth(USE_PREF_SIZE);
        editing.setOnAction(_ -> layOut());
        discard.setOnAction(_ -> discard());
        restore.setOnAction(_ -> model.restore());
        keep.setOnAction(_ -> model.keep());
        renew.setOnAction(_ -> discard());
        editor.setId("report-editor");
        editor.setAccessibleText(TEXTS.get("editor"));
        editor.setWrapText(true);
        editor.getStyleClass().add("command");
        editor.textProperty().addListener(_ -> {
            if (!showing) {
                unsaved = true;
                pause.playFromStart();
            }
        });
        editor.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                save();
            }
        });
        pause.setOnFinished(_ -> save());
        outdated = new VBox(6, outdatedWords, new FlowPane(8, 6, keep, renew));
        outdated.getStyleClass().add("report-outdated");
        problem.setId("report-problem");
        split.getStyleClass().add("plain-split");
        model.measuringProperty().subscribe(this::showWaiting);
        waiting.visibleProperty().bind(model.measuringProperty().or(model.busy().and(model.shown().isNull())));
        var preview = new StackPane(split, waiting);
        preview.getStyleClass().add("view-page");
        VBox.setVgrow(preview, Priority.ALWAYS);
        setMinWidth(0);
        again.setOnAction(_ -> model.refresh());
        tools = tools();
        getChildren().setAll(tools, problem, again, outdated, preview);
        model.shown().addListener(_ -> show());
        model.problem().addListener(_ -> showProblem());
        widthProperty().addListener(_ -> orient());
        wide.addListener(_ -> orient());
        layOut();
        show();
        showProblem();
    }

    private Node tools() {
        var smaller = button("report-smaller", "", Feather.ZOOM_OUT);
        name(smaller, TEXTS.get("zoom.smaller"));
        smaller.setOnAction(_ -> pages.zoom(pages.zoom() / STEP));
        var larger = button("report-larger", "", Feather.ZOOM_IN);
        name(larger, TEXTS.get("zoom.larger"));
        larger.setOnAction(_ -> pages.zoom(pages.zoom() * STEP));
        var fit = button("report-fit", "", Feather.MAXIMIZE);
        name(fit, TEXTS.get("zoom.fit"));
        fit.setOnAction(_ -> pages.zoom(1));
        var busy = new ProgressIndicator();
        busy.getStyleClass().add("report-busy");
        busy.setAccessibleText(TEXTS.get("making.accessible"));
        var making = Labels.note(TEXTS.get("making"));
        Presence.bind(model.busy().and(model.shown().isNotNull()), busy, making);
        var tools = new FlowPane(6, 6, editing, discard, restore, smaller, fit, larger, busy, making);
        tools.setAlignment(Pos.CENTER_LEFT);
        return tools;
    }

    private static void name(Button button, String words) {
        button.setAccessibleText(words);
        Hint.on(button, words);
        button.getStyleClass().add("button-icon");
    }

    private static Button button(String id, String words, Ikon icon) {
        var button = new Button(words, new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private void orient() {
        split.setOrientation(getWidth() > wide.get() ? Orientation.HORIZONTAL : Orientation.VERTICAL);
    }

    private void layOut() {
        if (editing.isSelected()) {
            split.getItems().setAll(editor, pages);
            editor.requestFocus();
        } else {
            save();
            split.getItems().setAll(pages);
        }
    }

    /** Keeps what was typed; to be called before another document is chosen. */
    void save() {
        pause.stop();
        var now = model.shown().get();
        if (unsaved && now != null && now.document() == edited) {
            unsaved = false;
            model.edit(editor.getText());
        }
    }

    private void discard() {
        pause.stop();
        unsaved = false;
        edited = null;
        model.discard();
    }

    private void show() {
        var now = model.shown().get();
        var there = now != null;
        tools.setDisable(!there);
        split.setVisible(there);
        Presence.set(there && now.kept().edited(), discard);
        Presence.set(there && now.restorable(), restore);
        Presence.set(there && now.kept().outdated(), outdated);
        if (!there) {
            return;
        }
        pages.show(now.pages());
        var readable = now.kept().problem().isEmpty();
        editing.setDisable(!readable);
        if (!readable && editing.isSelected()) {
            editing.setSelected(false);
            layOut();
        }
        var typing = unsaved && now.document() == edited;
        if (!typing && !editor.getText().equals(now.kept().text())) {
            showing = true;
            editor.setText(now.kept().text());
            showing = false;
        }
        edited = now.document();
    }

    private void showWaiting(boolean measuring) {
        if (measuring) {
            waiting.show(Feather.FILE_TEXT, TEXTS.get("measuring.title"), TEXTS.get("measuring.text"), List.of());
        } else {
            waiting.show(Feather.FILE_TEXT, TEXTS.get("making"), TEXTS.get("making.text"), List.of());
        }
    }

    private void showProblem() {
        Labels.show(problem, model.problem().get());
        Presence.set(!model.problem().get().isEmpty() && model.shown().get() == null, again);
    }
}
