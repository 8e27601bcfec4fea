package io.healthwatch.workbench.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.healthwatch.workbench.machine.MachineBusyException;
import io.healthwatch.workbench.machine.MachineLock;
import io.healthwatch.workbench.runtime.catalog.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Measurements in an extension host, with a script in place of code-server, run by the real Node. */
class ExtensionHostTest {

    private static final ExtensionHost.Plan PLAN = new ExtensionHost.Plan(List.of(), List.of(), 2, 7, false, false);

    @TempDir
    private Path folder;

    private ExtensionHost host(String script) throws IOException {
        return new ExtensionHost(
                ScriptedExtension.home(folder, script), new IntegrationStore(folder.resolve("data")));
    }

    @Test
    void whatWasSeenIsKeptAndEstimatedPerPattern() throws IOException {
        var host = host(ScriptedExtension.TWO_ROUNDS);
        var heard = new CopyOnWriteArrayList<Progress>();

        var kept = host.run(PLAN, heard::add);

        assertThat(host.store().latest().orElseThrow().integration()).isEqualTo(kept.integration());
        assertThat(heard).extracting(Progress::planned).endsWith(4, 4, 4, 4);
        assertThat(heard.getLast().done()).isEqualTo(3);
        assertThat(heard.getLast().left()).isPositive();
        try (var files = Files.list(kept.folder())) {
            assertThat(files).extracting(file -> file.getFileName().toString()).containsExactly("integration.json");
        }
        var costs = Cost.of(kept.integration());
        assertThat(costs).extracting(Cost::pattern).containsExactly("empty", "worker");
        var worker = costs.getLast();
        assertThat(worker.activationMs().value()).isEqualTo(15);
        assertThat(worker.activationMs().interval().low()).isLessThan(10);
        assertThat(worker.activationMs().interval().high()).isGreaterThan(20);
        assertThat(worker.loadMs()).isNull();
        assertThat(worker.hostBytes().value()).isEqualTo(160e6);
        assertThat(worker.hostBytesOverEmpty().value()).as("8 and 12 MB over the empty one").isEqualTo(10e6);
        assertThat(worker.carrier().parts())
                .containsExactly(
                        new Integration.Package.Part("koffi", 20_000),
                        new Integration.Package.Part("code", 10_000),
                        new Integration.Package.Part("texts and icons", 100));
    }

    @Test
    void aCancelledMeasurementKeepsItsWindows() throws IOException {
        var host = host(ScriptedExtension.HANGING);

        var kept = host.run(PLAN, progress -> {
            if (progress.done() == 2) {
                Thread.startVirtualThread(host::cancel);
            }
        });

        assertThat(kept.integration().complete()).isFalse();
        assertThat(kept.integration().windows()).hasSize(2);
    }

    @Test
    void whyTheScriptFailedIsSaidAndNothingIsLeft() throws IOException {
        var host = host("console.error('extension-host: Missing: chromium. On Debian: apt-get install chromium');"
                + " process.exitCode = 1;");

        assertThatThrownBy(() -> host.run(PLAN, _ -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage("Missing: chromium. On Debian: apt-get install chromium");
        assertThat(host.store().latest()).isEmpty();
        assertThat(folder.resolve("data/integration")).isEmptyDirectory();
    }

    @Test
    void nothingIsStartedWhileSomethingIsMeasured() throws IOException {
        var host = host(ScriptedExtension.TWO_ROUNDS);
        try (var _ = MachineLock.take(Home.at(folder, folder.resolve("user")).machineLock(), "measuring")) {
            assertThatThrownBy(() -> host.run(PLAN, _ -> {})).isInstanceOf(MachineBusyException.class);
        }
    }

    @Test
    void whatIsMissingIsSaidWithHowToGetIt() throws IOException {
        var host = host(ScriptedExtension.TWO_ROUNDS);
        assertThat(host.missing(false)).isEmpty();
        Files.delete(folder.resolve("src/vscode/node_modules/.package-lock.json"));
        assertThat(host.missing(false).orElseThrow()).contains("integrate --install");
        assertThat(host.missing(true)).isEmpty();
        Files.delete(folder.resolve("src/vscode/scripts/extension-host.mjs"));
        assertThat(host.missing(true).orElseThrow()).contains("project's repository");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
                    {"format": 2}            | is of a newer workbench (format 2
                    {"format": 1, "created"  | is damaged and was left as it is: it ends too early.
                    {"format": 1}            | is damaged and was left as it is
                    ''                       | is damaged and was left as it is: a part is missing.
                    """)
    void damagedAndNewerFilesAreToldAndLeft(String text, String message) throws IOException {
        var kept = Files.createDirectories(folder.resolve("integration/20261122T220000Z-0001"));
        var file = Files.writeString(kept.resolve(IntegrationStore.DOCUMENT), text);

        assertThatThrownBy(() -> new IntegrationStore(folder).latest())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(message);
        assertThat(file).hasContent(text);
    }

    /** What the workbench says of a pattern is what the extension says of itself. */
    @ParameterizedTest
    @EnumSource(Pattern.class)
    void theExtensionAgreesWithWhatIsSaidOfItsQuotas(Pattern pattern) throws IOException {
        var source = new Extension(Home.locate()).source(pattern);

        assertThat(source).contains("id: '" + pattern.id() + "'");
        assertThat(pattern.quota().startsWith("No quota of time")).isEqualTo(source.contains("stopsEndlessLoops: false"));
    }
}
