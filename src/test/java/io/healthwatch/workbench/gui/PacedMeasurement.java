package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.evaluation.Event;
import io.healthwatch.workbench.run.Plan;
import io.healthwatch.workbench.run.RunData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The scripted session with a pause after each fork. */
final class PacedMeasurement implements Measurement {

    private final ScriptedMeasurement script = new ScriptedMeasurement(-1);
    private final int millis;

    PacedMeasurement(int millis) {
        this.millis = millis;
    }

    @Override
    public RunData run(Plan plan, Consumer<Event> receiver) throws IOException {
        return script.run(plan, event -> {
            receiver.accept(event);
            if (event instanceof Event.ForkEnded) {
                pause();
            }
        });
    }

    private void pause() {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public RunData resume(Path folder, Consumer<Event> receiver) throws IOException {
        return script.resume(folder, receiver);
    }

    @Override
    public void cancel() {
        script.cancel();
    }
}
