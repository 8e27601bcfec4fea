package io.healthwatch.workbench.gui.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.integration.Pattern;
import io.healthwatch.workbench.runtime.catalog.Home;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntegrationModelTest {

    @Test
    void thePatternThatWasLookedAtIsThereAgainAtTheNextStart(@TempDir Path data) {
        var home = Home.at(Path.of("").toAbsolutePath());
        for (var pattern : Pattern.values()) {
            try (var services = Services.of(home, data, data.resolve("settings"), Runnable::run, _ -> {})) {
                IntegrationModel.of(services).pattern().set(pattern);
            }
            try (var services = Services.of(home, data, data.resolve("settings"), Runnable::run, _ -> {})) {
                assertThat(IntegrationModel.of(services).pattern().get()).isEqualTo(pattern);
            }
        }
    }
}
