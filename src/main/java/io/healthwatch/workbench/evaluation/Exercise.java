package io.healthwatch.workbench.evaluation;

import io.healthwatch.workbench.store.OwnProbeFiles;
import java.nio.file.Path;
import java.util.List;

/** What the forks of a cell load, execute, and are held to. */
sealed interface Exercise {

    /** The file to load. */
    Path module();

    /** What it does, and what is checked beside. */
    Workload workload();

    /** What it may reach beside the target server. */
    List<String> origins();

    /** What is wrong with the first answer; empty where nothing is. */
    String mistake(String first);

    /** What all further answers have to be, to the letter. */
    String reference(String first);

    /** What is wrong with a further answer that is not the reference; empty where {@code later} is. */
    String laterMistake(String first, String later);

    /** Whether its answer is to be compared with the other variants'. */
    boolean toBeCompared();

    /** One of the workbench's own. */
    record Ours(Path module, Workload workload) implements Exercise {

        @Override
        public List<String> origins() {
            return List.of();
        }

        @Override
        public String mistake(String first) {
            return first.equals(workload.expected()) ? "" : first;
        }

        @Override
        public String reference(String first) {
            return workload.expected();
        }

        @Override
        public String laterMistake(String first, String later) {
            return later;
        }

        @Override
        public boolean toBeCompared() {
            return false;
        }
    }

    /** One of the user's own. */
    record Own(OwnProbeFiles files, String config) implements Exercise {

        @Override
        public Path module() {
            return files.module();
        }

        @Override
        public Workload workload() {
            return new Workload(config, "");
        }

        @Override
        public List<String> origins() {
            return files.probe().origins();
        }

        @Override
        public String mistake(String first) {
            return OwnAnswers.mistake(first, files.expected());
        }

        @Override
        public String reference(String first) {
            return first;
        }

        @Override
        public String laterMistake(String first, String later) {
            return later.isEmpty() ? "" : OwnAnswers.changed(first, later);
        }

        @Override
        public boolean toBeCompared() {
            return files.expected() == null;
        }
    }
}
