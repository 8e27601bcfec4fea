package io.healthwatch.workbench.cli;

import io.healthwatch.workbench.evaluation.Asked;
import io.healthwatch.workbench.evaluation.Comparisons;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What does not matter between two runs. */
final class MarginOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--margin",
            paramLabel = "SHARE",
            description = "Ratios that differ from one by less are the same, such as 2%% or 0.02; default: 2%%.")
    private String margin = Asked.percentText(Comparisons.MARGIN);

    /** The margin as a share, 0 or more; what was typed and is none ends the command as wrong usage. */
    double value() {
        try {
            return Asked.margin(margin);
        } catch (IllegalArgumentException unreadable) {
            throw new ParameterException(command.commandLine(), unreadable.getMessage());
        }
    }
}
