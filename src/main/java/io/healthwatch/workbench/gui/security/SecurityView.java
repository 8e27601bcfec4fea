package io.healthwatch.workbench.gui.security;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.assessment.ChecklistItem;
import io.healthwatch.workbench.gui.AssessmentController;
import io.healthwatch.workbench.gui.Assessor;
import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.gui.View;
import io.healthwatch.workbench.gui.Workspace;
import io.healthwatch.workbench.gui.chart.Background;
import io.healthwatch.workbench.gui.chart.ExportMenu;
import io.healthwatch.workbench.gui.chart.FileChoice;
import io.healthwatch.workbench.gui.result.Overflow;
import io.healthwatch.workbench.gui.result.Placeholder;
import io.healthwatch.workbench.gui.result.ResultView;
import io.healthwatch.workbench.gui.result.Segments;
import io.healthwatch.workbench.quality.Diagnosis;
import io.healthwatch.workbench.quality.Rubric;
import io.healthwatch.workbench.store.AssessmentStore;
import io.healthwatch.workbench.text.Texts;
import java.net.URI;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
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

    private static final Texts TEXTS = Texts.of("security");

    private static final String ALL_VARIANTS = TEXTS.get("filter.variant.all");
    private static final String ALL_ITEMS = TEXTS.get("filter.item.all");

    /** What can be looked at. */
    enum Page {
        ATTACKS(TEXTS.get("page.attacks")),
        MESSAGES(TEXTS.get("page.messages")),
        DEBUGGING(TEXTS.get("page.debugging")),
        ADVISORIES(TEXTS.get("page.advisories")),
        MUTANTS(TEXTS.get("page.mutants")),
        THREATS(TEXTS.get("page.threats"));

        private final String title;

        Page(String title) {
            this.title = title;
        }
    }

    /** A page that is built when it is turned to. */
    private static final class Lazy<P> {

        private final Supplier<P> build;
        private P page;

        Lazy(Supplier<P> build) {
            this.build = build;
        }

        P get() {
            if (page == null) {
                page = build.get();
            }
            return page;
        }
    }

    private final SecurityModel model;
    private final AssessmentController controller;
    private final Workspace workspace;
    private final FileChoice files;
    private final Consumer<URI> browse;
    private final StackPane root = new StackPane();
    private final Placeholder placeholder = new Placeholder();
    private final Segments<Page> pages = new Segments<>(page -> page.title, this::show);
    private final Segments<String> hosts =
            new Segments<>(Hosts::name, host -> model().host().set(host));
    private final HBox hostChoice = new HBox(8, new Label(TEXTS.get("filter.hosts")), hosts);
    private final ComboBox<String> variant = new ComboBox<>();
    private final Label said = new Label();
    private final Placeholder missing = new Placeholder();
    private final Lazy<MessagesPane> messages = new Lazy<>(MessagesPane::new);
    private final Lazy<DebuggingPane> debugging;
    private final Lazy<AdvisoriesPane> advisories;
    private final Lazy<MutantsPane> mutants;
    private final Lazy<ThreatModelPane> threats = new Lazy<>(ThreatModelPane::new);
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
            SecurityModel model, Workspace workspace, FileChoice files, Consumer<URI> browse) {
        this.model = model;
        this.controller = model.controller();
        this.workspace = workspace;
        this.mutants = new Lazy<>(() -> new MutantsPane(workspace.choices()));
        this.files = files;
        this.browse = browse;
        this.debugging = new Lazy<>(() -> new DebuggingPane(browse));
        this.advisories = new Lazy<>(() -> new AdvisoriesPane(browse));
    }

    /** The view of the window's services. */
    public static SecurityView of(Services services) {
        return new SecurityView(
                new SecurityModel(
                        services.assessments(),
                        services.home(),
                        Background.worker(),
                        services.fx()),
                services.workspace(),
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
        return TEXTS.get("question");
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
        if (problem.isEmpty() && controller.scope().get() == null) {
            placeholder.show(Feather.LOCK, TEXTS.get("reading"), TEXTS.get("reading.text"), List.of());
            root.getChildren().setAll(placeholder);
            return;
        }
        var start = new Placeholder.Action(model.offer(), controller::start);
        if (problem.isEmpty()) {
            placeholder.show(
                    Feather.LOCK,
                    TEXTS.get("empty"),
                    TEXTS.get("empty.text"),
                    List.of(start));
        } else {
            placeholder.show(
                    Feather.ALERT_TRIANGLE,
                    TEXTS.get("damaged"),
                    TEXTS.get("damaged.text", problem),
                    List.of(start));
        }
        root.getChildren().setAll(placeholder);
    }

    private Node build() {
        grid = new SecurityGrid(workspace.dark().get(), model.open()::set);
        workspace.dark().addListener((_, _, now) -> grid.dark(now));
        workspace.selection().subscribe(grid::select);
        var note = Parts.wrapped(TEXTS.get("legend"), "note");
        var inner = new VBox(8, grid, note);
        attacks = Parts.scroll(inner);
        page = new StackPane(attacks);
        page.setAlignment(Pos.TOP_LEFT);
        page.getStyleClass().add("view-page");
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
        var stack = drawer.over(Overflow.scrolled(all));
        model.open().addListener(_ -> {
            grid.show(model.shown().get().table(), model.open().get());
            select(model.open().get());
            refreshDetail();
        });
        return stack;
    }

    /** Selects the variant everywhere, where the run that is shown has it. */
    private void select(SecurityTable.Spot spot) {
        var run = workspace.run().get();
        if (spot != null && run != null) {
            run.header().plan().cells().stream()
                    .filter(cell -> spot.place().equals(new Assessor.Place(cell.variant(), cell.host())))
                    .findFirst()
                    .ifPresent(workspace.selection()::set);
        }
    }

    /** Why nothing can be attacked now; empty where it can. */
    private ObservableValue<String> waiting() {
        return Bindings.createStringBinding(
                () -> controller.busy() ? controller.current().get().step() : controller.blocked().get(),
                controller.current(),
                controller.blocked());
    }

    private Node head() {
        var headline = Parts.wrapped("", "headline", "security-headline");
        headline.setId("security-headline");
        headline.textProperty().bind(model.shown().map(SecurityView::headline));
        var when = Parts.wrapped("", "note");
        when.setId("security-state");
        when.getStyleClass().add("security-state");
        when.textProperty().bind(Bindings.createStringBinding(this::state, model.shown(), controller.current()));
        when.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(when, Priority.ALWAYS);
        var line = new HBox(12, when, tools());
        line.setAlignment(Pos.CENTER_LEFT);
        return new VBox(3, headline, line);
    }

    private static String headline(SecurityModel.Shown shown) {
        return shown.headline().isEmpty() ? TEXTS.get("headline.first") : shown.headline();
    }

    private String state() {
        if (controller.busy()) {
            var now = controller.current().get();
            if (now.planned() == 0) {
                return now.step();
            }
            return now.left() == null
                    ? TEXTS.get("state.live", now.step(), now.done(), now.planned())
                    : TEXTS.get("state.live.left", now.step(), now.done(), now.planned(), Wording.clock(now.left()));
        }
        var assessment = model.shown().get() == null
                ? null
                : model.shown().get().findings().assessment();
        if (assessment == null) {
            return "";
        }
        var when = Wording.when(assessment.started());
        var cpu = assessment.environment().cpu();
        var findings = assessment.findings().size();
        return assessment.complete()
                ? TEXTS.get("state.finished", when, cpu, findings)
                : TEXTS.get("state.stopped", when, cpu, findings);
    }

    private Node tools() {
        var bar = new ProgressBar();
        bar.getStyleClass().addAll("small", "progress");
        bar.setAccessibleText(TEXTS.get("progress"));
        bar.progressProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> controller.busy() ? controller.current().get().fraction() : 0, controller.current()));
        var cancel = new Button(TEXTS.get("cancel"), new FontIcon(Feather.SQUARE));
        cancel.setId("security-cancel");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setTooltip(new Tooltip(TEXTS.get("cancel.tip")));
        cancel.setOnAction(_ -> controller.cancel());
        var start = new Button(TEXTS.get("start"), new FontIcon(Feather.PLAY));
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
                .snapshot(() -> grid, () -> {
                    var table = model.shown().get().table();
                    var dark = workspace.dark().get();
                    return file -> Files.writeString(file, table.svg(dark));
                })
                .table(() -> model.shown().get().table().table())
                .file(TEXTS.get("export.findings"), "json", () -> {
                    var assessment = model.shown().get().findings().assessment();
                    return file -> Files.writeString(file, AssessmentStore.json(assessment) + "\n");
                })
                .file(TEXTS.get("export.threats"), "md", () -> {
                    var findings = model.shown().get().findings();
                    return file -> Files.writeString(file, model.threatModel(findings));
                });
        export.setMinWidth(Region.USE_PREF_SIZE);
        export.disableProperty().bind(busy);
        return row(said, bar, cancel, start, export);
    }

    private Node filters() {
        var failed = new CheckBox(TEXTS.get("filter.failed"));
        failed.setId("security-only-failed");
        failed.selectedProperty().bindBidirectional(model.onlyFailed());
        var item = new ComboBox<ChecklistItem>();
        item.setAccessibleText(TEXTS.get("filter.item"));
        item.getItems().add(null);
        item.getItems().addAll(ChecklistItem.values());
        item.setConverter(titles());
        item.valueProperty().bindBidirectional(model.item());
        item.setPromptText(ALL_ITEMS);
        variant.setId("security-variant");
        variant.setAccessibleText(TEXTS.get("filter.variant"));
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
                diagnosed((diagnosis, rubric) -> messages.get().show(diagnosis, rubric));
                yield controller.diagnosis().get() == null ? undiagnosed() : messages.get();
            }
            case DEBUGGING -> {
                diagnosed((diagnosis, rubric) -> debugging.get().show(diagnosis, rubric));
                yield controller.diagnosis().get() == null ? undiagnosed() : debugging.get();
            }
            case ADVISORIES -> {
                model.advisories(known -> advisories.get().show(known, LocalDate.now()), this::unreadable);
                yield advisories.get();
            }
            case MUTANTS -> {
                mutants.get().show(findings.assessment());
                yield mutants.get();
            }
            case THREATS -> {
                model.threatModel(threats.get()::show);
                yield threats.get();
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
                TEXTS.get("undiagnosed"),
                TEXTS.get("undiagnosed.text"),
                controller.busy()
                        ? List.of()
                        : List.of(new Placeholder.Action(TEXTS.get("diagnose"), controller::diagnose)));
        return missing;
    }

    private void unreadable(String problem) {
        missing.show(Feather.ALERT_TRIANGLE, TEXTS.get("unreadable"), problem, List.of(new Placeholder.Action(TEXTS.get("unreadable.again"), this::showPage)));
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
