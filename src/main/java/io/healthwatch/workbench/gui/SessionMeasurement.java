package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.evaluation.Event;
import io.healthwatch.workbench.evaluation.Session;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.run.RunData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A session as a measurement. */
record SessionMeasurement(Session session) implements Measurement {

    @Override
    public RunData run(Plan plan, Consumer<Event> receiver) throws IOException {
        return session.run(plan, receiver);
    }

    @Override
    public RunData resume(Path folder, Consumer<Event> receiver) throws IOException {
        return session.resume(folder, receiver);
    }

    @Override
    public void cancel() {
        session.cancel();
    }
}
