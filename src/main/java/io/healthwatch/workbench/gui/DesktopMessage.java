package io.healthwatch.workbench.gui;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * A message that the desktop shows over other windows: by {@code notify-send} on Linux and {@code osascript} on
 * macOS. Windows offers no program for it, and shows none. Any thread.
 */
final class DesktopMessage {

    private static final String APPLE_SCRIPT =
            "on run words\ndisplay notification (item 2 of words) with title (item 1 of words)\nend run";

    private DesktopMessage() {}

    /** Shows it, where the desktop has a program for that; says nothing where it has none. */
    static void show(String title, String text) {
        var command = command(System.getProperty("os.name"), title, text);
        if (command.isEmpty()) {
            return;
        }
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException notInstalled) {
            // The title of the window says the same.
            return;
        }
    }

    /** What is run for it; empty on a system without such a program. */
    static List<String> command(String system, String title, String text) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.contains("linux")) {
            return List.of("notify-send", "--app-name=" + title, "--", title, text);
        }
        return name.contains("mac") ? List.of("osascript", "-e", APPLE_SCRIPT, title, text) : List.of();
    }
}
