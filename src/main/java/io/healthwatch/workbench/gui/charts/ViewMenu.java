package io.healthwatch.workbench.gui.charts;

import io.healthwatch.workbench.answer.DistributionShape;
import io.healthwatch.workbench.answer.Question;
import io.healthwatch.workbench.text.Texts;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How charts are drawn and what they leave out; what makes no sense for a question says why. */
final class ViewMenu extends MenuButton {

    private static final Texts TEXTS = Texts.of("charts");

    private final ChartsModel model;
    private final CheckMenuItem log = new CheckMenuItem();
    private final CheckMenuItem zero = new CheckMenuItem();
    private final Menu shape = new Menu();
    private final CheckMenuItem significant = new CheckMenuItem();
    private final CheckMenuItem quiet = new CheckMenuItem();

    ViewMenu(ChartsModel model) {
        this.model = model;
        bind(log, model.log());
        bind(zero, model.zero());
        var group = new ToggleGroup();
        for (var each : DistributionShape.values()) {
            var item = new RadioMenuItem(words(each));
            item.setToggleGroup(group);
            item.setOnAction(_ -> model.shape().set(each));
            model.shape().subscribe(now -> item.setSelected(now == each));
            shape.getItems().add(item);
        }
        bind(significant, model.significantOnly());
        bind(quiet, model.hideNoisy());
        getItems().setAll(log, zero, shape, new SeparatorMenuItem(), significant, quiet);
        getStyleClass().add("view-menu");
        setGraphic(new FontIcon(Feather.SLIDERS));
        setMinWidth(Region.USE_PREF_SIZE);
        model.question().addListener(_ -> offer());
        offer();
    }

    private static String words(DistributionShape shape) {
        return switch (shape) {
            case BOX -> TEXTS.get("view.shape.box");
            case VIOLIN -> TEXTS.get("view.shape.violin");
            case CURVE -> TEXTS.get("view.shape.curve");
        };
    }

    private void bind(CheckMenuItem item, BooleanProperty property) {
        item.selectedProperty().bindBidirectional(property);
        property.addListener(_ -> offer());
    }

    /** Names the filters that are on: a chart must not hide that it leaves something out. */
    private void offer() {
        var question = model.question().get();
        offer(log, TEXTS.get("view.log"), "");
        offer(
                zero,
                TEXTS.get("view.zero"),
                !question.zero() ? TEXTS.get("view.zero.never") : model.log().get() ? TEXTS.get("view.zero.log") : "");
        offer(shape, TEXTS.get("view.shape"), question == Question.SPREAD ? "" : TEXTS.get("view.shape.never"));
        offer(
                significant,
                TEXTS.get("view.significant"),
                question.compares() ? "" : TEXTS.get("view.significant.never"));
        offer(quiet, TEXTS.get("view.quiet"), "");
        var filters = Stream.of(significant, quiet)
                .filter(item -> item.isSelected() && !item.isDisable())
                .map(CheckMenuItem::getText)
                .collect(Collectors.joining(", "));
        setText(filters.isEmpty() ? TEXTS.get("view") : TEXTS.get("view.filtered", filters));
    }

    private static void offer(MenuItem item, String words, String whyNot) {
        item.setText(whyNot.isEmpty() ? words : TEXTS.get("view.not", words, whyNot));
        item.setDisable(!whyNot.isEmpty());
    }
}
