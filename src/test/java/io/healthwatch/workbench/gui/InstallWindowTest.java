package io.healthwatch.workbench.gui;

import static io.healthwatch.workbench.gui.Toolkit.fx;
import static io.healthwatch.workbench.gui.Toolkit.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.runtime.catalog.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Installing in the window as a user does, by installers of the test's own. */
@ExtendWith(ApplicationExtension.class)
class InstallWindowTest {

    @TempDir
    private static Path data;

    private Path goOn;
    private Services services;
    private WindowUnderTest window;

    @Start
    private void start(Stage stage) throws Exception {
        var folder = Files.createTempDirectory(data, "window");
        goOn = folder.resolve("go-on");
        var home = Home.at(Path.of("").toAbsolutePath(), folder.resolve("user"));
        var installers = new ScriptedInstallers(folder, home.userData())
                .with("wasm3", 2, ScriptedInstallers.hanging(goOn))
                .with("wasmer", 9, ScriptedInstallers.FAILING);
        services = TestServices.in(folder).at(home).installing(installers.installer()).build();
        window = WindowUnderTest.start(stage, Frame.of(services), 1100, 900);
    }

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void whatIsInstalledCanBeChosenAndRemovedAgain() throws Exception {
        until(() -> window.canPress("#run") && window.canPress("#install-for-wasm3"));
        window.press("#navigate-runtimes");
        window.press("#install-wasm3");
        until(() -> window.find("#install-cancel") != null);
        until(() -> !window.canPress("#frame-run") && !window.canPress("#install-wasmer"));
        Files.createFile(goOn);
        until(() -> window.canPress("#remove-wasm3"));
        window.press("#navigate-evaluate");
        until(() -> window.find("#choose-wasm3") != null
                && !window.find("#choose-wasm3").isDisabled());
        assertThat(fx(() -> window.canPress("#run"))).isTrue();
        window.press("#navigate-runtimes");
        window.press("#remove-wasm3");
        window.press("#remove-confirmed");
        until(() -> window.canPress("#install-wasm3"));
        window.press("#navigate-evaluate");
        until(() -> window.find("#choose-wasm3").isDisabled());
    }

    @Test
    void aFailureStaysInItsRow() throws Exception {
        window.press("#navigate-runtimes");
        window.press("#install-wasmer");
        until(() -> window.find("#install-row-wasmer .failure") instanceof Label label
                && label.getText().contains("There is no C compiler on this machine."));
        assertThat(fx(() -> window.canPress("#install-wasmer"))).as("to try again").isTrue();
    }
}
