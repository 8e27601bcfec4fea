package io.healthwatch.workbench.gui.security;

import io.healthwatch.workbench.gui.Assessor;
import io.healthwatch.workbench.gui.Hint;
import io.healthwatch.workbench.gui.result.Drawer;
import io.healthwatch.workbench.gui.result.Labels;
import io.healthwatch.workbench.gui.result.Presence;
import io.healthwatch.workbench.gui.result.Verbatim;
import io.healthwatch.workbench.security.Attack;
import io.healthwatch.workbench.text.Texts;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The attacks of one cell, each with its evidence: one is open at a time. Changes in place. */
final class FindingsDrawer extends Drawer {

    private static final Texts TEXTS = Texts.of("security");

    private final VerdictMark verdict = new VerdictMark();
    private final Label identity = Labels.note("");
    private final VBox attacks = new VBox(2);
    private final Label tries = Labels.wrapped("", "words");
    private final Label mustHappen = Labels.wrapped("", "words");
    private final VerdictMark found = new VerdictMark();
    private final Label repeated = Labels.note("");
    private final Label evidence = Labels.wrapped("", "words");
    private final Label facts = Labels.note("");
    private final Label saidTitle = Labels.section(TEXTS.get("drawer.said"));
    private final Verbatim said = new Verbatim(3);
    private final Label modelledTitle = Labels.section(TEXTS.get("drawer.modelled"));
    private final VBox modelled = new VBox(2);
    private final Label sourceNote = Labels.note("");
    private final Verbatim source = new Verbatim(14);
    private final Button copySource = source.copying(TEXTS.get("drawer.copyText"));
    private final Verbatim command = new Verbatim(2);
    private final Button again = new Button(TEXTS.get("again"), new FontIcon(Feather.ROTATE_CW));
    private final VBox one;
    private final Consumer<URI> browse;
    private final BiConsumer<String, Assessor.Place> repeat;
    private SpotDetail shown;
    private String open = "";

    /**
     * An empty drawer.
     *
     * @param browse opens an address in a browser
     * @param repeat tries an attack in a place again
     * @param waiting why nothing can be tried now; empty where it can
     */
    FindingsDrawer(
            Runnable close,
            Consumer<URI> browse,
            BiConsumer<String, Assessor.Place> repeat,
            ObservableValue<String> waiting) {
        super(close);
        this.browse = browse;
        this.repeat = repeat;
        evidence.setId("security-evidence");
        repeated.setId("security-repeated");
        repeated.setText(TEXTS.get("drawer.repeated"));
        source.setWrapText(false);
        source.setId("security-source");
        said.setId("security-said");
        said.setAccessibleText(saidTitle.getText());
        source.setAccessibleText(TEXTS.get("drawer.module"));
        command.setAccessibleText(TEXTS.get("drawer.again"));
        again.setId("security-again");
        again.getStyleClass().add("accent");
        Hint.on(again, TEXTS.get("again.tip"));
        again.disableProperty().bind(waiting.map(reason -> !reason.isEmpty()));
        var hint = Labels.note("");
        hint.textProperty().bind(waiting);
        Presence.bind(hint.textProperty().isNotEmpty(), hint);
        var repeating = new FlowPane(8, 8, again, command.copying(TEXTS.get("drawer.copyCommand")));
        one = new VBox(
                8,
                found,
                repeated,
                evidence,
                facts,
                saidTitle,
                said,
                Labels.section(TEXTS.get("drawer.tries")),
                tries,
                Labels.section(TEXTS.get("drawer.mustHappen")),
                mustHappen,
                modelledTitle,
                modelled,
                Labels.section(TEXTS.get("drawer.module")),
                sourceNote,
                source,
                copySource,
                Labels.section(TEXTS.get("drawer.again")),
                hint,
                command,
                repeating);
        one.getStyleClass().add("security-open");
        fill(verdict, identity, attacks);
    }

    /** Shows a cell; the same attack stays open where it is the same cell. */
    void show(SpotDetail detail) {
        var same = shown != null
                && shown.title().equals(detail.title())
                && shown.place().equals(detail.place())
                && shown.chosen().equals(detail.chosen());
        shown = detail;
        title(detail.title());
        verdict.showWith(detail.verdict(), detail.summary());
        identity.setText(detail.identity());
        if (!same) {
            open = detail.chosen();
        }
        layOut();
    }

    private void layOut() {
        var nodes = new ArrayList<Node>();
        for (var entry : shown.entries()) {
            nodes.add(head(entry));
            if (entry.id().equals(open)) {
                showOne(entry);
                nodes.add(one);
            }
        }
        attacks.getChildren().setAll(nodes);
    }

    private Node head(SpotDetail.Entry entry) {
        var mark = new VerdictMark();
        var verdict = entry.finding() == null ? null : entry.finding().verdict();
        mark.show(verdict);
        mark.setMinWidth(Region.USE_PREF_SIZE);
        var name = new Label(entry.title());
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        var line = new HBox(8, name, mark);
        line.setAlignment(Pos.CENTER_LEFT);
        var button = new Button("", line);
        line.prefWidthProperty().bind(button.widthProperty().subtract(26));
        button.setId("security-attack-" + entry.id());
        button.getStyleClass().addAll("flat", "security-head");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(TEXTS.get("drawer.attack", entry.title(), mark.getText()));
        Hint.on(button, TEXTS.get("attack.tip", entry.title(), entry.id()));
        button.setOnAction(_ -> {
            open = entry.id().equals(open) ? "" : entry.id();
            layOut();
            lookup("#security-attack-" + entry.id()).requestFocus();
        });
        return button;
    }

    private void showOne(SpotDetail.Entry entry) {
        var finding = entry.finding();
        found.show(finding == null ? null : finding.verdict());
        Presence.set(entry.repeated(), repeated);
        evidence.setText(finding == null ? "" : finding.evidence());
        facts.setText(String.join("\n", entry.facts()));
        Presence.set(finding != null, evidence, facts);
        var spoke = finding != null && !finding.message().isEmpty();
        Presence.set(spoke, saidTitle, said);
        replace(said, spoke ? finding.message() : "");
        tries.setText(entry.attack() == null ? "" : entry.attack().tries());
        mustHappen.setText(entry.attack() == null ? "" : entry.attack().mustHappen());
        var models = entry.attack() == null || entry.attack().modelledOn() == null
                ? List.<Attack.Reference>of()
                : entry.attack().modelledOn();
        Presence.set(!models.isEmpty(), modelledTitle, modelled);
        modelled.getChildren().setAll(models.stream().map(this::link).toList());
        sourceNote.setText(entry.sourceNote());
        Presence.set(!entry.source().isEmpty(), source, copySource);
        replace(source, entry.source());
        replace(command, entry.command());
        again.setOnAction(_ -> repeat.accept(entry.id(), shown.place()));
    }

    /** Leaves what is selected where the text is the same. */
    private static void replace(TextArea area, String text) {
        if (!area.getText().equals(text)) {
            area.setText(text);
        }
    }

    private Node link(Attack.Reference reference) {
        return Parts.link(reference.title(), reference.url(), browse);
    }
}
