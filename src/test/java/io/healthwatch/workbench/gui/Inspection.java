package io.healthwatch.workbench.gui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What somebody who does not see well, or has no mouse, would meet in a scene that is laid out: controls
 * without a name, words that are cut off, and words or marks too faint to be read. FX thread only.
 *
 * <p>Contrast is computed where words stand on backgrounds of their ancestors; what is drawn on a canvas, and
 * what lies over a picture, is not judged. Cells of tables may be cut off, since columns can be made wider.
 */
public final class Inspection {

    /** WCAG 2.2, 1.4.3: words. */
    private static final double LEAST_CONTRAST = 4.5;
    /** WCAG 2.2, 1.4.3 and 1.4.11: large words, and marks that mean something. */
    private static final double LEAST_CONTRAST_OF_LARGE = 3;
    private static final double LARGE = 24;
    private static final double LARGE_BOLD = 18.66;
    private static final int LONGEST_QUOTE = 60;

    private final List<String> problems = new ArrayList<>();

    private Inspection() {}

    /** The problems of a scene, a sentence each; empty if there are none. */
    public static List<String> of(Scene scene) {
        var inspection = new Inspection();
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        inspection.visit(scene.getRoot());
        return inspection.problems.stream().distinct().toList();
    }

    private void visit(Node node) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        if (node.isFocusTraversable() && !node.isDisabled() && isNameless(node)) {
            problems.add("no name: " + describe(node));
        }
        if (node instanceof Labeled labeled && isCutOff(labeled)) {
            problems.add("cut off: " + describe(node));
        }
        if (node instanceof Text text && !text.getText().isBlank() && !isDisabled(text)) {
            contrast(text);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::visit);
        }
    }

    private static boolean isNameless(Node node) {
        if (node instanceof ScrollPane || node instanceof ScrollBar || node instanceof SplitPane || node instanceof TabPane) {
            return false;
        }
        return Stream.of(
                        node.getAccessibleText(),
                        node instanceof Labeled labeled ? labeled.getText() : null,
                        node instanceof TextInputControl input ? input.getPromptText() : null,
                        labelOf(node))
                .allMatch(name -> name == null || name.isBlank());
    }

    /** The words of the label that was made for it. */
    private static String labelOf(Node node) {
        return node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY) instanceof Labeled label ? label.getText() : null;
    }

    private static boolean isCutOff(Labeled labeled) {
        if (!labeled.isTextTruncated() || labeled.getText().isBlank() || labeled.getWidth() == 0 || isInCell(labeled)) {
            return false;
        }
        return tips(labeled).noneMatch(tip -> tip.contains(labeled.getText()));
    }

    private static boolean isInCell(Node node) {
        return ancestors(node).anyMatch(IndexedCell.class::isInstance);
    }

    private static boolean isDisabled(Node node) {
        return ancestors(node).anyMatch(Node::isDisabled);
    }

    /** What is told where the pointer rests on it, or by whatever reads the screen. */
    private static Stream<String> tips(Node node) {
        return ancestors(node)
                .flatMap(one -> Stream.of(
                        one.getAccessibleText(),
                        one.getAccessibleHelp(),
                        one instanceof javafx.scene.control.Control control ? words(control.getTooltip()) : null,
                        one.getProperties().values().stream()
                                .filter(Tooltip.class::isInstance)
                                .map(Tooltip.class::cast)
                                .map(Inspection::words)
                                .findFirst()
                                .orElse(null)))
                .filter(text -> text != null);
    }

    private static String words(Tooltip tip) {
        return tip == null ? null : tip.getText();
    }

    private static Stream<Node> ancestors(Node node) {
        return Stream.iterate(node, one -> one != null, Node::getParent);
    }

    private void contrast(Text text) {
        if (!(text.getFill() instanceof Color ink) || !isInView(text)) {
            return;
        }
        var paper = paper(text);
        if (paper == null) {
            return;
        }
        var opacity = ancestors(text).mapToDouble(Node::getOpacity).reduce(1, (one, other) -> one * other);
        var contrast = contrast(over(ink, paper, opacity), paper);
        var least = text instanceof FontIcon || isLarge(text) ? LEAST_CONTRAST_OF_LARGE : LEAST_CONTRAST;
        if (contrast < least) {
            problems.add(String.format(
                    Locale.ROOT, "contrast %.1f, less than %.1f: %s", contrast, least, describe(text)));
        }
    }

    private static boolean isInView(Text text) {
        return text.getLayoutBounds().getWidth() > 0 && text.getLayoutBounds().getHeight() > 0;
    }

    private static boolean isLarge(Text text) {
        var size = text.getFont().getSize();
        return size >= LARGE || size >= LARGE_BOLD && text.getFont().getStyle().contains("Bold");
    }

    /** The colour behind a node; null where it cannot be told. */
    private static Color paper(Node node) {
        var layers = new ArrayList<Color>();
        for (var one : ancestors(node).toList()) {
            if (one instanceof Region region && region.getBackground() != null) {
                if (!region.getBackground().getImages().isEmpty()) {
                    return null;
                }
                for (var fill : region.getBackground().getFills().reversed()) {
                    if (!(fill.getFill() instanceof Color color)) {
                        return null;
                    }
                    if (covers(fill, region, node)) {
                        layers.add(color);
                        if (color.isOpaque()) {
                            return flattened(layers);
                        }
                    }
                }
            }
        }
        return null;
    }

    private static boolean covers(BackgroundFill fill, Region region, Node node) {
        var insets = fill.getInsets();
        var place = region.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        var middle = place.getMinY() + place.getHeight() / 2;
        var x = place.getMinX() + place.getWidth() / 2;
        return middle >= insets.getTop()
                && middle <= region.getHeight() - insets.getBottom()
                && x >= insets.getLeft()
                && x <= region.getWidth() - insets.getRight();
    }

    private static Color flattened(List<Color> layers) {
        var result = layers.getLast();
        for (var layer : layers.reversed().subList(1, layers.size())) {
            result = over(layer, result, 1);
        }
        return result;
    }

    private static Color over(Color ink, Color paper, double opacity) {
        return paper.interpolate(Color.color(ink.getRed(), ink.getGreen(), ink.getBlue()), ink.getOpacity() * opacity);
    }

    private static double contrast(Color one, Color other) {
        var lighter = Math.max(luminance(one), luminance(other));
        var darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static String describe(Node node) {
        var words =
                switch (node) {
                    case FontIcon icon -> icon.getIconCode() == null ? "icon" : icon.getIconCode().getDescription();
                    case Text text -> text.getText();
                    case Labeled labeled -> labeled.getText();
                    default -> "";
                };
        var quoted = words == null || words.isBlank()
                ? ""
                : " \"" + words.substring(0, Math.min(LONGEST_QUOTE, words.length())).replace('\n', ' ') + "\"";
        return node.getClass().getSimpleName() + quoted + " in "
                + String.join(
                        " < ",
                        ancestors(node)
                                .limit(5)
                                .map(one -> one.getId() != null
                                        ? "#" + one.getId()
                                        : one.getStyleClass().isEmpty()
                                                ? one.getClass().getSimpleName()
                                                : "." + String.join(".", one.getStyleClass()))
                                .toList());
    }
}
