package io.healthwatch.workbench.gui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** The window's looks: theme, fonts and style sheet. */
public final class Theme {

    /** The family of all text. */
    public static final String FONT = "Inter";

    private static final String FONTS = "/com/formdev/flatlaf/fonts/inter/";
    private static final List<String> FACES = List.of("Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Bold.otf");
    private static final double ANY_SIZE = 13;
    private static final String SHEET = "/io/healthwatch/workbench/gui/workbench.css";

    private static boolean fontsLoaded;
    private static volatile CompletableFuture<Void> chartFonts = CompletableFuture.completedFuture(null);

    private Theme() {}

    /**
     * Loads the fonts, for JavaFX at once and for charts, which draw by AWT's, in the background. A font that cannot be
     * loaded is done without. Any thread.
     */
    public static synchronized void loadFonts() {
        if (fontsLoaded) {
            return;
        }
        fontsLoaded = true;
        chartFonts = CompletableFuture.runAsync(Theme::loadChartFonts);
        for (var face : FACES) {
            try (var font = Theme.class.getResourceAsStream(FONTS + face)) {
                if (font != null) {
                    Font.loadFont(font, ANY_SIZE);
                }
            } catch (IOException withoutIt) {
                return;
            }
        }
    }

    private static void loadChartFonts() {
        for (var face : FACES) {
            try (var font = Theme.class.getResourceAsStream(FONTS + face)) {
                if (font != null) {
                    GraphicsEnvironment.getLocalGraphicsEnvironment()
                            .registerFont(java.awt.Font.createFont(java.awt.Font.TRUETYPE_FONT, font));
                }
            } catch (IOException | FontFormatException | LinkageError withoutIt) {
                return;
            }
        }
    }

    /** Waits until the fonts of charts are loaded, if they are to be: a moment after the start at most. Any thread. */
    public static void awaitChartFonts() {
        chartFonts.join();
    }

    /** Switches every window between light and dark. */
    public static void apply(boolean dark) {
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    /** Gives a scene the workbench's style sheet. */
    public static void style(Scene scene) {
        scene.getStylesheets().add(Theme.class.getResource(SHEET).toExternalForm());
        TextSize.follow(scene);
    }
}
