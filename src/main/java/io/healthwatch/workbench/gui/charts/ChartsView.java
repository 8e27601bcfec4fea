package io.healthwatch.workbench.gui.charts;

import io.healthwatch.workbench.answer.Answer;
import io.healthwatch.workbench.answer.Baselines;
import io.healthwatch.workbench.answer.Evidence;
import io.healthwatch.workbench.answer.Languages;
import io.healthwatch.workbench.answer.Question;
import io.healthwatch.workbench.answer.RunSnapshot;
import io.healthwatch.workbench.answer.RunStatus;
import io.healthwatch.workbench.answer.Scenarios;
import io.healthwatch.workbench.chart.Table;
import io.healthwatch.workbench.evaluation.ProbeModules;
import io.healthwatch.workbench.gui.Action;
import io.healthwatch.workbench.gui.Hint;
import io.healthwatch.workbench.gui.TextSize;
import io.healthwatch.workbench.gui.Workspace;
import io.healthwatch.workbench.gui.chart.Background;
import io.healthwatch.workbench.gui.chart.ChartPane;
import io.healthwatch.workbench.gui.chart.ExportMenu;
import io.healthwatch.workbench.gui.chart.FigureTable;
import io.healthwatch.workbench.gui.chart.FileChoice;
import io.healthwatch.workbench.gui.chart.HiddenChip;
import io.healthwatch.workbench.gui.result.MarginField;
import io.healthwatch.workbench.gui.result.Overflow;
import io.healthwatch.workbench.gui.result.ResultView;
import io.healthwatch.workbench.gui.result.Segments;
import io.healthwatch.workbench.gui.result.StatusStrip;
import io.healthwatch.workbench.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.collections.SetChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
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

/** "Why?": a row of questions, the answer in words, and the chart that was made for it. */
public final class ChartsView extends ResultView {

    private static final Texts TEXTS = Texts.of("charts");
    private static final String ALL_VARIANTS = TEXTS.get("variants.all");
    private static final String ALL_LANGUAGES = TEXTS.get("languages.all");
    private static final String ABSOLUTE = TEXTS.get("baseline.none");
    private static final String TIMES = "★ ";
    private static final int MOST_CHARTS = 4;
    private static final double CHART_HEIGHT = 160;
    private static final double TABLE_BELOW_HEIGHT = 340;

    private final ChartsModel model;
    private final FileChoice files;
    private StatusStrip strip;
    private Segments<Question> questions;
    private Segments<String> scenarios;
    private Segments<String> hosts;
    private ComboBox<String> language;
    private ComboBox<String> baseline;
    private ComboBox<String> series;
    private ViewMenu viewMenu;
    private MarginField margin;
    private ToggleButton asTable;
    private HiddenChip hiddenRows;
    private Label headline;
    private Label note;
    private Label said;
    private List<ChartPane> charts;
    private List<Label> titles;
    private Label tableTitle;
    private ChartPane touched;
    private FigureTable table;
    private VBox chartBox;
    private ScrollPane scroll;
    private StackPane stage;
    private boolean showing;

    /** A view that opens no other. */
    public ChartsView(Workspace workspace) {
        this(workspace, _ -> {}, (_, _, _) -> Optional.empty(), () -> ProbeModules.NONE);
    }

    /** A view of the workspace's run. */
    public ChartsView(
            Workspace workspace, Consumer<String> navigation, FileChoice files, ChartsModel.ModuleSource modules) {
        super(workspace, navigation);
        this.files = files;
        this.model = new ChartsModel(workspace, modules, Background.worker(), Platform::runLater);
    }

    /** What is asked and answered. */
    public ChartsModel model() {
        return model;
    }

    @Override
    public String key() {
        return "Charts";
    }

    @Override
    public String title() {
        return TEXTS.get("title");
    }

    @Override
    public String question() {
        return TEXTS.get("question");
    }

    @Override
    public Ikon icon() {
        return Feather.BAR_CHART_2;
    }

    @Override
    public List<Action> actions() {
        return Stream.of(Question.values())
                .map(question -> Action.of(TEXTS.get("ask", question.words()), () -> {
                    model.question().set(question);
                    navigation().accept(title());
                }))
                .toList();
    }

    @Override
    protected String promise() {
        return TEXTS.get("promise");
    }

    private static String hostWords(String host) {
        return switch (host) {
            case "" -> TEXTS.get("hosts.both");
            case "node" -> TEXTS.get("hosts.node");
            default -> TEXTS.get("hosts.jvm");
        };
    }

