package io.healthwatch.workbench.gui.evaluate;

import io.healthwatch.workbench.answer.Wording;
import io.healthwatch.workbench.gui.Frame;
import io.healthwatch.workbench.gui.Hint;
import io.healthwatch.workbench.gui.InstallItem;
import io.healthwatch.workbench.gui.TextSize;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Three columns: runtimes, scenarios, plan. */
final class ChoicePane {

    private static final double LONGEST_VERSION = 96;
    private static final double WIDTH_OF_A_DIGIT = 7;
    private static final double WIDTH_FOR_COLUMNS = 760;

    private final EvaluateModel model;
    private final GridPane grid = new GridPane();
    private final VBox runtimes = new VBox();
    private final VBox scenarios = new VBox();
    private final Node own;
    private final BooleanBinding stacked =
            grid.widthProperty().greaterThan(0).and(grid.widthProperty().lessThan(TextSize.of(WIDTH_FOR_COLUMNS)));

    ChoicePane(EvaluateModel model) {
        this.model = model;
        this.own = new OwnPane(model.own(), OwnPane::dialog).node();
        grid.getStyleClass().add("choice-grid");
        grid.setMinWidth(0);
        var cards = List.of(
                card("Runtimes", runtimes, model::chooseVariants, "runtimes"),
                card("Scenarios", scenarios, model::chooseScenarios, "scenarios"),
                new PlanPane(model).node());
        stacked.subscribe(one -> {
            if (one) {
                stack(cards);
            } else {
                putSideBySide(cards);
            }
        });
        runtimes.getStyleClass().add("choices");
        scenarios.getStyleClass().add("choices");
        model.lookups().subscribe(_ -> {
            showRuntimes();
            showScenarios();
        });
    }

    private void putSideBySide(List<Node> cards) {
        grid.getChildren().clear();
        grid.getColumnConstraints().setAll(column(41), column(28), column(31));
        var row = new RowConstraints();
        row.setVgrow(Priority.ALWAYS);
        grid.getRowConstraints().setAll(row);
        grid.addRow(0, cards.toArray(Node[]::new));
    }

    private void stack(List<Node> cards) {
        grid.getChildren().clear();
        grid.getColumnConstraints().setAll(column(100));
        var row = new RowConstraints();
        row.setMinHeight(Region.USE_PREF_SIZE);
        grid.getRowConstraints().setAll(Collections.nCopies(cards.size(), row));
        grid.addColumn(0, cards.toArray(Node[]::new));
    }

    private static ColumnConstraints column(double percent) {
        var column = new ColumnConstraints();
        column.setPercentWidth(percent);
        column.setFillWidth(true);
        return column;
    }

    Node node() {
        return grid;
    }

    private Node card(String title, Node choices, Consumer<Boolean> choose, String id) {
        var heading = new Label(title);
        heading.getStyleClass().add("section-title");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var busy = new ProgressIndicator();
        busy.getStyleClass().add("tiny-progress");
        busy.visibleProperty().bind(model.looking());
        busy.managedProperty().bind(busy.visibleProperty());
        var all = link("All", () -> choose.accept(true));
        all.setId("all-" + id);
        var none = link("None", () -> choose.accept(false));
        none.setId("no-" + id);
        var top = new HBox(heading, busy, space, all, none);
        heading.setMinWidth(Region.USE_PREF_SIZE);
        top.setAlignment(Pos.CENTER_LEFT);
        top.getStyleClass().add("card-header");
        var scroll = Frame.scrolled(choices);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var card = new VBox(top, scroll);
        card.getStyleClass().add("card");
        return card;
    }

    private static Hyperlink link(String text, Runnable does) {
        var link = new Hyperlink(text);
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setOnAction(_ -> {
            link.setVisited(false);
            does.run();
        });
        return link;
    }

    private void showRuntimes() {
        runtimes.getChildren().setAll(model.runtimes().stream().map(this::runtime).toList());
        separate(runtimes);
    }

    private Node runtime(RuntimeChoices runtime) {
        var block = new VBox();
        block.getStyleClass().add("runtime-block");
        if (runtime.variants().size() > 1) {
            var box = box(runtime.title(), runtime.hosts().toList());
            box.getStyleClass().add("strong");
            block.getChildren().add(box);
            var shared = runtime.sharedReason();
            if (!shared.isEmpty()) {
                block.getChildren().add(reason(shared, runtime.title(), runtime.missing()));
            }
            var offered = new HashSet<List<InstallItem>>();
            for (var variant : runtime.variants()) {
                var row = variant(variant, shared.isEmpty(), offered.add(variant.missing()));
                row.getStyleClass().add("indented");
                block.getChildren().add(row);
            }
        } else {
            block.getChildren().add(variant(runtime.variants().getFirst(), true, true));
        }
        return block;
    }

