package io.healthwatch.workbench.integration;

import io.healthwatch.workbench.installation.ProcessTree;
import io.healthwatch.workbench.machine.MachineLock;
import io.healthwatch.workbench.runtime.catalog.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Measures the extension in a real extension host: code-server, driven by a browser. Never while something else is
 * measured or installed. One measurement at a time; {@link #cancel} may come from any thread.
 */
public final class ExtensionHost {

    /** Windows for each pattern and variant: fewer leave intervals that say little. */
    public static final int REPEATS = 5;

    private static final Duration LONGEST = Duration.ofHours(4);
    private static final Duration LONGEST_INSTALL = Duration.ofMinutes(20);
    private static final Duration USUAL_WINDOW = Duration.ofSeconds(15);
    private static final int USUAL_ROWS = 15;

    private final Home home;
    private final Extension extension;
    private final IntegrationStore store;
    private volatile ProcessTree running;
    private volatile boolean cancelled;

    /**
     * What to do.
     *
     * @param patterns by id; empty for all
     * @param variants by id; empty for all
     * @param repeats windows for each, at least 1
     * @param seed of the order of the windows
     * @param sizes pack alone, and measure nothing
     * @param install install what is missing first: the extension's packages and code-server
     */
    public record Plan(
            List<String> patterns, List<String> variants, int repeats, long seed, boolean sizes, boolean install) {}

    /** Measures the workbench's extension and keeps what was seen in the store. */
    public ExtensionHost(Home home, IntegrationStore store) {
        this.home = home;
        this.extension = new Extension(home);
        this.store = store;
    }

    /** The extension that is measured. */
    public Extension extension() {
        return extension;
    }

    /** Where measurements are kept. */
    public IntegrationStore store() {
        return store;
    }

    /** How long {@value #REPEATS} windows for each pattern and variant take, roughly. */
    public static Duration expected() {
        return USUAL_WINDOW.multipliedBy((long) REPEATS * USUAL_ROWS);
    }

    /**
     * Why nothing can be measured here, with what to do about it; empty where nothing is known to be missing. The rest
     * is told by the measurement itself.
     */
    public Optional<String> missing(boolean install) {
        if (!extension.isHere()) {
            return Optional.of("The extension's sources are not here: " + extension.script()
                    + " is missing. They come with the project's repository: use the workbench that is built there.");
        }
        if (!install && !extension.hasPackages()) {
            return Optional.of("The extension's npm packages are not installed in " + extension.folder()
                    + ". Run 'workbench integrate --install'.");
        }
        return Optional.empty();
    }

    /**
     * Measures, and keeps integration.json and screenshots. Blocks for many minutes.
     *
     * @param receiver takes progress, on a thread of its own
     * @throws io.healthwatch.workbench.machine.MachineBusyException when something is being measured or installed
     * @throws IOException when something is missing, with how to get it, or when nothing could be measured; says why
     */
    public IntegrationStore.Kept run(Plan plan, Consumer<Progress> receiver) throws IOException {
        var missing = missing(plan.install());
        if (missing.isPresent()) {
            throw new IOException(missing.get());
        }
        try (var _ = MachineLock.take(home.machineLock(), "measuring in an extension host")) {
            cancelled = false;
            if (plan.install() && !extension.hasPackages()) {
                receiver.accept(new Progress("Installing the extension's packages", 0, 0, null));
                await(
                        List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"),
                        new HostOutput(receiver),
                        LONGEST_INSTALL);
            }
            var folder = store.create();
            try {
                return measure(plan, folder, receiver);
            } finally {
                tidy(folder);
            }
        }
    }

    private IntegrationStore.Kept measure(Plan plan, Path folder, Consumer<Progress> receiver) throws IOException {
        receiver.accept(new Progress("Packing the extension", 0, 0, null));
        IOException failure = null;
        try {
            await(command(plan, folder), new HostOutput(receiver), LONGEST);
        } catch (IOException failed) {
            failure = failed;
        }
        if (!Files.isRegularFile(folder.resolve(IntegrationStore.DOCUMENT))) {
            throw failure == null ? new IOException("The extension host's script wrote no result.") : failure;
        }
        var kept = IntegrationStore.read(folder);
        if (kept.integration().windows().isEmpty() && !plan.sizes()) {
            Files.delete(folder.resolve(IntegrationStore.DOCUMENT));
            throw failure == null ? new IOException("No window was measured.") : failure;
        }
        if (failure != null && !cancelled) {
            throw new IOException(failure.getMessage() + " What was measured before is kept in " + folder + ".", failure);
        }
        return kept;
    }

    private List<String> command(Plan plan, Path folder) {
        var command = new ArrayList<>(List.of("node", extension.script().toString(), "--out", folder.toString()));
        plan.patterns().forEach(pattern -> command.addAll(List.of("--pattern", pattern)));
        plan.variants().forEach(variant -> command.addAll(List.of("--variant", variant)));
        command.addAll(List.of("--repeats", String.valueOf(plan.repeats()), "--seed", String.valueOf(plan.seed())));
        if (plan.sizes()) {
            command.add("--sizes");
        }
        if (plan.install()) {
            command.add("--install");
        }
        return command;
    }

    private void await(List<String> command, HostOutput output, Duration limit) throws IOException {
        ProcessTree tree;
        try {
            tree = new ProcessTree(
                    new ProcessBuilder(command).directory(extension.folder().toFile()), output::line);
        } catch (IOException notStarted) {
            throw new IOException(
                    command.getFirst() + " cannot be started: install Node 20 or newer with npm, and put it on the search"
                            + " path. " + notStarted.getMessage(),
                    notStarted);
        }
        running = tree;
        try {
            if (cancelled) {
                tree.end();
            }
            var inTime = tree.await(limit);
            if (cancelled) {
                throw new IOException("Cancelled before anything was measured.");
            }
            if (!inTime) {
                throw new IOException("It was ended after " + limit.toMinutes() + " minutes.");
            }
            if (tree.status() != 0) {
                throw new IOException(output.problem());
            }
        } catch (InterruptedException interrupted) {
            tree.end();
            Thread.currentThread().interrupt();
            throw new IOException("Cancelled before anything was measured.", interrupted);
        } finally {
            running = null;
        }
    }

    /** Packages are large and can be made again; a folder without a result is of no use. */
    private static void tidy(Path folder) throws IOException {
        var keep = Files.isRegularFile(folder.resolve(IntegrationStore.DOCUMENT));
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                if (!keep || name.endsWith(".vsix") || name.equals("packages.json")) {
                    Files.delete(file);
                }
            }
        }
        if (!keep) {
            Files.delete(folder);
        }
    }

    /** Ends what is under way soon; windows that were measured are kept. */
    public void cancel() {
        cancelled = true;
        var tree = running;
        if (tree != null) {
            tree.end();
        }
    }
}
