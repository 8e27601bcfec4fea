package io.healthwatch.workbench.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.healthwatch.workbench.machine.MachineBusyException;
import io.healthwatch.workbench.machine.MachineLock;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installers that are scripts of the test's own, in a workbench and a user's folder of their own. */
class InstallerTest {

    /** What an installer leaves where all is well. */
    private static final String COMPLETE =
            """
            while [ $# -gt 1 ]; do shift; done
            echo "step 1 of 2: download"
            echo "step 2 of 2: compile"
            echo "compiled 3 of 4"
            mkdir -p "$1.partial"
            echo library > "$1.partial/library.so"
            echo '{"version": "1.2", "library": "library.so", "bytes": 8}' > "$1.partial/installation.json"
            rm -rf "$1"
            mv "$1.partial" "$1"
            """;

    @TempDir
    private Path folder;

    private Home home;
    private Installer installer;
    private final List<InstallEvent> events = new ArrayList<>();

    @BeforeEach
    void open() {
        home = Home.at(folder, folder.resolve("user"));
        installer = new Installer(home, new Catalog(home));
    }

    private Installable script(String name, double minutes, String script) throws IOException {
        var own = Files.createDirectories(folder.resolve("installers/runtimes").resolve(name));
        Files.writeString(own.resolve("install.sh"), script);
        Files.writeString(
                own.resolve("takes.json"),
                """
                {"title": "The %s", "minutes": %s, "downloadMB": 1, "diskMB": 1,
                 "tools": ["sh", "no-such-tool"], "source": "the test", "licence": "MIT"}
                """
                        .formatted(name, minutes));
        return installer.installables().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Attempt install(Installable installable) throws IOException {
        return installer.install(installable, events::add);
    }

    @Test
    void listsTheQuickestFirstWithWhatTheyTake() throws IOException {
        script("slow", 9, COMPLETE);
        var quick = script("quick", 0.5, COMPLETE);
        Files.createDirectories(folder.resolve("installers/runtimes/unfinished"));

        assertThat(installer.installables()).extracting(Installable::name).containsExactly("quick", "slow");
        assertThat(quick.title()).isEqualTo("The quick");
        assertThat(quick.downloadMegabytes()).isEqualTo(1);
        assertThat(Installer.missingTools(quick)).containsExactly("no-such-tool");
    }

    @Test
    void installsTellsHowFarItIsAndRecordsIt() throws IOException {
        var good = script("good", 1, COMPLETE);

        var attempt = install(good);

        assertThat(attempt.succeeded()).as(attempt.message()).isTrue();
        assertThat(attempt.version()).isEqualTo("1.2");
        assertThat(attempt.bytes()).isEqualTo(8);
        assertThat(attempt.steps()).extracting(Attempt.Step::text).containsExactly("download", "compile");
        assertThat(installer.installed(good)).get().satisfies(there -> assertThat(there.library()).exists());
        assertThat(events.getFirst()).isEqualTo(new InstallEvent.Started(good, installer.log(good)));
        assertThat(events.getLast()).isEqualTo(new InstallEvent.Ended(good, attempt));
        assertThat(events)
                .filteredOn(InstallEvent.Progress.class::isInstance)
                .extracting(event -> ((InstallEvent.Progress) event).fraction())
                .containsExactly(0.0, 0.5, 0.875);
        assertThat(installer.log(good)).content().contains("step 1 of 2: download\n", "compiled 3 of 4\n");
        assertThat(installer.record().attempts()).containsExactly(attempt);
    }

    @Test
    void replacesAsOftenAsAsked() throws IOException {
        var good = script("good", 1, COMPLETE);
        install(good);

        assertThat(install(good).succeeded()).isTrue();

        assertThat(installer.record().attempts()).hasSize(2);
    }

    @Test
    void aFailureIsAResultInTheInstallersWordsAndLeavesWhatWasThere() throws IOException {
        install(script("good", 1, COMPLETE));
        var failing = script(
                "good",
                1,
                """
                echo "step 1 of 2: download"
                echo "much that nobody reads"
                echo "install.sh: there is no compiler. Do this:" >&2
                echo "  get one" >&2
                exit 3
                """);

        var attempt = install(failing);

        assertThat(attempt.outcome()).isEqualTo(Attempt.Outcome.FAILED);
        assertThat(attempt.message()).isEqualTo("there is no compiler. Do this:\nget one");
        assertThat(attempt.version()).as("what is installed now").isEqualTo("1.2");
        assertThat(installer.installed(failing)).isPresent();
        assertThat(installer.record().attempts()).last().isEqualTo(attempt);
    }

    @Test
    void whatIsHalfMadeIsNeverPickedUp() throws IOException {
        var halfMade = script(
                "half",
                1,
                """
                while [ $# -gt 1 ]; do shift; done
                mkdir -p "$1"
                echo '{"version": "1.2", "library": "not-there.so"}' > "$1/installation.json"
                """);

        var attempt = install(halfMade);

        assertThat(attempt.outcome()).isEqualTo(Attempt.Outcome.FAILED);
        assertThat(attempt.message()).contains("without installing anything");
        assertThat(installer.installed(halfMade)).isEmpty();
    }

    @Test
    void cancellingEndsAllProcessesAndKeepsNothing() throws Exception {
        var marker = folder.resolve("children");
        var hanging = script(
                "hanging",
                1,
                """
                while [ $# -gt 1 ]; do shift; done
                trap 'rm -rf "$1.partial"' EXIT
                trap 'exit 143' TERM
                mkdir -p "$1.partial"
                echo "step 1 of 1: hang"
                (sleep 600 & echo $! >> "%1$s"; echo $$ >> "%1$s"; wait)
                """
                        .formatted(marker));
        var hangs = new CompletableFuture<Void>();
        var attempt = CompletableFuture.supplyAsync(() -> {
            try {
                return installer.install(hanging, event -> {
                    if (event instanceof InstallEvent.Progress) {
                        hangs.complete(null);
                    }
                });
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        });
        hangs.get(20, TimeUnit.SECONDS);
        while (!Files.exists(marker) || Files.readAllLines(marker).size() < 2) {
            TimeUnit.MILLISECONDS.sleep(10);
        }

        installer.cancel();

        assertThat(attempt.get(20, TimeUnit.SECONDS).outcome()).isEqualTo(Attempt.Outcome.CANCELLED);
        for (var process : Files.readAllLines(marker)) {
            assertThat(ProcessHandle.of(Long.parseLong(process)).filter(ProcessHandle::isAlive))
                    .as("process " + process)
                    .isEmpty();
        }
        assertThat(home.installed("hanging").resolveSibling("hanging.partial")).doesNotExist();
        assertThat(installer.record().attempts())
                .extracting(Attempt::outcome)
                .containsExactly(Attempt.Outcome.CANCELLED);
    }

    @Test
    void nothingIsInstalledWhileSomethingIsMeasured() throws IOException {
        var good = script("good", 1, COMPLETE);
        try (var _ = MachineLock.take(home.machineLock(), "measuring")) {
            assertThatThrownBy(() -> install(good))
                    .isInstanceOf(MachineBusyException.class)
                    .hasMessageContaining("measuring");
            assertThatThrownBy(() -> installer.remove(good)).isInstanceOf(MachineBusyException.class);
        }
        assertThat(installer.installed(good)).isEmpty();
    }

    @Test
    void nothingIsMeasuredWhileSomethingIsInstalled() throws IOException {
        var good = script("good", 1, COMPLETE);
        var refused = new ArrayList<Throwable>();
        installer.install(good, event -> {
            try (var _ = MachineLock.take(home.machineLock(), "measuring")) {
                refused.add(null);
            } catch (IOException busy) {
                refused.add(busy);
            }
        });
        assertThat(refused).isNotEmpty().allMatch(MachineBusyException.class::isInstance);
    }

    @Test
    void removesWhatIsThereAndWhatWasLeftBehind() throws IOException {
        var good = script("good", 1, COMPLETE);
        install(good);
        Files.createDirectories(home.installed("good.partial").resolve("deep/deeper"));

        var attempt = installer.remove(good);

        assertThat(attempt.succeeded()).isTrue();
        assertThat(installer.installed(good)).isEmpty();
        assertThat(Home.folders(home.installed("good").getParent())).isEmpty();
        assertThat(installer.remove(good).succeeded()).as("nothing to remove").isTrue();
    }

    @Test
    void tooLittleDiskSpaceIsSaidBeforeAnythingRuns() throws IOException {
        var large = script("large", 1, COMPLETE);
        var takes = folder.resolve("installers/runtimes/large/takes.json");
        Files.writeString(takes, Files.readString(takes).replace("\"diskMB\": 1", "\"diskMB\": 1e12"));
        large = installer.installables().getFirst();

        var attempt = install(large);

        assertThat(attempt.outcome()).isEqualTo(Attempt.Outcome.FAILED);
        assertThat(attempt.message()).contains("disk space");
        assertThat(installer.installed(large)).isEmpty();
    }

    @Test
    void aVariantNeedsItsRuntimeAndInNodeTheBinding() throws IOException {
        for (var name : List.of("wasm3", "koffi", "wasmtime")) {
            script(name, 1, COMPLETE);
        }
        var catalog = new Catalog(home);
        var wasm3 = catalog.find("wasm3").orElseThrow();
        var chicory = catalog.find("chicory").orElseThrow();

        assertThat(installer.neededBy(wasm3, List.of(Host.JVM))).extracting(Installable::name).containsExactly("wasm3");
        assertThat(installer.neededBy(wasm3, EnumSet.allOf(Host.class)))
                .extracting(Installable::name)
                .containsExactly("koffi", "wasm3");
        assertThat(installer.neededBy(chicory, EnumSet.allOf(Host.class))).isEmpty();
    }

    @Test
    void theRequestsLinesAreTriedAsWritten() throws IOException {
        Files.createDirectories(folder.resolve("installers"));
        Files.writeString(
                folder.resolve("installers/seed-lines.json"),
                """
                [{"line": "no-such-program install wasm", "instead": "something else"},
                 {"line": "true install wasm", "instead": "nothing"}]
                """);

        var attempts = installer.trySeedLines(_ -> {});

        assertThat(attempts).extracting(Attempt::subject).contains("no-such-program install wasm");
        assertThat(attempts).extracting(Attempt::succeeded).containsExactly(false, true);
        assertThat(attempts.getFirst().message()).endsWith("Instead: something else");
        assertThat(installer.record().attempts()).isEqualTo(attempts);
    }
}
