package io.healthwatch.workbench.cli;

import picocli.CommandLine.Option;

/** Whether other programs read what is printed. */
final class JsonOption {

    @Option(names = "--json", description = "Print the result as JSON, and nothing else, on standard output.")
    private boolean wanted;

    boolean wanted() {
        return wanted;
    }
}
