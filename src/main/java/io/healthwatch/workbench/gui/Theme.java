package io.healthwatch.workbench.gui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.util.List;
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

    private Theme() {}

    /** Loads the fonts, for JavaFX and for charts, which draw by AWT's. A font that cannot be loaded is done without. */
    public static synchronized void loadFonts() {
        if (fontsLoaded) {
            return;
        }
        fontsLoaded = true;
        for (var face : FACES) {
            try (var forJavaFx = Theme.class.getResourceAsStream(FONTS + face);
                    var forCharts = Theme.class.getResourceAsStream(FONTS + face)) {
                if (forJavaFx == null || forCharts == null) {
                    return;
                }
                Font.loadFont(forJavaFx, ANY_SIZE);
                GraphicsEnvironment.getLocalGraphicsEnvironment()
                        .registerFont(java.awt.Font.createFont(java.awt.Font.TRUETYPE_FONT, forCharts));
            } catch (IOException | FontFormatException | LinkageError withoutIt) {
                return;
            }
        }
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
