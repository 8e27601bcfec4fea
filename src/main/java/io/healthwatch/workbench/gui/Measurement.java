package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.evaluation.Event;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.run.RunData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What measures one plan: a session, as the window sees it. */
public interface Measurement {

    /** Measures a plan and publishes what happens; returns when it is over. */
    RunData run(Plan plan, Consumer<Event> receiver) throws IOException;

    /** Measures what is left of a run. */
    RunData resume(Path folder, Consumer<Event> receiver) throws IOException;

    /** Ends it soon; any thread. */
    void cancel();
}