    private Region variant(VariantChoices variant, boolean withReason, boolean withInstall) {
        var box = box(variant.variant().title(), variant.hosts());
        box.setId("choose-" + variant.variant().id());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var version = new Label(variant.version());
        version.getStyleClass().add("version");
        version.maxWidthProperty().bind(TextSize.of(LONGEST_VERSION));
        version.minWidthProperty()
                .bind(TextSize.of(Math.min(LONGEST_VERSION, version.getText().length() * WIDTH_OF_A_DIGIT)));
        if (!version.getText().isEmpty()) {
            Hint.on(version, version.getText());
        }
        var row = new HBox(box, space, version);
        row.getStyleClass().add("variant-row");
        row.setAlignment(Pos.CENTER_LEFT);
        variant.hosts().forEach(host -> row.getChildren()
                .add(variant.hosts().size() > 1 ? hostToggle(host) : hostBadge(host)));
        var block = new VBox(row);
        if (withReason && !variant.reason().isEmpty()) {
            var offered = withInstall ? variant.missing() : List.<InstallItem>of();
            block.getChildren().add(reason(variant.reason(), variant.variant().id(), offered));
        }
        return block;
    }

    private CheckBox box(String title, List<HostChoice> choices) {
        var box = new CheckBox(title);
        box.setMinWidth(0);
        box.setWrapText(true);
        box.setMinHeight(Region.USE_PREF_SIZE);
        box.setDisable(choices.stream().noneMatch(HostChoice::available));
        Runnable follow = () -> {
            var many = EvaluateModel.howMany(choices);
            box.setSelected(many == 1);
            box.setIndeterminate(many == 0);
        };
        choices.forEach(choice -> choice.chosen().subscribe(_ -> follow.run()));
        box.setOnAction(_ -> {
            var choose = box.isSelected();
            model.choose(choices.stream(), choose);
            follow.run();
        });
        return box;
    }

    private static Node hostToggle(HostChoice choice) {
        var toggle = new ToggleButton(choice.host().id());
        toggle.getStyleClass().add("host-toggle");
        toggle.setMinWidth(Region.USE_PREF_SIZE);
        toggle.setDisable(!choice.available());
        toggle.selectedProperty().bindBidirectional(choice.chosen());
        Hint.on(toggle, "Measure " + choice.variant().title() + " in a " + choice.host().id() + " host");
        return toggle;
    }

    private static Node hostBadge(HostChoice choice) {
        var badge = new Label(choice.host().id());
        badge.getStyleClass().add("host-badge");
        badge.setMinWidth(Region.USE_PREF_SIZE);
        badge.setDisable(!choice.available());
        return badge;
    }

    /** Why something cannot be chosen, and beside it what would mend that. */
    private Node reason(String why, String name, List<InstallItem> missing) {
        var words = reason(why);
        if (missing.isEmpty()) {
            return words;
        }
        var install = new Button(
                "Install (about " + Wording.about(InstallItem.total(missing)) + ")", new FontIcon(Feather.DOWNLOAD));
        install.setId("install-for-" + name.toLowerCase(Locale.ROOT));
        install.getStyleClass().add("small");
        install.setMinWidth(Region.USE_PREF_SIZE);
        install.disableProperty().bind(model.installingBlocked().isNotEmpty());
        var tools = missing.stream()
                .map(InstallItem::toolProblem)
                .filter(problem -> !problem.isEmpty())
                .map(problem -> "\n" + problem)
                .collect(Collectors.joining());
        Hint.on(install, "Installs " + InstallItem.names(missing) + tools);
        install.setOnAction(_ -> model.install(missing));
        var row = new FlowPane(words, install);
        row.getStyleClass().add("install-offer");
        row.setRowValignment(VPos.CENTER);
        return row;
    }

    private static Label reason(String why) {
        var label = new Label(why, new FontIcon(Feather.INFO));
        label.getStyleClass().add("reason");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void showScenarios() {
        scenarios.getChildren().setAll(model.scenarios().stream().map(ChoicePane::scenario).toList());
        scenarios.getChildren().add(own);
        separate(scenarios);
    }

    private static void separate(VBox blocks) {
        blocks.getChildren().stream().skip(1).forEach(block -> block.getStyleClass().add("separated"));
    }

    private static Node scenario(Choice scenario) {
        var box = new CheckBox(scenario.title());
        box.setId("choose-" + scenario.id());
        box.setWrapText(true);
        box.setMinHeight(Region.USE_PREF_SIZE);
        box.selectedProperty().bindBidirectional(scenario.chosen());
        var question = new Label(scenario.question());
        question.getStyleClass().add("scenario-question");
        question.setWrapText(true);
        question.setMinHeight(Region.USE_PREF_SIZE);
        question.setOnMouseClicked(_ -> box.fire());
        var block = new VBox(box, question);
        block.getStyleClass().add("scenario-block");
        return block;
    }
}
