package io.healthwatch.workbench.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Views are found by keys, whatever they are called in the language of the machine's user. */
class NavigationTest {

    private final Locale before = Locale.getDefault();

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @Test
    void aTranslatedViewIsRememberedAndFoundByItsKey(@TempDir Path data) {
        Locale.setDefault(Locale.of("eo"));
        try (var services = Toolkit.fx(() -> TestServices.in(data).build())) {
            services.settings().change(settings -> settings.withView("Charts"));
            var scene = Toolkit.scene(Toolkit.fx(() -> Frame.of(services).node()), 1280, 860);
            Toolkit.picture(scene);
            var navigation = services.navigation();
            assertThat(Toolkit.fx(() -> navigation.current().get().title())).isEqualTo("Diagramoj");
            assertThat(Toolkit.fx(() -> ((Labeled) scene.lookup("#navigate-charts")).getText()))
                    .isEqualTo("Diagramoj");

            Toolkit.run(() -> navigation.show("Overview"));
            assertThat(services.settings().get().view()).isEqualTo("Overview");
            Toolkit.run(() -> navigation.show("Charts"));
            assertThat(Toolkit.fx(() -> navigation.current().get().title())).isEqualTo("Diagramoj");
            assertThat(services.settings().get().view()).isEqualTo("Charts");
        }
    }
}
