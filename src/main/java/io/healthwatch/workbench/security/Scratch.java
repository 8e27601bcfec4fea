package io.healthwatch.workbench.security;

import io.healthwatch.workbench.run.Sha256;
import io.healthwatch.workbench.store.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A fresh folder with {@code granted}, which a guest may be granted, and {@code outside} next to it, which holds a
 * secret. From {@code granted}, symbolic links lead outside. Tells what was changed where nothing may change: everywhere
 * but in {@code granted}, and there, too, unless it is writable.
 */
final class Scratch implements Witness, AutoCloseable {

    private final Path root;
    private final boolean writable;
    private final Map<String, String> before;

    /**
     * Fills a fresh folder.
     *
     * @param secret what {@code outside/secret.txt} holds
     * @param writable whether {@code granted} is going to be granted for writing
     * @throws IOException when it cannot be filled, as where symbolic links cannot be made
     */
    Scratch(String secret, boolean writable) throws IOException {
        this.root = Files.createTempDirectory("workbench-attack").toRealPath();
        this.writable = writable;
        fillOutside(secret);
        fillGranted();
        this.before = snapshot();
    }

    /** The folder that may be granted. */
    Path granted() {
        return root.resolve("granted");
    }

    /** The folder that must not be reached. */
    Path outside() {
        return root.resolve("outside");
    }

    private void fillOutside(String secret) throws IOException {
        var folder = Files.createDirectories(outside().resolve("folder"));
        Files.writeString(outside().resolve("secret.txt"), secret);
        Files.writeString(folder.resolve("secret.txt"), secret);
        Files.createDirectory(outside().resolve("empty"));
    }

    private void fillGranted() throws IOException {
        var granted = Files.createDirectory(granted());
        Files.writeString(granted.resolve("readable.txt"), "readable");
        var folder = Files.createDirectory(granted.resolve("folder"));
        Files.writeString(folder.resolve("readable.txt"), "readable");
        Files.createDirectory(granted.resolve("empty"));
        link("link-to-secret", "../outside/secret.txt");
        link("link-to-outside", "../outside");
        link("link-to-parent", "..");
        link("link-to-link", "link-to-secret");
        link("link-to-nothing", "../outside/made-through-link.txt");
        link("folder/link-to-outside", "../../outside");
        link("absolute-link-to-secret", outside().resolve("secret.txt").toString());
        link("absolute-link-to-outside", outside().toString());
        link("absolute-link-to-root", root.getRoot().toString());
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(granted().resolve(name), Path.of(target));
    }

    @Override
    public List<String> touches() throws IOException {
        var touches = new ArrayList<String>();
        var after = snapshot();
        after.forEach((path, state) -> {
            if (!before.containsKey(path)) {
                touches.add(path + " was made (" + state + ").");
            } else if (!before.get(path).equals(state)) {
                touches.add(path + " was changed: " + before.get(path) + " became " + state + ".");
            }
        });
        before.keySet().stream()
                .filter(path -> !after.containsKey(path))
                .forEach(path -> touches.add(path + " was removed."));
        return touches;
    }

    private Map<String, String> snapshot() throws IOException {
        var states = new TreeMap<String, String>();
        try (var paths = Files.walk(root)) {
            for (var path : (Iterable<Path>) paths.filter(this::mustNotChange)::iterator) {
                states.put(root.relativize(path).toString(), state(path));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return states;
    }

    private boolean mustNotChange(Path path) {
        return !writable || !path.startsWith(granted());
    }

    private static String state(Path path) throws IOException {
        var modified = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS);
        if (Files.isSymbolicLink(path)) {
            return "link to " + Files.readSymbolicLink(path) + ", modified " + modified;
        }
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return "folder, modified " + modified;
        }
        return Files.size(path) + " bytes, SHA-256 " + Sha256.of(Files.readAllBytes(path)) + ", modified " + modified + names(path);
    }

    /** By how many names a file is known, where the file system tells: a hard link adds one. */
    private static String names(Path path) throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? ", names " + Files.getAttribute(path, "unix:nlink", LinkOption.NOFOLLOW_LINKS)
                : "";
    }

    /** Removes the folder with all that is in it; links are not followed. */
    @Override
    public void close() throws IOException {
        Folders.delete(root);
    }
}
