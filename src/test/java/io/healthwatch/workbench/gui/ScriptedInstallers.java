package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.installation.Installer;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Installers that are scripts of a test's own, in a folder of their own, for the user's folder of a test. */
public final class ScriptedInstallers {

    /** Installs something at once. */
    public static final String GOOD =
            """
            while [ $# -gt 1 ]; do shift; done
            echo "step 1 of 2: download"
            echo "step 2 of 2: compile"
            mkdir -p "$1.partial"
            echo library > "$1.partial/library.so"
            echo '{"version": "1.2.3", "library": "library.so", "bytes": 2600000}' > "$1.partial/installation.json"
            rm -rf "$1"
            mv "$1.partial" "$1"
            """;

    /** Fails as an installer does that finds no compiler. */
    public static final String FAILING =
            """
            echo "step 1 of 3: look for a compiler"
            echo "install.sh: there is no C compiler on this machine. Install gcc or clang, then try again." >&2
            exit 3
            """;

    /** Comes to the middle of a step and stays there until it is cancelled, or that file is there. */
    public static String hanging(Path until) {
        return """
                echo "step 1 of 5: download"
                echo "wasmtime 50.0.1: 9.8 MB"
                echo "step 2 of 5: compile"
                echo "compiled 57 of 163"
                while [ ! -e "%s" ]; do sleep 0.05; done
                """
                        .formatted(until)
                + GOOD;
    }

    private final Home home;

    /** None yet. */
    public ScriptedInstallers(Path folder, Path userData) {
        this.home = Home.at(folder, userData);
    }

    /** Adds one. */
    public ScriptedInstallers with(String name, String takes, String script) throws IOException {
        var own = Files.createDirectories(home.installers().resolve("runtimes").resolve(name));
        Files.writeString(own.resolve("install.sh"), script);
        Files.writeString(own.resolve("takes.json"), takes);
        return this;
    }

    /** Adds one that takes so many minutes, as it says. */
    public ScriptedInstallers with(String name, double minutes, String script) throws IOException {
        return with(name, takes(name, minutes, "sh"), script);
    }

    /** What such an installer tells beforehand. */
    public static String takes(String name, double minutes, String tool) {
        return """
                {"title": "The %s, for a test", "minutes": %s, "downloadMB": 1.5, "diskMB": 3,
                 "tools": ["%s"], "source": "the test", "licence": "MIT"}
                """
                .formatted(name, minutes, tool);
    }

    /** What installs by them. */
    public Installer installer() {
        return new Installer(home, new Catalog(home));
    }
}
