package io.healthwatch.workbench.gui.security;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.assessment.ChecklistItem;
import io.healthwatch.workbench.gui.AssessmentController;
import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.gui.View;
import io.healthwatch.workbench.gui.chart.Background;
import io.healthwatch.workbench.gui.chart.ExportMenu;
import io.healthwatch.workbench.gui.chart.FileChoice;
import io.healthwatch.workbench.gui.result.Placeholder;
import io.healthwatch.workbench.gui.result.ResultView;
import io.healthwatch.workbench.gui.result.Segments;
import io.healthwatch.workbench.quality.Diagnosis;
import io.healthwatch.workbench.quality.Rubric;
import io.healthwatch.workbench.store.AssessmentStore;
import java.net.URI;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** "What held, and what held it?": the checklist against the variants, filling in while runtimes are attacked. */
public final class SecurityView implements View {

    private static final String ALL_VARIANTS = "All variants";
    private static final String ALL_ITEMS = "All items";

    /** What can be looked at. */
    enum Page {
        ATTACKS("Attacks"),
        MESSAGES("Error messages"),
        DEBUGGING("Debugging"),
        ADVISORIES("Advisories"),
        MUTANTS("Mutated modules"),
        THREATS("Threat model");

        private final String title;

        Page(String title) {
            this.title = title;
        }
    }

    private final SecurityModel model;
    private final AssessmentController controller;
    private final ObservableBooleanValue dark;
    private final FileChoice files;
    private final Consumer<URI> browse;
    private final StackPane root = new StackPane();
    private final Placeholder placeholder = new Placeholder();
    private final Segments<Page> pages = new Segments<>(page -> page.title, this::show);
    private final Segments<String> hosts =
            new Segments<>(host -> host.equals("node") ? "Node" : "JVM", host -> model().host().set(host));
    private final HBox hostChoice = new HBox(8, new Label("Where attacked in both hosts, show"), hosts);
    private final ComboBox<String> variant = new ComboBox<>();
    private final Label said = new Label();
    private final Placeholder missing = new Placeholder();
    private final MessagesPane messages = new MessagesPane();
    private final DebuggingPane debugging;
    private final AdvisoriesPane advisories;
    private final MutantsPane mutants = new MutantsPane();
    private final ThreatModelPane threats = new ThreatModelPane();
    private final Background<SpotDetail> details = Background.onFxThread(this::showDetail);
    private FindingsDrawer drawer;
    private SecurityGrid grid;
    private Node attacks;
    private StackPane page;
    private FlowPane filters;
    private Node body;
    private Page shownPage = Page.ATTACKS;

    /**
     * A view of a model.
     *
     * @param browse opens an address in the user's browser
     */
    public SecurityView(
            SecurityModel model, ObservableBooleanValue dark, FileChoice files, Consumer<URI> browse) {
        this.model = model;
        this.controller = model.controller();
        this.dark = dark;
        this.files = files;
        this.browse = browse;
        this.debugging = new DebuggingPane(browse);
        this.advisories = new AdvisoriesPane(browse);
    }

    /** The view of the window's services. */
    public static SecurityView of(Services services) {
        return new SecurityView(
                new SecurityModel(
                        services.assessments(),
                        services.home(),
                        Background.worker(),
                        services.fx()),
                services.workspace().dark(),
                services.files(),
                services.browse());
    }

    /** What is shown. */
    SecurityModel model() {
        return model;
    }

    @Override
    public String title() {
        return "Security";
    }

    @Override
    public String question() {
        return "What held, and what held it?";
    }

    @Override
    public Ikon icon() {
        return Feather.LOCK;
    }

    @Override
    public Node content() {
        if (root.getChildren().isEmpty()) {
            root.getStylesheets().add(ResultView.STYLES);
            root.getStyleClass().add("result-view");
            root.setMinSize(0, 0);
            model.shown().addListener(_ -> refresh());
            controller.problem().addListener(_ -> refresh());
            controller.scope().addListener(_ -> refresh());
            controller.diagnosis().addListener(_ -> refresh());
            refresh();
            model.refresh();
        }
        return root;
    }

    private void refresh() {
        var shown = model.shown().get();
        if (shown == null || shown.findings().isEmpty()) {
            showNothing();
            return;
        }
        if (body == null) {
            body = build();
        }
        if (root.getChildren().isEmpty() || root.getChildren().getFirst() != body) {
            root.getChildren().setAll(body);
        }
        hosts.show(model.hosts(), model.host().get());
        present(hostChoice, model.hosts().size() > 1);
        var variants = Stream.concat(Stream.of(ALL_VARIANTS), model.variants().stream()).toList();
        if (!variant.getItems().equals(variants)) {
            variant.getItems().setAll(variants);
            variant.setValue(variants.contains(model.variant().get()) ? model.variant().get() : ALL_VARIANTS);
        }
        grid.show(shown.table(), model.open().get());
        showPage();
        refreshDetail();
    }

