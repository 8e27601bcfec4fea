package io.healthwatch.workbench.gui;

import java.util.List;

/**
 * What the window remembers from one start to the next.
 *
 * @param window where it was; null before the first time
 * @param dark whether the dark theme was on
 * @param view the title of the view that was shown
 * @param language the probes' language that was shown; empty before one was chosen
 * @param selection what was chosen to be measured; null before the first time
 */
public record Settings(Bounds window, boolean dark, String view, String language, Selection selection) {

    /** Before anything was remembered. */
    public static final Settings FIRST = new Settings(null, false, "", "", null);

    /** The window's place and size on the desktop. */
    public record Bounds(double x, double y, double width, double height, boolean maximized) {}

    /**
     * What was chosen to be measured.
     *
     * @param variants variants in their host, as {@code id@host}
     */
    public record Selection(
            List<String> variants, List<String> scenarios, List<String> languages, String profile, long seed) {}

    /** The same with other bounds. */
    public Settings with(Bounds bounds) {
        return new Settings(bounds, dark, view, language, selection);
    }

    /** The same with another theme. */
    public Settings withDark(boolean now) {
        return new Settings(window, now, view, language, selection);
    }

    /** The same with another view. */
    public Settings withView(String title) {
        return new Settings(window, dark, title, language, selection);
    }

    /** The same with another language. */
    public Settings withLanguage(String now) {
        return new Settings(window, dark, view, now, selection);
    }

    /** The same with another selection. */
    public Settings with(Selection chosen) {
        return new Settings(window, dark, view, language, chosen);
    }
}
