package io.healthwatch.workbench.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.healthwatch.workbench.runtime.catalog.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Installing in the window as a user does, by installers of the test's own. */
@ExtendWith(ApplicationExtension.class)
class InstallWindowTest {

    private static final long LONGEST = 30;

    @TempDir
    private static Path data;

    private Path goOn;
    private Services services;
    private Stage window;

    @Start
    private void start(Stage stage) throws Exception {
        window = stage;
        Theme.loadFonts();
        var folder = Files.createTempDirectory(data, "window");
        goOn = folder.resolve("go-on");
        var home = Home.at(Path.of("").toAbsolutePath(), folder.resolve("user"));
        var installers = new ScriptedInstallers(folder, home.userData())
                .with("wasm3", 2, ScriptedInstallers.hanging(goOn))
                .with("wasmer", 9, ScriptedInstallers.FAILING);
        services = TestServices.in(folder).at(home).installing(installers.installer()).build();
        var frame = Frame.of(services);
        var scene = new Scene(frame.node(), 1100, 900);
        Theme.style(scene);
        frame.listenIn(scene);
        stage.setScene(scene);
        stage.show();
        frame.started();
    }

    @AfterEach
    void close() {
        services.close();
    }

    private static <T> T fx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, work);
    }

    private void await(Callable<Boolean> holds) throws Exception {
        WaitForAsyncUtils.waitFor(LONGEST, TimeUnit.SECONDS, () -> fx(holds));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private boolean canPress(String selector) {
        return window.getScene().lookup(selector) instanceof ButtonBase button && !button.isDisabled();
    }

    private void press(String selector) throws Exception {
        await(() -> canPress(selector));
        fx(() -> {
            ((ButtonBase) window.getScene().lookup(selector)).fire();
            return null;
        });
    }

    @Test
    void whatIsInstalledCanBeChosenAndRemovedAgain() throws Exception {
        await(() -> canPress("#run") && canPress("#install-for-wasm3"));
        press("#navigate-runtimes");
        press("#install-wasm3");
        await(() -> window.getScene().lookup("#install-cancel") != null);
        await(() -> !canPress("#frame-run") && !canPress("#install-wasmer"));
        Files.createFile(goOn);
        await(() -> canPress("#remove-wasm3"));
        press("#navigate-evaluate");
        await(() -> window.getScene().lookup("#choose-wasm3") != null
                && !window.getScene().lookup("#choose-wasm3").isDisabled());
        assertThat(fx(() -> canPress("#run"))).isTrue();
        press("#navigate-runtimes");
        press("#remove-wasm3");
        press("#remove-confirmed");
        await(() -> canPress("#install-wasm3"));
        press("#navigate-evaluate");
        await(() -> window.getScene().lookup("#choose-wasm3").isDisabled());
    }

    @Test
    void aFailureStaysInItsRow() throws Exception {
        press("#navigate-runtimes");
        press("#install-wasmer");
        await(() -> window.getScene().lookup("#install-row-wasmer .failure") instanceof Label label
                && label.getText().contains("There is no C compiler on this machine."));
        assertThat(fx(() -> canPress("#install-wasmer"))).as("to try again").isTrue();
    }
}
