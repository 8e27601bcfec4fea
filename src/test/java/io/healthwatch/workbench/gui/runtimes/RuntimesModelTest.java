package io.healthwatch.workbench.gui.runtimes;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.gui.Installer;
import io.healthwatch.workbench.gui.Notices;
import io.healthwatch.workbench.gui.PretendedFx;
import io.healthwatch.workbench.gui.RunController;
import io.healthwatch.workbench.gui.Workspace;
import io.healthwatch.workbench.runtime.catalog.Availability;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.store.RunStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimesModelTest {

    @TempDir
    private Path folder;

    private final PretendedFx fx = new PretendedFx();
    private final Notices notices = new Notices();
    private final AtomicBoolean nativeIsThere = new AtomicBoolean();
    private int installed;

    private RuntimesModel model(Installer installer) throws InterruptedException {
        var controller = new RunController(
                new Workspace(),
                new RunStore(folder),
                () -> {
                    throw new IllegalStateException("nothing is measured here");
                },
                fx,
                notices);
        var model = new RuntimesModel(
                new Catalog(Home.at(folder)).variants(),
                (variant, host) -> variant.id().equals("node") || variant.id().equals("native") && nativeIsThere.get()
                        ? Availability.of("20.1.0", 98_000_000)
                        : Availability.missing("It is not installed."),
                Optional.ofNullable(installer),
                controller,
                () -> installed++,
                Runnable::run,
                fx,
                notices);
        model.refresh();
        assertThat(fx.until(() -> !model.looking().get())).isTrue();
        return model;
    }

    @Test
    void everyVariantHasARowForEachHost() throws Exception {
        var model = model(null);
        assertThat(model.rows()).anyMatch(row -> row.variant().id().equals("wasm3")
                && row.availability().reason().equals("It is not installed."));
        assertThat(model.rows()).filteredOn(row -> row.variant().id().equals("native")).hasSize(2);
        assertThat(model.summary().get()).startsWith("1 of ");
    }

    @Test
    void theFilterLooksAtEveryWord() throws Exception {
        var model = model(null);
        model.filter().set(" 20.1 ");
        assertThat(model.rows()).singleElement().returns("98.0 MB", RuntimeRow::size);
        model.filter().set("UPL");
        assertThat(model.rows()).allMatch(row -> row.variant().runtime().equals("GraalWasm")).hasSize(2);
        model.availableOnly().set(true);
        assertThat(model.rows()).isEmpty();
    }

    @Test
    void theNativeBaselineIsInstalledOnDemand() throws Exception {
        var model = model(log -> {
            log.accept("compiling");
            nativeIsThere.set(true);
        });
        assertThat(model.installable().get()).isTrue();
        model.installNative();
        assertThat(fx.until(() -> installed == 1 && !model.looking().get())).isTrue();
        assertThat(model.installable().get()).isFalse();
        assertThat(notices.shown()).hasSize(1);
    }

    @Test
    void anInstallationThatFailsSaysWhy() throws Exception {
        var model = model(_ -> {
            throw new IOException("No C compiler was found. Install gcc or clang.");
        });
        model.installNative();
        assertThat(fx.until(() -> !model.installing().get())).isTrue();
        assertThat(notices.shown().getFirst().text()).contains("No C compiler was found.");
        assertThat(fx.until(() -> model.installable().get())).isTrue();
    }

    @Test
    void withoutAnInstallerNothingIsOffered() throws Exception {
        assertThat(model(null).installable().get()).isFalse();
    }
}