    private void showNothing() {
        var problem = controller.problem().get();
        var start = new Placeholder.Action(model.offer(), controller::start);
        if (problem.isEmpty()) {
            placeholder.show(
                    Feather.LOCK,
                    "Nothing was attacked yet",
                    "Here every runtime will be attacked by the security checklist: its memory, files and network, its"
                            + " limits of time and memory, and what a failure takes with it. Each verdict says what held,"
                            + " and shows what was seen.",
                    List.of(start));
        } else {
            placeholder.show(
                    Feather.ALERT_TRIANGLE,
                    "The assessment could not be read",
                    problem,
                    List.of(start));
        }
        root.getChildren().setAll(placeholder);
    }

    private Node build() {
        grid = new SecurityGrid(dark.get(), model.open()::set);
        dark.addListener((_, _, now) -> grid.dark(now));
        var note = Parts.wrapped("A cell shows the worst that was seen of an item's attacks. Held by the runtime: it refused by itself."
                + " By our policy: the workbench's own checks refused. By the process: the worker died, the workbench did"
                + " not. Press Enter on a cell to see its evidence; the arrow at an item shows its attacks.", "note");
        var inner = new VBox(8, grid, note);
        attacks = Parts.scroll(inner);
        page = new StackPane(attacks);
        page.setAlignment(Pos.TOP_LEFT);
        page.setMinHeight(0);
        VBox.setVgrow(page, Priority.ALWAYS);
        pages.show(List.of(Page.values()), shownPage);
        var all = new VBox(10, head(), pages, filters(), page);
        all.getStyleClass().add("view-body");
        all.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && model.open().get() != null) {
                close();
                event.consume();
            }
        });
        drawer = new FindingsDrawer(this::close, browse, model::repeat, waiting());
        var stack = drawer.over(all);
        model.open().addListener(_ -> {
            grid.show(model.shown().get().table(), model.open().get());
            refreshDetail();
        });
        return stack;
    }

    /** Why nothing can be attacked now; empty where it can. */
    private ObservableValue<String> waiting() {
        return Bindings.createStringBinding(
                () -> controller.busy() ? controller.current().get().step() : controller.blocked().get(),
                controller.current(),
                controller.blocked());
    }

    private Node head() {
        var headline = Parts.wrapped("", "headline");
        headline.setId("security-headline");
        headline.textProperty().bind(model.shown().map(SecurityView::headline));
        var when = Parts.wrapped("", "note");
        when.setId("security-state");
        when.textProperty().bind(Bindings.createStringBinding(this::state, model.shown(), controller.current()));
        var words = new VBox(3, headline, when);
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(12, words, tools());
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    private static String headline(SecurityModel.Shown shown) {
        return shown.headline().isEmpty() ? "The first attacks are under way" : shown.headline();
    }

    private String state() {
        if (controller.busy()) {
            var now = controller.current().get();
            return now.step()
                    + (now.planned() == 0 ? "" : ": " + now.done() + " of " + now.planned())
                    + (now.left() == null ? "" : ", " + Wording.clock(now.left()) + " left");
        }
        var assessment = model.shown().get() == null
                ? null
                : model.shown().get().findings().assessment();
        if (assessment == null) {
            return "";
        }
        return "Assessed " + Wording.when(assessment.started()) + " on " + assessment.environment().cpu() + ", "
                + Wording.count(assessment.findings().size(), "finding")
                + (assessment.complete() ? "." : "; it was stopped early, what is missing is marked as not tried.");
    }

    private Node tools() {
        var bar = new ProgressBar();
        bar.getStyleClass().add("small");
        bar.setPrefWidth(140);
        bar.setMinWidth(60);
        bar.progressProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> controller.busy() ? controller.current().get().fraction() : 0, controller.current()));
        var cancel = new Button("Cancel", new FontIcon(Feather.SQUARE));
        cancel.setId("security-cancel");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setTooltip(new Tooltip("Stop and keep what was found  (Esc)"));
        cancel.setOnAction(_ -> controller.cancel());
        var start = new Button("Assess again", new FontIcon(Feather.PLAY));
        start.setId("security-start");
        start.setMinWidth(Region.USE_PREF_SIZE);
        start.setTooltip(new Tooltip());
        start.getTooltip()
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> controller.blocked().get().isEmpty() ? model.offer() : controller.blocked().get(),
                        controller.blocked(),
                        controller.scope()));
        start.setOnAction(_ -> controller.start());
        start.disableProperty().bind(controller.blocked().isNotEmpty());
        var busy = Bindings.isNotNull(controller.current());
        for (var node : List.of(bar, cancel)) {
            node.visibleProperty().bind(busy);
            node.managedProperty().bind(busy);
        }
        start.visibleProperty().bind(busy.not());
        start.managedProperty().bind(start.visibleProperty());
        said.getStyleClass().add("note");
        said.setMinWidth(0);
        var export = new ExportMenu(files, () -> "security", said::setText)
                .snapshot(() -> grid)
                .table(() -> model.shown().get().table().table())
                .file("Findings as JSON …", "json", () -> {
                    var assessment = model.shown().get().findings().assessment();
                    return file -> Files.writeString(file, AssessmentStore.json(assessment) + "\n");
                })
                .file("Threat model as Markdown …", "md", () -> {
                    var findings = model.shown().get().findings();
                    return file -> Files.writeString(file, model.threatModel(findings));
                });
        export.setMinWidth(Region.USE_PREF_SIZE);
        export.disableProperty().bind(busy);
        return row(said, bar, cancel, start, export);
    }

    private Node filters() {
        var failed = new CheckBox("Only what failed");
        failed.setId("security-only-failed");
        failed.selectedProperty().bindBidirectional(model.onlyFailed());
        var item = new ComboBox<ChecklistItem>();
        item.setAccessibleText("Checklist item");
        item.getItems().add(null);
        item.getItems().addAll(ChecklistItem.values());
        item.setConverter(titles());
        item.valueProperty().bindBidirectional(model.item());
        item.setPromptText(ALL_ITEMS);
        variant.setId("security-variant");
        variant.setAccessibleText("Variant");
        variant.setValue(ALL_VARIANTS);
        variant.valueProperty()
                .subscribe(chosen ->
                        model.variant().set(chosen == null || chosen.equals(ALL_VARIANTS) ? "" : chosen));
        hostChoice.setAlignment(Pos.CENTER_LEFT);
        filters = new FlowPane(12, 8, failed, item, variant, hostChoice);
        filters.setAlignment(Pos.CENTER_LEFT);
        return filters;
    }

    private static StringConverter<ChecklistItem> titles() {
        return new StringConverter<>() {
            @Override
            public String toString(ChecklistItem item) {
                return item == null ? ALL_ITEMS : item.title();
            }

            @Override
            public ChecklistItem fromString(String title) {
                return Stream.of(ChecklistItem.values())
                        .filter(item -> item.title().equals(title))
                        .findFirst()
                        .orElse(null);
            }
        };
    }

    /** Turns to a page. */
    void show(Page wanted) {
        shownPage = wanted;
        pages.show(List.of(Page.values()), wanted);
        showPage();
    }

    private void showPage() {
        var findings = model.shown().get().findings();
        present(filters, shownPage == Page.ATTACKS);
        var node = switch (shownPage) {
            case ATTACKS -> attacks;
            case MESSAGES -> {
                diagnosed((diagnosis, rubric) -> messages.show(diagnosis, rubric));
                yield controller.diagnosis().get() == null ? undiagnosed() : messages;
            }
            case DEBUGGING -> {
                diagnosed((diagnosis, rubric) -> debugging.show(diagnosis, rubric));
                yield controller.diagnosis().get() == null ? undiagnosed() : debugging;
            }
            case ADVISORIES -> {
                model.advisories(known -> advisories.show(known, LocalDate.now()), this::unreadable);
                yield advisories;
            }
            case MUTANTS -> {
                mutants.show(findings.assessment());
                yield mutants;
            }
            case THREATS -> {
                model.threatModel(threats::show);
                yield threats;
            }
        };
        if (page.getChildren().getFirst() != node) {
            page.getChildren().setAll(node);
            close();
        }
    }

    private void diagnosed(BiConsumer<Diagnosis, Rubric> show) {
        var diagnosis = controller.diagnosis().get();
        if (diagnosis != null) {
            model.rubric(rubric -> show.accept(diagnosis, rubric), this::unreadable);
        }
    }

    private Node undiagnosed() {
        missing.show(
                Feather.MESSAGE_SQUARE,
                "Nothing was diagnosed yet",
                "Here every runtime is put through the same failures: what it says, whether it names the function, the"
                        + " place and the operands, and how a debugger attaches. An assessment does it at its end, as does"
                        + " the command 'workbench diagnose'.",
                controller.busy()
                        ? List.of()
                        : List.of(new Placeholder.Action("Diagnose all installed runtimes", controller::diagnose)));
        return missing;
    }

    private void unreadable(String problem) {
        missing.show(Feather.ALERT_TRIANGLE, "This could not be read", problem, List.of());
        page.getChildren().setAll(missing);
    }

    /** Shows or hides the attacks of an item. */
    void expand(ChecklistItem item, boolean show) {
        grid.expand(item, show);
    }

    private void close() {
        model.open().set(null);
    }

    private void refreshDetail() {
        var spot = model.open().get();
        if (spot == null) {
            drawer.setVisible(false);
            return;
        }
        details.request(model.detail(spot));
    }

    private void showDetail(SpotDetail detail) {
        var open = detail != null && model.open().get() != null;
        if (open) {
            drawer.show(detail);
        }
        drawer.setVisible(open);
    }

    private static void present(Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }

    private static HBox row(Node... nodes) {
        var row = new HBox(8, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
