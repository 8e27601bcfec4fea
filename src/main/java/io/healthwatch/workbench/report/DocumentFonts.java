package io.healthwatch.workbench.report;

import io.healthwatch.workbench.chart.ChartTheme;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;

/** The font of documents, slides and the charts in them: TrueType, since PDF embeds no other outlines. Any thread. */
public final class DocumentFonts {

    /** Its family. */
    public static final String FAMILY = "Roboto";

    private static final String FOLDER = "/com/formdev/flatlaf/fonts/roboto/";

    /** A face: its file, its weight as in CSS, and whether it is italic. */
    public record Face(String file, int weight, boolean italic) {

        /** Its bytes; null where the library is not on the class path. */
        public InputStream open() {
            return DocumentFonts.class.getResourceAsStream(FOLDER + file);
        }

        /** A rule of CSS that carries the whole font; empty where there is none. */
        String css() throws IOException {
            try (var bytes = open()) {
                return bytes == null
                        ? ""
                        : "@font-face { font-family: \"" + FAMILY + "\"; font-weight: " + weight + "; font-style: "
                                + (italic ? "italic" : "normal") + "; src: url(data:font/ttf;base64,"
                                + Base64.getEncoder().encodeToString(bytes.readAllBytes()) + "); }\n";
            }
        }
    }

    private static final List<Face> FACES = List.of(
            new Face("Roboto-Regular.ttf", 400, false),
            new Face("Roboto-Bold.ttf", 700, false),
            new Face("Roboto-Italic.ttf", 400, true));

    private static ChartTheme theme;

    private DocumentFonts() {}

    /** The faces that are there. */
    public static List<Face> faces() {
        return FACES.stream().filter(DocumentFonts::isThere).toList();
    }

    /** Rules of CSS that carry the faces that are there. */
    static String css() throws IOException {
        var css = new StringBuilder();
        for (var face : FACES) {
            css.append(face.css());
        }
        return css.toString();
    }

    private static boolean isThere(Face face) {
        try (var bytes = face.open()) {
            return bytes != null;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** How charts look on paper; in the system's font where the documents' one cannot be had. */
    static synchronized ChartTheme theme() {
        if (theme == null) {
            theme = registered() ? withFamily(FAMILY) : ChartTheme.PLAIN;
        }
        return theme;
    }

    /** The family of the texts in charts: the documents' one, or the system's where that cannot be had. */
    public static String family() {
        return theme().family();
    }

    private static ChartTheme withFamily(String family) {
        var plain = ChartTheme.PLAIN;
        return new ChartTheme(
                plain.ground(), plain.text(), plain.muted(), plain.grid(), plain.accent(), plain.target(), family,
                plain.size());
    }

    private static boolean registered() {
        var graphics = GraphicsEnvironment.getLocalGraphicsEnvironment();
        for (var face : faces()) {
            try (var bytes = face.open()) {
                graphics.registerFont(Font.createFont(Font.TRUETYPE_FONT, bytes));
            } catch (IOException | FontFormatException | LinkageError without) {
                return false;
            }
        }
        return !faces().isEmpty();
    }
}
