package io.healthwatch.workbench.gui;

import io.healthwatch.workbench.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * Tells whoever works elsewhere how far the workbench is: the window's title always does, and the desktop when a
 * long session ends. FX thread only.
 */
final class Elsewhere {

    private static final Texts TEXTS = Texts.of("elsewhere");
    private static final Duration LONG = Duration.ofSeconds(20);

    private final BooleanProperty unseen = new SimpleBooleanProperty();
    private final StringBinding title;
    private Instant started = Instant.now();

    /**
     * Follows what runs.
     *
     * @param focused whether the window has the focus
     * @param desktop shows a message of that title and text
     * @param least a session that took less is not told of
     */
    Elsewhere(
            Services services, ReadOnlyBooleanProperty focused, BiConsumer<String, String> desktop, Duration least) {
        var controller = services.controller();
        var status = new StatusModel(services.jobs(), controller);
        title = Bindings.createStringBinding(
                () -> title(status.busy().getValue(), status.fraction().getValue().doubleValue()),
                status.busy(),
                status.fraction(),
                unseen);
        controller.phase().subscribe(phase -> {
            if (phase == RunController.Phase.STARTING) {
                started = Instant.now();
            }
        });
        controller.conclusion().subscribe(conclusion -> {
            var lasted = Duration.between(started, Instant.now());
            if (conclusion == null || focused.get() || lasted.compareTo(least) < 0) {
                return;
            }
            unseen.set(true);
            if (services.workspace().notifies().get()) {
                desktop.accept(TEXTS.get("name"), (conclusion.sentence() + " " + conclusion.problem()).strip());
            }
        });
        focused.subscribe(now -> {
            if (now) {
                unseen.set(false);
            }
        });
    }

    /** The same for sessions that take long enough to leave the window for. */
    Elsewhere(Services services, ReadOnlyBooleanProperty focused) {
        this(services, focused, DesktopMessage::show, LONG);
    }

    private String title(boolean busy, double fraction) {
        var name = TEXTS.get("name");
        if (!busy) {
            return unseen.get() ? TEXTS.get("done", name) : name;
        }
        return fraction < 0
                ? TEXTS.get("working", name)
                : TEXTS.get("percent", Long.toString(Math.round(100 * fraction)), name);
    }

    /** The window's title. */
    StringBinding title() {
        return title;
    }
}
