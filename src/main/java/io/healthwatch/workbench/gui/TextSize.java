package io.healthwatch.workbench.gui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.ObservableMap;
import javafx.scene.Scene;
import javafx.scene.control.TableColumnBase;

/**
 * How large type is, from 1 to 2 times its designed size, the same in all windows. Style sheets give sizes in
 * {@code em}, and follow by themselves; what Java code gives in pixels follows by {@link #of}. FX thread only.
 */
public final class TextSize {

    private static final double DESIGNED = 13;
    private static final double MOST = 2;
    private static final double STEP = 0.125;
    private static final List<String> SHEETS = List.of("workbench.css", "result/results.css");
    private static final Pattern ICON_RULE = Pattern.compile("([^{}]+)\\{[^{}]*-fx-icon-size:\\s*([\\d.]+)");
    private static final double ICON = 18;
    private static final String SHEET_OF_A_SIZE = "data:text/css;base64,";

    private static final DoubleProperty FACTOR = new SimpleDoubleProperty(1);

    private TextSize() {}

    /** How many times its designed size type is; 1 to 2. */
    public static DoubleProperty factor() {
        return FACTOR;
    }

    /** A step larger, up to twice the designed size. */
    public static void larger() {
        FACTOR.set(Math.min(MOST, FACTOR.get() + STEP));
    }

    /** A step smaller, down to the designed size. */
    public static void smaller() {
        FACTOR.set(Math.max(1, FACTOR.get() - STEP));
    }

    /** The designed size. */
    public static void designed() {
        FACTOR.set(1);
    }

    /** A length that grows with type: so many pixels at the designed size. */
    public static DoubleBinding of(double pixels) {
        return FACTOR.multiply(pixels);
    }

    /** Gives a column a width that grows with type, and that can be changed by dragging all the same. */
    public static void width(TableColumnBase<?, ?> column, double least, double preferred) {
        follow(column.getProperties(), factor -> {
            column.setMinWidth(least * factor);
            column.setPrefWidth(preferred * factor);
        });
    }

    /** Lets a scene's type, and that of its menus and tooltips, have the size from now on. */
    static void follow(Scene scene) {
        follow(scene.getProperties(), factor -> {
            scene.getStylesheets().removeIf(sheet -> sheet.startsWith(SHEET_OF_A_SIZE));
            if (factor != 1) {
                scene.getStylesheets().add(sheet(factor));
            }
        });
    }

    /** Does so now and at every change, for as long as anybody else holds the owner of the properties. */
    private static void follow(ObservableMap<Object, Object> properties, DoubleConsumer does) {
        ChangeListener<Number> follower = (_, _, now) -> does.accept(now.doubleValue());
        properties.put(TextSize.class, follower);
        FACTOR.addListener(new WeakChangeListener<>(follower));
        does.accept(FACTOR.get());
    }

    /**
     * The rules of a size. Icons are repeated from the other sheets: a size relative to type would be relative to
     * the icon itself, and grow without end.
     */
    private static String sheet(double factor) {
        var icons = SHEETS.stream()
                .flatMap(name -> ICON_RULE.matcher(read(name)).results())
                .map(rule -> icon(selector(rule.group(1)), Double.parseDouble(rule.group(2)) * factor))
                .collect(Collectors.joining());
        var rules = String.format(Locale.ROOT, ".root { -fx-font-size: %.2fpx; }%n", DESIGNED * factor)
                + icon(".root .ikonli-font-icon", ICON * factor)
                + icons;
        return SHEET_OF_A_SIZE + Base64.getEncoder().encodeToString(rules.getBytes(StandardCharsets.UTF_8));
    }

    private static String selector(String written) {
        return Arrays.stream(written.replaceAll("(?s)/\\*.*?\\*/", "").split(","))
                .map(one -> ".root " + one.strip())
                .collect(Collectors.joining(", "));
    }

    private static String icon(String selector, double pixels) {
        return String.format(Locale.ROOT, "%s { -fx-icon-size: %.0fpx; }%n", selector, pixels);
    }

    private static String read(String sheet) {
        try (var in = TextSize.class.getResourceAsStream(sheet)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
