package io.healthwatch.workbench.answer;

import io.healthwatch.workbench.run.Cell;

/**
 * A column of the matrix.
 *
 * @param group where it stands
 * @param title what is written over it
 * @param variant the variant that it shows; the one it would show where none was measured
 * @param host its host; empty where none was measured
 * @param machine its machine, where the run has several; empty elsewhere
 * @param implementation the tier that answered; empty where unknown
 * @param reason why it shows nothing; empty where it shows something
 */
public record MatrixColumn(
        Group group, String title, String variant, String host, String machine, String implementation, String reason) {

    /** Where a column stands. */
    public enum Group {
        /** The request's own columns. */
        REQUEST("Asked for"),
        /** Further variants. */
        ALSO("Also measured"),
        /** What runtimes are compared with. */
        BASELINE("Baselines, for comparison");

        private final String words;

        Group(String words) {
            this.words = words;
        }

        /** Its heading. */
        public String words() {
            return words;
        }
    }

    /** Whether a variant of the run is shown in it. */
    public boolean measured() {
        return !host.isEmpty();
    }

    /** Stays the same while a run goes on, so that its nodes can. */
    public String key() {
        return (group == Group.REQUEST ? title : variant) + (machine.isEmpty() ? "" : " " + machine);
    }

    /** The variant in its host, as people read it; empty where there is none. */
    public String series() {
        return measured() ? new Cell(variant, host, "", "", machine).series() : "";
    }
}
