package io.healthwatch.workbench.gui.runs;

import io.healthwatch.workbench.evaluation.MachineReport;
import io.healthwatch.workbench.evaluation.MachineText;
import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.text.Texts;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What can be told of this machine, on demand: telling takes some seconds of measuring. FX thread only. */
public final class MachineModel {

    private static final Texts TEXTS = Texts.of("runs");
    private static final Duration READINGS = Duration.ofSeconds(3);

    private final Callable<MachineReport> measuring;
    private final Executor background;
    private final Executor fx;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    MachineModel(Callable<MachineReport> measuring, Executor background, Executor fx) {
        this.measuring = measuring;
        this.background = background;
        this.fx = fx;
    }

    /** The model of the window's services. */
    public static MachineModel of(Services services) {
        return new MachineModel(
                () -> MachineReport.measure(services.home(), services.catalog(), READINGS),
                services.background(),
                services.fx());
    }

    /** What was found, a property a line, or why nothing could be; empty before it was asked for. */
    public ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    /** Whether it is being measured. */
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Measures. */
    public void measure() {
        busy.set(true);
        text.set(TEXTS.get("machine.busy"));
        background.execute(() -> {
            var found = found();
            fx.execute(() -> {
                text.set(found);
                busy.set(false);
            });
        });
    }

    private String found() {
        try {
            var report = measuring.call();
            return Stream.concat(
                            MachineText.lines(report).stream().map(line -> line.what() + ": " + line.value()),
                            report.machine().stream().map(doubt -> doubt.title() + ". " + doubt.words()))
                    .collect(Collectors.joining("\n"));
        } catch (IOException busyElsewhere) {
            return busyElsewhere.getMessage();
        } catch (Exception failure) {
            return TEXTS.get("machine.failed", failure);
        }
    }
}
