package io.healthwatch.workbench.store.runfile;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of importing a run file.
 *
 * @param folder the run's folder
 * @param machine where it was measured; of a merged run, empty
 * @param differing the files of a run that was there already which the run file holds otherwise: they were kept
 */
public record Imported(Kind kind, Path folder, String machine, List<String> differing) {

    /** What was done. */
    public enum Kind {
        /** It was not there before. */
        NEW,
        /** It was there already. */
        KNOWN,
        /** Another run has its name; it got a new one. */
        RENAMED
    }

    /** What was done, for people. */
    public String words() {
        var name = folder.getFileName();
        return switch (kind) {
            case NEW -> "Imported run " + name + from() + ".";
            case RENAMED -> "Imported as " + name + from() + ": another run already has its name.";
            case KNOWN -> "Run " + name + " was here already; nothing was changed."
                    + (differing.isEmpty() ? "" : " The file holds these otherwise: " + String.join(", ", differing) + ".");
        };
    }

    private String from() {
        return machine.isEmpty() ? "" : ", measured on " + machine;
    }
}
