package io.healthwatch.workbench.gui.security;

import io.healthwatch.workbench.assessment.ChecklistItem;
import io.healthwatch.workbench.gui.result.Presence;
import io.healthwatch.workbench.gui.result.Segments;
import io.healthwatch.workbench.text.Texts;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/** Which attacks are shown. */
final class SecurityFilters extends FlowPane {

    private static final Texts TEXTS = Texts.of("security");

    private static final String ALL_VARIANTS = TEXTS.get("filter.variant.all");
    private static final String ALL_ITEMS = TEXTS.get("filter.item.all");

    private final SecurityModel model;
    private final ComboBox<String> variant = new ComboBox<>();
    private final Segments<String> hosts;
    private final HBox hostChoice;

    SecurityFilters(SecurityModel model) {
        super(12, 8);
        this.model = model;
        hosts = new Segments<>(Hosts::name, model.host()::set);
        hostChoice = new HBox(8, new Label(TEXTS.get("filter.hosts")), hosts);
        hostChoice.setAlignment(Pos.CENTER_LEFT);
        var failed = new CheckBox(TEXTS.get("filter.failed"));
        failed.setId("security-only-failed");
        failed.selectedProperty().bindBidirectional(model.onlyFailed());
        variant.setId("security-variant");
        variant.setAccessibleText(TEXTS.get("filter.variant"));
        variant.setOnAction(_ -> choose(variant.getValue()));
        setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(failed, item(), variant, hostChoice);
    }

    private ComboBox<ChecklistItem> item() {
        var item = new ComboBox<ChecklistItem>();
        item.setId("security-item");
        item.setAccessibleText(TEXTS.get("filter.item"));
        item.getItems().add(null);
        item.getItems().addAll(ChecklistItem.values());
        item.setConverter(titles());
        item.valueProperty().bindBidirectional(model.item());
        item.setPromptText(ALL_ITEMS);
        return item;
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

    private void choose(String chosen) {
        if (chosen != null) {
            model.variant().set(chosen.equals(ALL_VARIANTS) ? "" : chosen);
        }
    }

    /** Offers what there is a choice of; a variant that is not there any more is not looked for. */
    void refresh() {
        hosts.show(model.hosts(), model.host().get());
        Presence.set(model.hosts().size() > 1, hostChoice);
        var offered = Stream.concat(Stream.of(ALL_VARIANTS), model.variants().stream()).toList();
        var wanted = offered.contains(model.variant().get()) ? model.variant().get() : ALL_VARIANTS;
        if (!variant.getItems().equals(offered)) {
            variant.getItems().setAll(offered);
        }
        variant.setValue(wanted);
        choose(wanted);
    }
}