    @Override
    protected Node build() {
        strip = new StatusStrip();
        questions = new Segments<>(Question::words, q -> model().question().set(q), false);
        scenarios = new Segments<>(Scenarios::title, id -> workspace().scenario().set(id));
        hosts = new Segments<>(ChartsView::hostWords, id -> model().host().set(id));
        language = new ComboBox<>();
        baseline = new ComboBox<>();
        series = new ComboBox<>();
        viewMenu = new ViewMenu(model);
        margin = new MarginField(workspace().margin());
        asTable = new ToggleButton(TEXTS.get("table"));
        hiddenRows = new HiddenChip(() -> workspace().hidden().clear());
        headline = new Label();
        note = new Label();
        said = new Label();
        charts = Stream.generate(ChartPane::new).limit(MOST_CHARTS).toList();
        titles = Stream.generate(Label::new).limit(MOST_CHARTS).toList();
        tableTitle = new Label();
        touched = charts.getFirst();
        table = new FigureTable("Figures of the chart");
        chartBox = new VBox(18);
        scroll = new ScrollPane(chartBox);
        stage = new StackPane();
        questions.show(List.of(Question.values()), model.question().get());
        questions.getStyleClass().add("questions");
        headline.getStyleClass().add("answer");
        headline.setWrapText(true);
        headline.setMinHeight(Region.USE_PREF_SIZE);
        note.getStyleClass().add("note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        said.getStyleClass().add("note");
        asTable.selectedProperty().bindBidirectional(model.table());
        Hint.on(asTable, TEXTS.get("table.tip"));
        asTable.setMinWidth(Region.USE_PREF_SIZE);
        language.setAccessibleText(TEXTS.get("languages"));
        series.setAccessibleText(TEXTS.get("variants"));
        baseline.setAccessibleText(TEXTS.get("baseline"));
        baseline.setOnAction(_ -> {
            if (!showing && baseline.getValue() != null) {
                var absolute = baseline.getValue().equals(ABSOLUTE);
                if (model.question().get() != Question.FASTER) {
                    model.relative().set(!absolute);
                }
                if (!absolute) {
                    workspace().baseline().set(baseline.getValue().substring(TIMES.length()));
                }
            }
        });
        language.setOnAction(_ -> {
            if (!showing && language.getValue() != null) {
                var all = language.getValue().isEmpty();
                model.allLanguages().set(all);
                if (!all) {
                    workspace().language().set(language.getValue());
                }
            }
        });
        series.setOnAction(_ -> {
            if (!showing && series.getValue() != null) {
                model.series().set(series.getValue().equals(ALL_VARIANTS) ? "" : series.getValue());
            }
        });
        for (var chart : charts) {
            chart.follow(workspace(), navigation());
            chart.focusedProperty().subscribe(focused -> touched = focused ? chart : touched);
            VBox.setVgrow(chart, Priority.ALWAYS);
        }
        language.setConverter(new StringConverter<>() {
            @Override
            public String toString(String id) {
                return id == null || id.isEmpty() ? ALL_LANGUAGES : Languages.title(id);
            }

            @Override
            public String fromString(String words) {
                throw new UnsupportedOperationException("languages are chosen, not written");
            }
        });
        for (var box : List.of(baseline, series, language)) {
            box.setMinWidth(Region.USE_PREF_SIZE);
        }
        said.setMinWidth(0);
        table.remember(workspace().choices(), "charts.table").setOnSelect(workspace().selection()::set);
        workspace().selection().addListener((_, _, cell) -> table.select(cell));
        Overflow.drawnAlways(scroll);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().addAll("edge-to-edge", "plain-scroll");
        for (var i = 0; i < charts.size(); i++) {
            var titled = new VBox(2, titles.get(i), charts.get(i));
            titled.visibleProperty().bind(charts.get(i).visibleProperty());
            titled.managedProperty().bind(charts.get(i).managedProperty());
            VBox.setVgrow(titled, Priority.ALWAYS);
            titles.get(i).getStyleClass().add("card-title");
            chartBox.getChildren().add(titled);
        }
        tableTitle.getStyleClass().add("card-title");
        stage.getChildren().setAll(scroll);
        stage.minHeightProperty().bind(TextSize.of(CHART_HEIGHT));
        VBox.setVgrow(stage, Priority.ALWAYS);
        model.answer().addListener((_, _, answer) -> showAnswer(answer));
        workspace().hidden().addListener((SetChangeListener<String>) _ -> showAnswer(model.answer().get()));
        model.table().addListener(_ -> showAnswer(model.answer().get()));
        model.question().addListener(_ -> showChoices());
        workspace().scenario().addListener(_ -> showChoices());
        workspace().baseline().addListener(_ -> showChoices());
        workspace().language().addListener(_ -> showChoices());
        model.relative().addListener(_ -> showChoices());
        model.allLanguages().addListener(_ -> showChoices());
        model.host().addListener(_ -> showChoices());

        var export = new ExportMenu(files, this::fileName, said::setText)
                .picture(() -> touched.isVisible() ? touched : charts.getFirst(), this::pictureNote)
                .table(this::shownTable);
        var tools = new FlowPane(
                8, 8, scenarios, hosts, language, series, baseline, margin, viewMenu, asTable, export);
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.getStyleClass().add("chart-tools");
        tools.setMinWidth(0);
        scenarios.maxWidthProperty().bind(tools.widthProperty());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var top = new HBox(8, strip, space, said);
        var body = new VBox(9, top, questions, headline, tools, note, hiddenRows, stage);
        body.getStyleClass().add("view-body");
        body.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && workspace().selection().get() != null) {
                workspace().selection().set(null);
                event.consume();
            }
            if (event.getCode() == KeyCode.T
                    && !event.isShortcutDown()
                    && !(event.getTarget() instanceof TextInputControl)) {
                model.table().set(!model.table().get());
                event.consume();
            }
        });
        return body;
    }

    private String fileName() {
        var run = workspace().run().get();
        return (run == null ? "run" : run.header().id()) + "-"
                + model.question().get().name().toLowerCase().replace('_', '-');
    }

    private String pictureNote() {
        return model.answer().get() == null ? "" : model.answer().get().note();
    }

    private Table shownTable() {
        return model.table().get() ? table.shown() : model.answer().get().table();
    }

    @Override
    protected void show(RunSnapshot run, RunStatus status) {
        strip.show(status, RunStatus.completion(run));
        showChoices();
        model.refresh();
    }

    private void showChoices() {
        var run = workspace().run().get();
        if (run == null) {
            return;
        }
        showing = true;
        try {
            var question = model.question().get();
            questions.show(List.of(Question.values()), question);
            scenarios.show(Evidence.scenarios(run), model.scenario(run));
            scenarios.setDisable(question == Question.LOAD);
            var both = Evidence.hosts(run);
            shown(hosts, both.size() > 1 && question != Question.LANGUAGES);
            hosts.show(Stream.concat(Stream.of(""), both.stream()).toList(), both.contains(model.host().get())
                    ? model.host().get() : "");
            var languages = Evidence.languages(run, model.scenario(run));
            shown(language, languages.size() > 1 && !question.comparesLanguages());
            offer(language, Stream.concat(Stream.of(""), languages.stream()).toList(), model.language(run));
            shown(margin, question.compares());
            shown(series, question == Question.WARM_UP || question == Question.LANGUAGES);
            if (question == Question.LANGUAGES) {
                offer(series, ChartsModel.runtimesOf(run), model.runtime(run));
            } else {
                var all = ChartsModel.seriesOf(run);
                offer(
                        series,
                        Stream.concat(Stream.of(ALL_VARIANTS), all.stream()).toList(),
                        all.contains(model.series().get()) ? model.series().get() : ALL_VARIANTS);
            }
            offer(
                    baseline,
                    Stream.concat(
                                    question == Question.FASTER ? Stream.empty() : Stream.of(ABSOLUTE),
                                    Baselines.offered(run).stream().map(TIMES::concat))
                            .toList(),
                    question == Question.FASTER || model.relative().get()
                            ? TIMES + workspace().baseline().get()
                            : ABSOLUTE);
        } finally {
            showing = false;
        }
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private static void offer(ComboBox<String> box, List<String> choices, String chosen) {
        if (!box.getItems().equals(choices)) {
            box.getItems().setAll(choices);
        }
        box.setValue(chosen);
    }

    private void showAnswer(Answer answer) {
        if (answer == null) {
            return;
        }
        headline.setText(answer.headline());
        note.setText(answer.note());
        if (model.table().get()) {
            showTable(answer);
            chartBox.getChildren().removeAll(tableTitle, table);
            stage.getChildren().setAll(table);
            return;
        }
        hiddenRows.show(0);
        if (!stage.getChildren().contains(scroll)) {
            stage.getChildren().setAll(scroll);
        }
        for (var i = 0; i < charts.size(); i++) {
            var has = i < answer.figures().size();
            shown(charts.get(i), has);
            if (has) {
                titles.get(i).setText(answer.figures().get(i).title());
                charts.get(i).show(answer.figures().get(i));
            }
            shown(titles.get(i), answer.figures().size() > 1);
        }
        if (!answer.tableBelow()) {
            chartBox.getChildren().removeAll(tableTitle, table);
        } else {
            showTable(answer);
            if (!chartBox.getChildren().contains(table)) {
                chartBox.getChildren().addAll(tableTitle, table);
            }
        }
    }

    private void showTable(Answer answer) {
        tableTitle.setText(answer.table().caption());
        var whole = answer.table();
        var left = whole.where(cell -> !workspace().hidden().contains(cell.series()));
        if (left.rows().isEmpty()) {
            left = whole;
        }
        table.show(left);
        hiddenRows.show(model.table().get() ? whole.rows().size() - left.rows().size() : 0);
        table.setMinHeight(answer.tableBelow() && !model.table().get() ? TABLE_BELOW_HEIGHT : 0);
    }
}
