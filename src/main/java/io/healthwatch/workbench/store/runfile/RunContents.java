package io.healthwatch.workbench.store.runfile;

import io.healthwatch.workbench.store.AssessmentStore;
import io.healthwatch.workbench.store.Origin;
import io.healthwatch.workbench.store.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which files of a run's folder go into its run file. */
final class RunContents {

    static final String RUN = "run.json";

    private static final String SAMPLES = "samples.ndjson";
    private static final String OWN = "own/";
    private static final String DIAGNOSIS = "diagnosis.json";
    private static final Set<String> LEFT_OUT = Set.of("lock", Origin.FILE);
    private static final int DEEPEST = 4;

    private RunContents() {}

    /** Whether a file is of the place where the run is, and not of the run. */
    static boolean isLeftOut(String name) {
        var plain = name.toLowerCase(Locale.ROOT);
        return LEFT_OUT.contains(plain) || plain.endsWith(WholeFile.UNFINISHED);
    }

    /** Whether a file is what was measured: where it differs, the run is another. */
    static boolean isMeasured(String name) {
        return name.equals(RUN) || name.equals(SAMPLES) || name.startsWith(OWN);
    }

    /**
     * The files by their names in the run file. Links are not followed.
     *
     * @param assessment the folder of the assessment that goes with a run without one of its own; null for none
     */
    static SortedMap<String, Path> of(Path folder, Path assessment) throws IOException {
        var files = new TreeMap<String, Path>();
        try (var found = Files.walk(folder, DEEPEST)) {
            for (var file : found.filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)).toList()) {
                var name = folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
                if (!isLeftOut(name) && Manifest.isPortable(name)) {
                    files.put(name, file);
                }
            }
        }
        if (assessment != null && !files.containsKey(AssessmentStore.FINDINGS)) {
            for (var name : new String[] {AssessmentStore.FINDINGS, DIAGNOSIS}) {
                if (Files.isRegularFile(assessment.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                    files.put(name, assessment.resolve(name));
                }
            }
        }
        return files;
    }
}
