package io.healthwatch.workbench.gui.matrix;

import io.healthwatch.workbench.evaluation.Criterion;
import io.healthwatch.workbench.run.Cell;
import io.healthwatch.workbench.run.RunHeader;

/** What a figure means, and how to measure it again. */
public final class Definitions {

    private Definitions() {}

    /** How a criterion's figure comes about. */
    public static String of(Criterion criterion) {
        return switch (criterion) {
            case COLD_START -> "Setup (binding included), compile, instantiate and first execution in a fresh worker, less"
                    + " the time in host functions. The value is the median over the forks, each with one cold start. The"
                    + " scenario in which the variant does worst is judged: the criterion is met only where it is met in"
                    + " every scenario.";
            case EXECUTION -> "A steady iteration after the warm-up, less the time spent waiting in host functions. The"
                    + " value is the median over the forks of each fork's median; p95 is over all iterations that count."
                    + " The scenario in which the variant does worst is judged.";
            case MEMORY -> "The most of the worker's pages that were in physical memory at a time (peak resident set), its"
                    + " own and those of libraries, whether or not other processes have those mapped too, less what was"
                    + " resident while the same worker was idle before setup, under fixed JVM flags. Linux keeps that"
                    + " peak; elsewhere it is the largest of readings every 100 ms, and the run says which. 1 MB is"
                    + " 1,000,000 bytes. The value is the median over the forks. The scenario in which"
                    + " the variant does worst is judged.";
            case BUNDLE -> "Compressed bytes that a .vsix would have to carry for one platform so that this variant works"
                    + " in a stock VS Code, where Node is there and a JVM is not: the size of that archive, which"
                    + " is built after measuring, for this machine's platform.";
        };
    }

    /** How a verdict comes about. */
    public static String ofVerdict() {
        return "Meets: the whole 95 % interval is below the target. Misses: the whole interval is at or above it."
                + " Borderline: the target lies within the interval, there is one fork only, or a scenario has no right"
                + " answer.";
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
