package io.healthwatch.workbench.installation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.healthwatch.workbench.machine.MachineBusyException;
import io.healthwatch.workbench.machine.MachineLock;
import io.healthwatch.workbench.runtime.catalog.Catalog;
import io.healthwatch.workbench.runtime.catalog.Home;
import io.healthwatch.workbench.runtime.catalog.Host;
import io.healthwatch.workbench.runtime.catalog.Installation;
import io.healthwatch.workbench.runtime.catalog.Variant;
import io.healthwatch.workbench.store.Folders;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Installs for the current user, one at a time, and never while something is measured. What was installed before is
 * replaced as a whole, or stays as it was when an installation fails or is cancelled. {@link #cancel} may come from any
 * thread.
 */
public final class Installer {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final long BYTES_PER_MEGABYTE = 1_000_000;

    private final Home home;
    private final Catalog catalog;
    private volatile ProcessTree running;
    private volatile boolean cancelled;

    /** Installs into the user's data folder of this workbench. */
    public Installer(Home home, Catalog catalog) {
        this.home = home;
        this.catalog = catalog;
    }

    /** All that can be installed, the quickest first. */
    public List<Installable> installables() {
        return Home.folders(home.installers().resolve("runtimes")).stream()
                .flatMap(name -> read(name).stream())
                .sorted(Comparator.comparingDouble(Installable::minutes).thenComparing(Installable::name))
                .toList();
    }

    private Optional<Installable> read(String name) {
        var takes = folder(name).resolve("takes.json");
        if (!Files.isRegularFile(script(name)) || !Files.isRegularFile(takes)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(takes.toFile(), Installable.class).named(name));
        } catch (IOException damaged) {
            throw new UncheckedIOException(takes + " is damaged", damaged);
        }
    }

    private Path folder(String name) {
        return home.installers().resolve("runtimes").resolve(name);
    }

    private Path script(String name) {
        return folder(name).resolve("install.sh");
    }

    /** What has to be installed for a variant in these hosts, whether it is there or not; nothing for many. */
    public List<Installable> neededBy(Variant variant, Collection<Host> hosts) {
        var names = hosts.stream()
                .filter(variant.hosts()::contains)
                .flatMap(host -> catalog.installations(variant, host).stream())
                .distinct()
                .toList();
        return installables().stream().filter(each -> names.contains(each.name())).toList();
    }

    /** What is installed; empty where nothing is, or nothing that works. */
    public Optional<Installation> installed(Installable installable) {
        try {
            return Optional.of(Installation.read(home.installed(installable.name())));
        } catch (IOException missingOrDamaged) {
            return Optional.empty();
        }
    }

    /** The programs that an installation needs and that are neither on the search path nor where rustup puts them. */
    public static List<String> missingTools(Installable installable) {
        var path = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        var rustup = Path.of(System.getProperty("user.home"), ".cargo", "bin");
        var search = Stream.concat(Stream.of(path).map(Path::of), Stream.of(rustup)).toList();
        return installable.tools().stream()
                .filter(tool -> search.stream().noneMatch(folder -> Files.isExecutable(folder.resolve(tool))))
                .toList();
    }

    /** Where everything is kept that the last installation said. */
    public Path log(Installable installable) {
        return home.userData().resolve("runtimes").resolve(installable.name() + ".log");
    }

    /** Every attempt so far. */
    public SetupRecord record() {
        return new SetupRecord(home);
    }

    /**
     * Installs, or installs anew. Blocks, for many minutes perhaps; a failure is a result.
     *
     * @throws MachineBusyException when something is being measured or installed
     * @throws IOException when nothing can be written into the user's data folder
     */
    public Attempt install(Installable installable, Consumer<InstallEvent> receiver) throws IOException {
        try (var _ = lock("installing " + installable.title())) {
            cancelled = false;
            var problem = roomProblem(installable);
            var attempt = problem.isEmpty()
                    ? run(installable, receiver)
                    : attempt(Attempt.INSTALL, installable, Instant.now(), List.of(), Attempt.Outcome.FAILED, problem);
            record().add(attempt);
            receiver.accept(new InstallEvent.Ended(installable, attempt));
            return attempt;
        }
    }

    private MachineLock lock(String purpose) throws IOException {
        return MachineLock.take(home.machineLock(), purpose);
    }

    private String roomProblem(Installable installable) throws IOException {
        var folder = Files.createDirectories(home.installed(installable.name()).getParent());
        var free = Files.getFileStore(folder).getUsableSpace() / BYTES_PER_MEGABYTE;
        return free >= installable.diskMegabytes()
                ? ""
                : String.format(
                        "%.0f MB of disk space are needed and %d MB are free in %s. Make room there.",
                        installable.diskMegabytes(), free, folder);
    }

    private Attempt run(Installable installable, Consumer<InstallEvent> receiver) throws IOException {
        var when = Instant.now();
        receiver.accept(new InstallEvent.Started(installable, log(installable)));
        var command = new ProcessBuilder(
                "sh",
                script(installable.name()).toString(),
                "--force",
                home.installed(installable.name()).toString());
        try (var output = new InstallerOutput(installable, log(installable), receiver)) {
            var process = start(command, output);
            var inTime = process.await(LONGEST);
            running = null;
            if (cancelled) {
                return attempt(
                        Attempt.INSTALL, installable, when, output.steps(), Attempt.Outcome.CANCELLED, "Cancelled.");
            }
            if (!inTime) {
                return failed(installable, when, output, "It was ended after " + LONGEST.toHours() + " hours.");
            }
            if (process.status() != 0) {
                return failed(installable, when, output, output.problem(process.status()));
            }
            return installed(installable).isPresent()
                    ? attempt(Attempt.INSTALL, installable, when, output.steps(), Attempt.Outcome.DONE, "")
                    : failed(installable, when, output, "The installer ended without installing anything.");
        } catch (InterruptedException interrupted) {
            cancel();
            Thread.currentThread().interrupt();
            return attempt(Attempt.INSTALL, installable, when, List.of(), Attempt.Outcome.CANCELLED, "Cancelled.");
        }
    }

    private ProcessTree start(ProcessBuilder command, InstallerOutput output) throws IOException {
        var process = new ProcessTree(command, output::line);
        running = process;
        if (cancelled) {
            process.end();
        }
        return process;
    }

    private Attempt failed(Installable installable, Instant when, InstallerOutput output, String problem) {
        return attempt(Attempt.INSTALL, installable, when, output.steps(), Attempt.Outcome.FAILED, problem);
    }

    private Attempt attempt(
            String action,
            Installable installable,
            Instant when,
            List<Attempt.Step> steps,
            Attempt.Outcome outcome,
            String message) {
        var there = installed(installable);
        return new Attempt(
                when,
                action,
                installable.name(),
                there.map(Installation::version).orElse(""),
                Attempt.currentPlatform(),
                steps,
                Duration.between(when, Instant.now()).toMillis() / 1000.0,
                there.map(Installation::bytes).orElse(0L),
                outcome,
                message);
    }

    /** Ends the installation that is under way, with every process of it; nothing of it stays. */
    public void cancel() {
        cancelled = true;
        var process = running;
        if (process != null) {
            process.end();
        }
    }

    /**
     * Removes what is installed, and what an installation that was killed left behind.
     *
     * @throws MachineBusyException when something is being measured or installed
     * @throws IOException when it cannot be removed
     */
    public Attempt remove(Installable installable) throws IOException {
        try (var _ = lock("removing " + installable.title())) {
            var when = Instant.now();
            var folder = home.installed(installable.name());
            // What is no longer under its name is never picked up, however much of it is left.
            var doomed = folder.resolveSibling(installable.name() + ".removed");
            Folders.delete(doomed);
            if (Files.exists(folder)) {
                Files.move(folder, doomed);
            }
            for (var leftover : List.of(
                    doomed,
                    folder.resolveSibling(installable.name() + ".downloads"),
                    folder.resolveSibling(installable.name() + ".partial"),
                    folder.resolveSibling(installable.name() + ".previous"))) {
                Folders.delete(leftover);
            }
            var attempt = attempt(Attempt.REMOVE, installable, when, List.of(), Attempt.Outcome.DONE, "");
            record().add(attempt);
            return attempt;
        }
    }

    /**
     * Tries the installation lines of the evaluation's request as they were written, each in a temporary folder, and
     * records what came of it. Blocks for a minute each at most.
     *
     * @throws MachineBusyException when something is being measured or installed
     * @throws IOException when nothing can be written
     */
    public List<Attempt> trySeedLines(Consumer<String> said) throws IOException {
        try (var _ = lock("trying the request's installation lines")) {
            cancelled = false;
            var attempts = new ArrayList<Attempt>();
            for (var line : SeedLine.all(home.installers())) {
                if (!cancelled) {
                    said.accept(line.line());
                    var attempt = line.attempt(process -> running = process);
                    record().add(attempt);
                    attempts.add(attempt);
                }
            }
            running = null;
            return attempts;
        }
    }
}
