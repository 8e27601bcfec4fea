package io.healthwatch.workbench.gui;

/** How far one planned fork is. */
public enum ForkState {
    /** Its turn has not come. */
    WAITING("waiting"),
    /** Its worker is measuring. */
    RUNNING("measuring"),
    /** It did all it was asked, with right answers. */
    DONE("done"),
    /** It did not, or an answer was wrong. */
    FAILED("failed");

    private final String word;

    ForkState(String word) {
        this.word = word;
    }

    /** The word for people. */
    public String word() {
        return word;
    }
}
