package io.healthwatch.workbench.gui.runtimes;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.gui.Hint;
import io.healthwatch.workbench.gui.InstallItem;
import io.healthwatch.workbench.gui.InstallProgress;
import io.healthwatch.workbench.gui.TextSize;
import io.healthwatch.workbench.gui.result.Labels;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What can be installed: what that takes, how far it is, and what became of it. */
final class InstallPane {

    private static final double LOG_HEIGHT = 180;

    private final RuntimesModel model;
    private final VBox card = new VBox();
    private final VBox rows = new VBox();
    private final ObservableValue<Boolean> held;
    private final BooleanProperty open = new SimpleBooleanProperty();

    InstallPane(RuntimesModel model) {
        this.model = model;
        this.held = model.blocked().map(reason -> !reason.isEmpty());
        rows.getStyleClass().add("install-rows");
        card.getChildren().addAll(header(), banner(), rows, log());
        card.getStyleClass().addAll("card", "install-card");
        // Only what something begins or ends with changes the rows; the progress within one is bound.
        model.installing()
                .map(now -> now.installable().name())
                .orElse("")
                .subscribe(_ -> show());
        model.items().subscribe(_ -> show());
        model.doomed().subscribe(_ -> show());
    }

    Node node() {
        return card;
    }

    private Node header() {
        var title = new Label("Installations");
        title.getStyleClass().add("section-title");
        var note = new Label("For you alone, into your data folder; nothing on the system is changed.");
        note.getStyleClass().add("note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        title.setMinWidth(Region.USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var all = new Button("", new FontIcon(Feather.DOWNLOAD));
        all.setId("install-all");
        all.getStyleClass().add("accent");
        all.setMinWidth(Region.USE_PREF_SIZE);
        all.textProperty().bind(model.installAllText());
        all.visibleProperty().bind(model.installAllText().isNotEmpty());
        all.managedProperty().bind(all.visibleProperty());
        all.disableProperty().bind(held);
        all.setOnAction(_ -> model.installAll());
        var header = new HBox(title, note, space, all);
        header.getStyleClass().add("card-header");
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private Node banner() {
        var problem = Labels.wrapped("", "failure");
        problem.setId("install-refused");
        problem.textProperty().bind(model.problem());
        problem.visibleProperty().bind(model.problem().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        var reason = Labels.note("");
        reason.setId("install-blocked");
        reason.setGraphic(new FontIcon(Feather.INFO));
        reason.textProperty().bind(model.blocked());
        reason.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !model.blocked().get().isEmpty()
                                && model.installing().get() == null,
                        model.blocked(),
                        model.installing()));
        reason.managedProperty().bind(reason.visibleProperty());
        var banner = new VBox(problem, reason);
        banner.getStyleClass().add("install-banner");
        banner.visibleProperty().bind(problem.visibleProperty().or(reason.visibleProperty()));
        banner.managedProperty().bind(banner.visibleProperty());
        return banner;
    }

    private void show() {
        rows.getChildren().setAll(model.items().get().stream().map(this::row).toList());
        rows.getChildren().stream().skip(1).forEach(row -> row.getStyleClass().add("separated"));
    }

    private Node row(InstallItem item) {
        var name = new Label(item.title(), mark(item));
        name.getStyleClass().addAll("strong", "install-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        var more = new Label(item.description());
        more.getStyleClass().add("note");
        more.setWrapText(true);
        more.setMinHeight(Region.USE_PREF_SIZE);
        var heading = new HBox(name, more);
        heading.getStyleClass().add("row");
        heading.setAlignment(Pos.CENTER_LEFT);
        var words = new VBox(heading, Labels.note(item.takes()), Labels.note(item.origin()));
        words.getStyleClass().add("install-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(words);
        row.getStyleClass().add("row");
        row.setAlignment(Pos.CENTER_LEFT);
        var block = new VBox(row);
        block.setId("install-row-" + item.name());
        block.getStyleClass().addAll("install-row", mood(item));
        if (isBeingInstalled(item)) {
            block.getChildren().add(new InstallProgress(model.installing(), model::cancel, "install-cancel").node());
            return block;
        }
        if (!item.toolProblem().isEmpty()) {
            block.getChildren().add(Labels.wrapped(capital(item.toolProblem()), "careful-text"));
        }
        if (item.equals(model.doomed().get())) {
            block.getChildren().add(question(item));
            return block;
        }
        row.getChildren().addAll(buttons(item));
        if (item.failed()) {
            block.getChildren().add(failure(item));
        }
        return block;
    }

    private boolean isBeingInstalled(InstallItem item) {
        var now = model.installing().get();
        return now != null && now.installable().name().equals(item.name());
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static Node mark(InstallItem item) {
        return new FontIcon(
                item.failed() ? Feather.ALERT_TRIANGLE : item.isThere() ? Feather.CHECK_CIRCLE : Feather.MINUS_CIRCLE);
    }

    private static String mood(InstallItem item) {
        return item.failed() ? "bad" : item.isThere() ? "good" : "quiet";
    }

    private Node[] buttons(InstallItem item) {
        if (!item.isThere()) {
            var install = button(item.failed() ? "Try again" : "Install", Feather.DOWNLOAD, "install-" + item.name());
            install.setOnAction(_ -> model.install(item));
            return new Node[] {install};
        }
        var update = button("Update", Feather.REFRESH_CW, "update-" + item.name());
        Hint.on(update, "Install it anew, in the version that this workbench comes with. Takes about "
                + Wording.about(item.duration()) + "; what is there stays if that fails.");
        update.setOnAction(_ -> model.install(item));
        var remove = button("Remove", Feather.TRASH_2, "remove-" + item.name());
        remove.setOnAction(_ -> model.doomed().set(item));
        return new Node[] {update, remove};
    }

    private Button button(String text, Feather icon, String id) {
        var button = new Button(text, new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.disableProperty().bind(held);
        return button;
    }

    private Node question(InstallItem item) {
        var words = Labels.wrapped(model.warning(item), "strong");
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        var yes = button("Remove", Feather.TRASH_2, "remove-confirmed");
        yes.getStyleClass().add("danger");
        yes.setOnAction(_ -> model.removeDoomed());
        var no = new Button("Keep it");
        no.setId("remove-kept");
        no.setMinWidth(Region.USE_PREF_SIZE);
        no.setCancelButton(true);
        no.setOnAction(_ -> model.doomed().set(null));
        var row = new HBox(words, yes, no);
        row.getStyleClass().addAll("row", "install-question");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node failure(InstallItem item) {
        var words = Labels.wrapped(item.problem(), "failure");
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        var log = new Button("Show its log", new FontIcon(Feather.FILE_TEXT));
        log.getStyleClass().addAll("small", "flat");
        log.setMinWidth(Region.USE_PREF_SIZE);
        Hint.on(log, model.logFile(item).toString());
        log.setOnAction(_ -> model.revealLog(item));
        var row = new HBox(words, log);
        row.getStyleClass().addAll("row", "install-failure");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node log() {
        var lines = new ListView<>(model.log());
        lines.getStyleClass().addAll("log", "dense");
        lines.prefHeightProperty().bind(TextSize.of(LOG_HEIGHT));
        model.log().addListener((ListChangeListener<String>) _ -> {
            if (!lines.isFocusWithin()) {
                lines.scrollTo(model.log().size() - 1);
            }
        });
        var log = new TitledPane("What the installer says", lines);
        log.setId("install-log");
        log.setAnimated(false);
        log.expandedProperty().bindBidirectional(open);
        log.setMinHeight(Region.USE_PREF_SIZE);
        log.textProperty()
                .bind(Bindings.size(model.log())
                        .map(size -> "What the installer says (" + Wording.count(size.intValue(), "line") + ")"));
        log.visibleProperty().bind(Bindings.isNotEmpty(model.log()));
        log.managedProperty().bind(log.visibleProperty());
        log.getStyleClass().add("inner-fold");
        return log;
    }
}
