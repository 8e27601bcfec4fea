package io.healthwatch.workbench.gui;

import java.util.List;
import java.util.Map;

/**
 * What the window remembers from one start to the next.
 *
 * @param window where it was; null before the first time
 * @param dark whether the dark theme was on
 * @param view the key of the view that was shown
 * @param language the probes' language that was shown; empty before one was chosen
 * @param margin which ratios do not matter: those that differ from one by less; null before one was chosen
 * @param selection what was chosen to be measured; null before the first time
 * @param own the user's own module; null for none
 * @param choices whatever else was chosen, see {@link Choices}
 */
public record Settings(
        Bounds window,
        boolean dark,
        String view,
        String language,
        Double margin,
        Selection selection,
        Own own,
        Map<String, String> choices) {

    /** Before anything was remembered. */
    public static final Settings FIRST = new Settings(null, false, "", "", null, null, null, Map.of());

    /** The window's place and size on the desktop. */
    public record Bounds(double x, double y, double width, double height, boolean maximized) {}

    /**
     * What was chosen to be measured.
     *
     * @param variants variants in their host, as {@code id@host}
     * @param precision as it was typed; null for the profile's
     * @param time as it was typed; null for the profile's
     */
    public record Selection(
            List<String> variants,
            List<String> scenarios,
            List<String> languages,
            String profile,
            String precision,
            String time,
            long seed) {}

    /**
     * The user's own module.
     *
     * @param module where its file is
     * @param config what it is given, as it was typed
     * @param chosen whether it is to be measured
     */
    public record Own(String module, String config, boolean chosen) {}

    /** The same with other bounds. */
    public Settings with(Bounds bounds) {
        return new Settings(bounds, dark, view, language, margin, selection, own, choices);
    }

    /** The same with another theme. */
    public Settings withDark(boolean now) {
        return new Settings(window, now, view, language, margin, selection, own, choices);
    }

    /** The same with another view. */
    public Settings withView(String key) {
        return new Settings(window, dark, key, language, margin, selection, own, choices);
    }

    /** The same with another language. */
    public Settings withLanguage(String now) {
        return new Settings(window, dark, view, now, margin, selection, own, choices);
    }

    /** The same with another margin. */
    public Settings withMargin(double now) {
        return new Settings(window, dark, view, language, now, selection, own, choices);
    }

    /** The same with another selection. */
    public Settings with(Selection chosen) {
        return new Settings(window, dark, view, language, margin, chosen, own, choices);
    }

    /** The same with another module of the user's own; null for none. */
    public Settings with(Own module) {
        return new Settings(window, dark, view, language, margin, selection, module, choices);
    }

    /** The same with other choices. */
    public Settings with(Map<String, String> chosen) {
        return new Settings(window, dark, view, language, margin, selection, own, Map.copyOf(chosen));
    }
}
