package io.healthwatch.workbench.gui.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.assessment.ChecklistItem;
import io.healthwatch.workbench.gui.Services;
import io.healthwatch.workbench.gui.security.SecurityModel.Page;
import io.healthwatch.workbench.runtime.catalog.Home;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecurityModelTest {

    @TempDir
    private Path data;

    /** Starts and ends a workbench that is always the same user's. */
    private void session(Consumer<SecurityModel> does) {
        var home = Home.at(Path.of("").toAbsolutePath());
        try (var services = Services.of(home, data, data.resolve("settings"), Runnable::run, _ -> {})) {
            does.accept(SecurityModel.of(services));
        }
    }

    @Test
    void pageAndFiltersAreThereAgainAtTheNextStartUntilTheyAreTakenAway() {
        session(model -> {
            model.page().set(Page.ADVISORIES);
            model.host().set("jvm");
            model.onlyFailed().set(true);
            model.item().set(ChecklistItem.MEMORY);
            model.variant().set("wasm3");
        });
        session(model -> {
            assertThat(model.page().get()).isEqualTo(Page.ADVISORIES);
            assertThat(model.host().get()).isEqualTo("jvm");
            assertThat(model.onlyFailed().get()).isTrue();
            assertThat(model.item().get()).isEqualTo(ChecklistItem.MEMORY);
            assertThat(model.variant().get()).isEqualTo("wasm3");
            model.item().set(null);
        });
        session(model -> assertThat(model.item().get()).isNull());
    }
}
