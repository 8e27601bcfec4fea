package io.healthwatch.workbench;

import io.healthwatch.workbench.cli.WorkbenchCommand;

/** The workbench's main class: the window without arguments, a command with them. */
public final class Workbench {

    private Workbench() {}

    /** Exits with 0 when done, 1 when something asked for could not be measured, 2 for wrong usage. */
    public static void main(String[] arguments) {
        System.exit(WorkbenchCommand.execute(arguments));
    }
}
