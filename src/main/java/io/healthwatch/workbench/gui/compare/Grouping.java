package io.healthwatch.workbench.gui.compare;

import io.healthwatch.workbench.answer.Scenarios;
import io.healthwatch.workbench.run.Cell;

/** What stands together where cells are listed. */
public enum Grouping {
    /** All scenarios of a variant. */
    VARIANT,
    /** All variants of a scenario. */
    SCENARIO;

    String of(Cell cell) {
        return this == VARIANT ? cell.series() : Scenarios.title(cell.scenario());
    }

    String within(Cell cell) {
        return this == VARIANT ? Scenarios.title(cell.scenario()) : cell.series();
    }
}
