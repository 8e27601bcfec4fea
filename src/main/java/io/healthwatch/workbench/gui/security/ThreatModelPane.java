package io.healthwatch.workbench.gui.security;

import io.healthwatch.workbench.gui.result.CopyButton;
import io.healthwatch.workbench.gui.result.Labels;
import io.healthwatch.workbench.text.Texts;
import java.util.ArrayList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The threat model as text. Knows of Markdown what the threat model has: headings, paragraphs and lists. */
final class ThreatModelPane extends VBox {

    private static final Texts TEXTS = Texts.of("security");

    private static final double WIDEST_LINE = 820;

    private final VBox text = new VBox(8);
    private String markdown = "";

    ThreatModelPane() {
        super(10);
        text.setMaxWidth(WIDEST_LINE);
        text.getStyleClass().add("threat-model");
        getChildren().setAll(new CopyButton(TEXTS.get("threats.copy"), () -> markdown), Parts.scroll(text));
    }

    /** Shows that. */
    void show(String shown) {
        if (shown.equals(markdown)) {
            return;
        }
        markdown = shown;
        var nodes = new ArrayList<Node>();
        for (var block : shown.split("\n\n+")) {
            if (block.startsWith("# ") || block.startsWith("## ")) {
                nodes.add(label(block.substring(block.indexOf(' ') + 1), "section-title"));
            } else if (block.startsWith("- ")) {
                for (var point : block.split("\n")) {
                    nodes.add(label(point.replaceFirst("^- ", "• "), "threat-point"));
                }
            } else if (!block.isBlank()) {
                nodes.add(label(block.replace('\n', ' ').strip(), "threat-paragraph"));
            }
        }
        text.getChildren().setAll(nodes);
    }

    private static Label label(String words, String style) {
        return Labels.wrapped(words.replace("**", "").strip(), style);
    }
}
