package io.healthwatch.workbench.gui;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/**
 * Keeps {@link Settings} in {@code settings.json}. A file that cannot be understood is set aside, and a
 * folder that cannot be written to only means that nothing is remembered. One thread, but for the writing,
 * which always writes the newest.
 */
public final class SettingsStore {

    private static final String NAME = "settings.json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path file;
    private final Executor writer;
    private volatile Settings settings = Settings.FIRST;
    private String problem = "";

    /**
     * Reads the settings in a folder, which need not be there.
     *
     * @param writer where files are written
     */
    public SettingsStore(Path folder, Executor writer) {
        this.file = folder.resolve(NAME);
        this.writer = writer;
        read();
    }

    private void read() {
        if (!Files.exists(file)) {
            return;
        }
        try {
            var read = JSON.readValue(file.toFile(), Settings.class);
            settings = read == null ? Settings.FIRST : complete(read);
        } catch (JacksonException damaged) {
            problem = setAside();
        } catch (IOException unreadable) {
            problem = "The settings could not be read: " + unreadable.getMessage() + ".";
        }
    }

    private static Settings complete(Settings read) {
        var selection = read.selection();
        var whole = selection != null
                && selection.variants() != null
                && selection.scenarios() != null
                && selection.languages() != null
                && selection.profile() != null;
        return new Settings(
                read.window(),
                read.dark(),
                read.view() == null ? "" : read.view(),
                read.language() == null ? "" : read.language(),
                read.margin() != null && read.margin() >= 0 && read.margin() < 1 ? read.margin() : null,
                whole ? selection : null,
                complete(read.own()),
                read.choices() == null ? Map.of() : read.choices());
    }

    private static Settings.Own complete(Settings.Own own) {
        return own == null || own.module() == null || own.config() == null ? null : own;
    }

    private String setAside() {
        var aside = file.resolveSibling("settings.damaged.json");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            return "The settings were damaged and start afresh; the old file is kept as " + aside + ".";
        } catch (IOException stuck) {
            return "The settings in " + file + " are damaged and start afresh.";
        }
    }

    /** What was wrong with the file, for a message; empty if nothing was. */
    public String problem() {
        return problem;
    }

    /** The settings as they are now. */
    public Settings get() {
        return settings;
    }

    /** Changes and remembers them. */
    public void change(UnaryOperator<Settings> how) {
        var changed = how.apply(settings);
        if (!changed.equals(settings)) {
            settings = changed;
            writer.execute(this::write);
        }
    }

    private synchronized void write() {
        try {
            Files.createDirectories(file.getParent());
            var unfinished = file.resolveSibling(NAME + ".new");
            JSON.writeValue(unfinished.toFile(), settings);
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException notRemembered) {
            // A folder that cannot be written to is no reason to disturb: the window works without it, and
            // a run that cannot be kept there gets a message of its own.
            return;
        }
    }
}
