package io.healthwatch.workbench.runtime.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the workbench's own files and the user's are. The workbench runs from the project's folder in
 * development, or from a folder with {@code bin} and {@code lib} once it is packaged; both hold the same
 * things at different places.
 */
public final class Home {

    /** The system property that names the workbench's folder. */
    public static final String PROPERTY = "workbench.home";

    private static final String LOCK_PROPERTY = "workbench.lock";

    private final Path folder;
    private final Path userData;
    private final boolean packaged;

    private Home(Path folder, Path userData) {
        this.folder = folder.toAbsolutePath().normalize();
        this.userData = userData.toAbsolutePath().normalize();
        this.packaged = Files.isDirectory(folder.resolve("lib"));
    }

    /**
     * The folder that {@value #PROPERTY} names.
     *
     * @throws IllegalStateException when the property is not set or names no folder
     */
    public static Home locate() {
        var named = System.getProperty(PROPERTY);
        if (named == null) {
            throw new IllegalStateException("The system property " + PROPERTY + " does not say where the workbench is.");
        }
        return at(Path.of(named));
    }

    /**
     * The workbench in this folder.
     *
     * @throws IllegalStateException when there is no such folder
     */
    public static Home at(Path folder) {
        return at(folder, usersData());
    }

    /**
     * The workbench in this folder with what belongs to the user in that one.
     *
     * @throws IllegalStateException when there is no workbench
     */
    public static Home at(Path folder, Path userData) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException("There is no workbench at " + folder + ".");
        }
        return new Home(folder, userData);
    }

    /** Scenarios, schemas and what else comes with the workbench. */
    public Path assets() {
        return folder.resolve("assets");
    }

    /** The probes' sources, and their modules in {@code dist}. */
    public Path probes() {
        return folder.resolve("probes");
    }

    /** The installers of native runtimes and of the workbench itself. */
    public Path installers() {
        return folder.resolve("installers");
    }

    /** The worker in JavaScript. */
    public Path nodeWorker() {
        return packaged ? folder.resolve("lib/node") : folder.resolve("src/main/node");
    }

    /** The VS Code extension's sources in the project, in whose {@code target/workbench} a packaged workbench may be. */
    public Path extension() {
        var project = packaged ? folder.resolve("../..").normalize() : folder;
        return project.resolve("src/vscode");
    }

    /** The sources of the native runtimes' adapters. */
    public Path nativeSources() {
        return packaged ? folder.resolve("lib/native") : folder.resolve("src/main/native");
    }

    /** One folder a Java variant with the jars that its worker needs. */
    public Path runtimes() {
        return packaged ? folder.resolve("lib/runtimes") : folder.resolve("target/runtimes");
    }

    /** The jars that a Java variant needs for WASI alone: no part of what is measured or carried in a bundle. */
    public Path wasiLibraries(String variant) {
        return runtimes().resolve("wasi").resolve(variant);
    }

    /**
     * What a Java worker needs of the workbench: the folder or jar of its own classes first, then the two libraries
     * that frames take.
     */
    public List<Path> workerParts() {
        return Stream.of(Home.class, JsonFactory.class, JSON.class)
                .map(Home::codeSource)
                .toList();
    }

    /** {@link #workerParts} as a class path. */
    public String workerClassPath() {
        return workerParts().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static Path codeSource(Class<?> loaded) {
        try {
            return Path.of(loaded.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException notAFile) {
            throw new IllegalStateException("The workbench was not loaded from files.", notAFile);
        }
    }

    /** What belongs to the user: runs, and runtimes that were installed. */
    public Path userData() {
        return userData;
    }

    private static Path usersData() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var user = environment("HOME", Path.of(System.getProperty("user.home")));
        if (system.contains("mac")) {
            return user.resolve("Library/Application Support/wasm-workbench");
        }
        if (system.contains("windows")) {
            return environment("LOCALAPPDATA", user.resolve("AppData/Local")).resolve("wasm-workbench");
        }
        return environment("XDG_DATA_HOME", user.resolve(".local/share")).resolve("wasm-workbench");
    }

    private static Path environment(String name, Path otherwise) {
        var value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : Path.of(value);
    }

    /**
     * What is locked while something is measured or installed. {@value #LOCK_PROPERTY} may name another file, for
     * tests of several workbenches at once.
     */
    public Path machineLock() {
        var named = System.getProperty(LOCK_PROPERTY);
        return named == null ? userData().resolve("machine.lock") : Path.of(named);
    }

    /** Where an installer puts a native runtime, such as {@code wasmtime}; it need not be there. */
    public Path installed(String runtime) {
        return userData().resolve("runtimes").resolve(runtime);
    }

    /** The folders of this folder by name; none where there is no such folder. */
    public static List<String> folders(Path folder) {
        return list(folder).filter(Files::isDirectory).map(path -> path.getFileName().toString()).sorted().toList();
    }

    /** What is in this folder, in no order; nothing where there is no such folder. */
    static Stream<Path> list(Path folder) {
        var files = folder.toFile().listFiles();
        return files == null ? Stream.empty() : Stream.of(files).map(File::toPath);
    }
}
