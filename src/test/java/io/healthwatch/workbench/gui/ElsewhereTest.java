package io.healthwatch.workbench.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElsewhereTest {

    private final SimpleBooleanProperty focused = new SimpleBooleanProperty();
    private final List<String> messages = new ArrayList<>();

    private Elsewhere elsewhere(Services services) {
        return Toolkit.fx(() -> new Elsewhere(services, focused, (_, text) -> messages.add(text), Duration.ZERO));
    }

    private static void start(Services services) {
        Toolkit.run(() -> services.controller().start(RecordedRuns.plan()));
    }

    @Test
    void whoeverIsElsewhereIsToldWhatCameOut(@TempDir Path data) throws Exception {
        var scripted = new ScriptedMeasurement(41);
        try (var services = TestServices.in(data).measuring(scripted).build()) {
            var elsewhere = elsewhere(services);
            start(services);
            assertThat(scripted.awaitHeld()).isTrue();
            Toolkit.until(() -> elsewhere.title().get().matches("● [1-9]\\d? % – Wasm Workbench"));
            scripted.release();
            Toolkit.until(() -> elsewhere.title().get().equals("Done – Wasm Workbench"));
            assertThat(messages).singleElement().asString().startsWith("Measured ");
            Toolkit.run(() -> focused.set(true));
            assertThat(Toolkit.fx(() -> elsewhere.title().get())).isEqualTo("Wasm Workbench");
        }
    }

    @Test
    void whoeverLooksOrWantsNoMessagesGetsNone(@TempDir Path data) throws Exception {
        try (var services = TestServices.in(data).measuring(new ScriptedMeasurement(-1)).build()) {
            elsewhere(services);
            focused.set(true);
            start(services);
            Toolkit.until(() -> services.controller().conclusion().get() != null);
            Toolkit.run(() -> {
                focused.set(false);
                services.workspace().notifies().set(false);
            });
            start(services);
            Toolkit.until(() -> services.controller().conclusion().get() != null);
            assertThat(messages).isEmpty();
        }
    }

    @Test
    void wordsAreNeverReadAsCommands() {
        assertThat(DesktopMessage.command("Linux", "-t", "$(x)")).containsSequence("--", "-t", "$(x)");
        assertThat(DesktopMessage.command("Mac OS X", "t", "\" & x")).endsWith("t", "\" & x");
        assertThat(DesktopMessage.command("Windows 11", "t", "x")).isEmpty();
    }
}
