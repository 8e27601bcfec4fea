package io.healthwatch.workbench.gui.matrix;

import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.RunHeader;
import io.healthwatch.workbench.text.Texts;

/** What a figure means, and how to measure it again. */
public final class Definitions {

    private static final Texts TEXTS = Texts.of("matrix");

    private Definitions() {}

    /** How a criterion's figure comes about. */
    public static String of(Criterion criterion) {
        return switch (criterion) {
            case COLD_START -> TEXTS.get("definition.coldStart");
            case EXECUTION -> TEXTS.get("definition.execution");
            case MEMORY -> TEXTS.get("definition.memory");
            case BUNDLE -> TEXTS.get("definition.bundle");
        };
    }

    /** How a verdict comes about. */
    public static String ofVerdict() {
        return TEXTS.get("definition.verdict");
    }

    /** The command that measures a cell again. */
    public static String command(RunHeader run, Cell cell) {
        return "bin/workbench evaluate --variant " + cell.variant()
                + " --host " + cell.host()
                + " --scenario " + cell.scenario()
                + " --language " + cell.language()
                + " --profile " + run.plan().profile()
                + " --seed " + run.plan().seed();
    }
}
