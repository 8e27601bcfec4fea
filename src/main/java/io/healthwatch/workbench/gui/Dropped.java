package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.gui.evaluate.OwnModel;
import io.healthwatch.workbench.store.RunStore;
import io.healthwatch.workbench.store.runfile.RunExport;
import io.healthwatch.workbench.text.Texts;
import java.nio.file.Path;
import java.util.List;

/**
 * What files are that were dropped on the window, or are held over it.
 *
 * @param files those of that kind; of {@link Kind#NOTHING} all
 */
record Dropped(Kind kind, List<Path> files) {

    private static final Texts TEXTS = Texts.of("frame");

    /** What the window does with them. */
    enum Kind {
        /** Runs that were sent as files are imported. */
        RUN_FILES,
        /** A run's folder is opened where it is. */
        RUN_FOLDER,
        /** A module of the user's own, its configuration, or both, are chosen to be measured. */
        OWN_PROBE,
        /** They cannot be opened. */
        NOTHING
    }

    /** Looks at names, and at folders whether they are runs. */
    static Dropped of(List<Path> files) {
        var runs = files.stream().filter(RunExport::isNamed).toList();
        if (!runs.isEmpty()) {
            return new Dropped(Kind.RUN_FILES, runs);
        }
        var folders = files.stream().filter(RunStore::isRun).limit(1).toList();
        if (!folders.isEmpty()) {
            return new Dropped(Kind.RUN_FOLDER, folders);
        }
        var probe = files.stream().filter(OwnModel::wants).toList();
        return probe.isEmpty() ? new Dropped(Kind.NOTHING, files) : new Dropped(Kind.OWN_PROBE, probe);
    }

    /** What dropping them does, or why nothing can be done. */
    String words() {
        return switch (kind) {
            case RUN_FILES -> TEXTS.get("drop.runs", files.size());
            case RUN_FOLDER -> TEXTS.get("drop.runs", 1);
            case OWN_PROBE ->
                files.stream().anyMatch(OwnModel::isModule)
                        ? TEXTS.get("drop.module")
                        : TEXTS.get("drop.config", files.getFirst().getFileName());
            case NOTHING ->
                files.isEmpty() ? TEXTS.get("drop.noFile") : TEXTS.get("drop.nothing", files.getFirst().getFileName());
        };
    }
}
