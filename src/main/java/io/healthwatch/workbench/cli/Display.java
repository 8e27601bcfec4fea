package io.healthwatch.workbench.cli;

import java.util.Locale;

/** Whether a window can be shown. */
final class Display {

    private Display() {}

    /** On Linux where an X11 or Wayland display is named; elsewhere there is always one. */
    static boolean isThere() {
        var linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        return !linux || isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
    }

    private static boolean isSet(String variable) {
        var value = System.getenv(variable);
        return value != null && !value.isEmpty();
    }
}
