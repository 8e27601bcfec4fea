package io.healthwatch.workbench.store.runfile;

import io.healthwatch.workbench.run.RunHeader;
import io.healthwatch.workbench.store.Folders;
import io.healthwatch.workbench.store.Origin;
import io.healthwatch.workbench.store.Folders;
import io.healthwatch.workbench.store.RunStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads run files of anybody into the folder of runs. All is unpacked and checked beside the runs first; only a whole
 * run is moved among them. Any thread.
 */
public final class RunImport {

    private final RunStore store;
    private final Limits limits;

    /** Imports into that store. */
    public RunImport(RunStore store) {
        this(store, Limits.USUAL);
    }

    RunImport(RunStore store, Limits limits) {
        this.store = store;
        this.limits = limits;
    }

    /**
     * Imports a run. One that is there already is recognised by what was measured in it; another run of the same id gets
     * a new name.
     *
     * @throws IOException when the file is no run file, is damaged, newer or hostile, or there is no room; the message
     *     says which, and nothing is left behind
     */
    public Imported run(Path file, Progress progress) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            var manifest = manifest(zip);
            limits.check(manifest, Files.size(file));
            checkNames(zip, manifest);
            var known = known(manifest);
            return known != null ? known : unpack(zip, manifest, file, progress);
        } catch (NoSuchFileException missing) {
            throw new IOException("There is no file " + file + ".", missing);
        } catch (ZipException damaged) {
            throw refused(file, "It is no run file, or it was cut off (" + damaged.getMessage() + ").", damaged);
        } catch (IOException failure) {
            throw refused(file, failure.getMessage(), failure);
        }
    }

    private static IOException refused(Path file, String why, IOException cause) {
        return new IOException(file.getFileName() + " was not imported. " + why, cause);
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        var entry = zip.getEntry(Manifest.NAME);
        if (entry == null) {
            throw new IOException("It is no run file: there is no " + Manifest.NAME + " in it.");
        }
        try (var in = zip.getInputStream(entry)) {
            var json = in.readNBytes(Limits.MANIFEST_BYTES + 1);
            if (json.length > Limits.MANIFEST_BYTES) {
                throw new IOException("Its manifest is too long.");
            }
            return Manifest.read(json);
        }
    }

    private static void checkNames(ZipFile zip, Manifest manifest) throws IOException {
        var names = new HashSet<String>();
        for (var entry : Collections.list(zip.entries())) {
            if (!names.add(entry.getName())) {
                throw new IOException("It holds a file twice.");
            }
        }
        names.remove(Manifest.NAME);
        for (var file : manifest.files()) {
            if (!names.remove(file.name())) {
                throw new IOException("'" + file.name() + "' is missing in it.");
            }
        }
        if (!names.isEmpty()) {
            throw new IOException("It holds " + names.size() + " files that its manifest does not name.");
        }
        if (manifest.file(RunContents.RUN).isEmpty()) {
            throw new IOException("There is no " + RunContents.RUN + " in it.");
        }
    }

    private Imported known(Manifest manifest) throws IOException {
        for (var folder : sameName(manifest.run())) {
            var differing = differing(manifest, folder);
            var header = RunStore.summary(folder).header();
            if (header != null && differing.stream().noneMatch(RunContents::isMeasured)) {
                return new Imported(Imported.Kind.KNOWN, folder, machine(header), differing);
            }
        }
        return null;
    }

    private List<Path> sameName(String id) throws IOException {
        if (!Files.isDirectory(store.folder())) {
            return List.of();
        }
        try (var folders = Files.list(store.folder())) {
            return folders.filter(folder ->
                            folder.getFileName().toString().matches(Pattern.quote(id) + "(-\\d+)?"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> differing(Manifest manifest, Path folder) throws IOException {
        var differing = new ArrayList<String>();
        for (var file : manifest.files()) {
            var here = folder.resolve(file.name());
            if (!Files.isRegularFile(here)
                    || Files.size(here) != file.bytes()
                    || !Digest.of(here, _ -> {}).equals(file.sha256())) {
                differing.add(file.name());
            }
        }
        return differing;
    }

    private Imported unpack(ZipFile zip, Manifest manifest, Path file, Progress progress) throws IOException {
        Files.createDirectories(store.folder());
        var unfinished = Files.createDirectory(store.folder().resolveSibling("importing-" + UUID.randomUUID()));
        try {
            var steps = new Steps(progress, manifest.bytes());
            for (var entry : manifest.files()) {
                unpack(zip, entry, unfinished, steps);
            }
            var summary = RunStore.summary(unfinished);
            if (summary.header() == null) {
                throw new IOException("Its run cannot be read: "
                        + summary.damage().replace(unfinished + unfinished.getFileSystem().getSeparator(), ""));
            }
            if (!summary.header().id().equals(manifest.run())) {
                throw new IOException("Its manifest is of another run than its " + RunContents.RUN + ".");
            }
            new Origin(file.getFileName().toString(), Instant.now().truncatedTo(ChronoUnit.SECONDS)).write(unfinished);
            return place(unfinished, summary.header());
        } finally {
            Folders.delete(unfinished);
        }
    }

    private static void unpack(ZipFile zip, Manifest.Entry file, Path folder, Steps steps) throws IOException {
        var target = folder.resolve(file.name()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("It holds a file that is outside of its run: '" + file.name() + "'.");
        }
        Files.createDirectories(target.getParent());
        String found;
        try (var in = zip.getInputStream(zip.getEntry(file.name()));
                OutputStream out = Files.newOutputStream(
                        target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            found = Digest.copy(in, out, file.bytes(), steps::add);
        }
        if (!found.equals(file.sha256())) {
            throw new IOException("'" + file.name() + "' in it is not what its manifest says: its SHA-256 should be "
                    + file.sha256() + ". It was changed or damaged on its way.");
        }
    }

    private Imported place(Path unfinished, RunHeader header) throws IOException {
        for (var number = 1; ; number++) {
            var folder = store.folder().resolve(number == 1 ? header.id() : header.id() + "-" + number);
            if (!Files.exists(folder)) {
                Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
                return new Imported(
                        number == 1 ? Imported.Kind.NEW : Imported.Kind.RENAMED, folder, machine(header), List.of());
            }
        }
    }

    private static String machine(RunHeader header) {
        return header.environment() == null ? "" : header.environment().machine();
    }
}
