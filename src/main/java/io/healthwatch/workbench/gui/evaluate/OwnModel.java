package io.healthwatch.workbench.gui.evaluate;

import io.healthwatch.workbench.evaluation.OwnProbes;
import io.healthwatch.workbench.evaluation.UnusableProbeException;
import io.healthwatch.workbench.gui.Notice;
import io.healthwatch.workbench.gui.Settings;
import io.healthwatch.workbench.gui.SettingsStore;
import io.healthwatch.workbench.run.OwnProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The user's own module: its file, its configuration, and whether it can be measured. FX thread only. */
public final class OwnModel {

    private static final String MODULE = ".wasm";
    private static final String CONFIG = ".json";

    private final SettingsStore settings;
    private final Executor background;
    private final Executor fx;
    private final Consumer<Notice> notices;
    private final ReadOnlyObjectWrapper<Path> file = new ReadOnlyObjectWrapper<>();
    private final StringProperty config = new SimpleStringProperty(OwnProbes.EMPTY_CONFIG);
    private final BooleanProperty chosen = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<OwnProbe> probe = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problems = new ReadOnlyStringWrapper("");
    private int checks;

    /** The module that was chosen last, if there was one; nothing was looked at yet. */
    OwnModel(SettingsStore settings, Executor background, Executor fx, Consumer<Notice> notices) {
        this.settings = settings;
        this.background = background;
        this.fx = fx;
        this.notices = notices;
        var last = settings.get().own();
        if (last != null) {
            restore(last);
        }
        config.subscribe((_, _) -> edited());
        chosen.subscribe((_, _) -> remember());
    }

    private void restore(Settings.Own last) {
        try {
            file.set(Path.of(last.module()));
            config.set(last.config());
            chosen.set(last.chosen());
        } catch (InvalidPathException fromAnotherSystem) {
            file.set(null);
        }
    }

    /** Its file; null for none. */
    public ReadOnlyObjectProperty<Path> file() {
        return file.getReadOnlyProperty();
    }

    /** What it is given, as it was typed. */
    public StringProperty config() {
        return config;
    }

    /** Whether it is to be measured. */
    public BooleanProperty chosen() {
        return chosen;
    }

    /** The module with its configuration as they were when they were looked at last; null where they are of no use. */
    public ReadOnlyObjectProperty<OwnProbe> probe() {
        return probe.getReadOnlyProperty();
    }

    /** Everything that keeps it from being measured, a line each; empty where nothing does. */
    public ReadOnlyStringProperty problems() {
        return problems.getReadOnlyProperty();
    }

    /** Whether it is to be measured and can be. */
    boolean measurable() {
        return chosen.get() && probe.get() != null;
    }

    /** Takes a module in place of the one before. */
    public void choose(Path module) {
        file.set(module.toAbsolutePath().normalize());
        chosen.set(true);
        remember();
        check(() -> {
            if (!problems.get().isEmpty()) {
                notices.accept(Notice.problem(problems.get()));
            }
        });
    }

    /** Takes the module out. Its configuration stays until the window is closed. */
    public void remove() {
        file.set(null);
        chosen.set(false);
        remember();
        check(() -> {});
    }

    /**
     * Takes a module, a configuration, or both.
     *
     * @return whether there was either among the files
     */
    public boolean drop(List<Path> files) {
        var modules = ending(files, MODULE);
        var configs = ending(files, CONFIG);
        if (modules.isEmpty() && configs.isEmpty()) {
            notices.accept(Notice.information("A module (.wasm) and its configuration (.json) can be dropped here."));
            return false;
        }
        if (modules.size() > 1) {
            notices.accept(Notice.information("One module of your own is measured at a time; "
                    + modules.getFirst().getFileName() + " was taken."));
        }
        modules.stream().findFirst().ifPresent(this::choose);
        configs.stream().findFirst().ifPresent(this::read);
        return true;
    }

    /** Whether a file could be dropped. */
    public static boolean wants(Path path) {
        return isModule(path) || !ending(List.of(path), CONFIG).isEmpty();
    }

    /** Whether a file is named as a module. */
    public static boolean isModule(Path path) {
        return !ending(List.of(path), MODULE).isEmpty();
    }

    private static List<Path> ending(List<Path> files, String ending) {
        return files.stream()
                .filter(path -> path.toString().toLowerCase(Locale.ROOT).endsWith(ending))
                .toList();
    }

    private void read(Path json) {
        background.execute(() -> {
            try {
                var text = Files.readString(json);
                fx.execute(() -> {
                    config.set(text);
                    if (file.get() == null) {
                        notices.accept(Notice.information(
                                json.getFileName() + " is kept for the module that you choose next."));
                    }
                });
            } catch (IOException unreadable) {
                fx.execute(() -> notices.accept(
                        Notice.problem(json.getFileName() + " cannot be read as text: " + unreadable.getMessage() + ".")));
            }
        });
    }

    private void edited() {
        remember();
        check(() -> {});
    }

    private void remember() {
        var module = file.get();
        settings.change(now -> now.with(
                module == null ? null : new Settings.Own(module.toString(), config.get(), chosen.get())));
    }

    /** Looks at the file and the configuration as they are now, in the background; {@code then} comes afterwards. */
    void check(Runnable then) {
        checks++;
        var check = checks;
        var module = file.get();
        var text = config.get();
        if (module == null) {
            checked(null, "");
            then.run();
            return;
        }
        background.execute(() -> {
            OwnProbe found = null;
            var why = "";
            try {
                found = OwnProbes.read(module, text);
            } catch (UnusableProbeException unusable) {
                why = String.join("\n", unusable.problems());
            }
            var result = found;
            var reason = why;
            fx.execute(() -> {
                // A later check has begun with what is there by now.
                if (check == checks) {
                    checked(result, reason);
                    then.run();
                }
            });
        });
    }

    private void checked(OwnProbe now, String why) {
        problems.set(why);
        probe.set(now);
    }
}
