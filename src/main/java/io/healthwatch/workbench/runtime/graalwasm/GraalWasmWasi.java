package io.healthwatch.workbench.runtime.graalwasm;

import io.healthwatch.workbench.probe.CapabilityPolicy;
import io.healthwatch.workbench.probe.FolderGrant;
import io.healthwatch.workbench.probe.NotOfferedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.io.FileSystem;
import org.graalvm.polyglot.io.IOAccess;

/**
 * GraalWasm's own WASI preview 1 over the granted folders. Which paths lead out of a folder is for GraalWasm to say; it
 * opens every file for writing, too, so that none can be granted for reading only. What it lets through meets the least
 * that it works with: a file system that denies whatever path does not begin with a granted folder's, but follows
 * symbolic links.
 */
final class GraalWasmWasi {

    private GraalWasmWasi() {}

    /** No environment, no arguments, empty input, output to nowhere. */
    static Context.Builder grant(Context.Builder builder, List<FolderGrant> folders) {
        return builder.option("wasm.Builtins", CapabilityPolicy.WASI_NAMESPACE)
                .option("wasm.WasiMapDirs", folders.stream().map(GraalWasmWasi::mapping).collect(Collectors.joining(",")))
                .allowIO(IOAccess.newBuilder().fileSystem(fileSystem(folders)).build())
                .in(InputStream.nullInputStream())
                .out(OutputStream.nullOutputStream())
                .err(OutputStream.nullOutputStream());
    }

    private static String mapping(FolderGrant grant) {
        var folder = realPath(grant).toString();
        if (folder.contains(",")) {
            throw new NotOfferedException("GraalWasm's WASI cannot grant a folder with a comma in its path: " + folder);
        }
        return grant.path() + "::" + folder;
    }

    private static FileSystem fileSystem(List<FolderGrant> folders) {
        return FileSystem.newCompositeFileSystem(
                FileSystem.newDenyIOFileSystem(),
                folders.stream().map(GraalWasmWasi::selector).toArray(FileSystem.Selector[]::new));
    }

    private static FileSystem.Selector selector(FolderGrant grant) {
        var folder = realPath(grant);
        return FileSystem.Selector.of(FileSystem.newDefaultFileSystem(), path -> path.startsWith(folder));
    }

    private static Path realPath(FolderGrant grant) {
        try {
            return Path.of(grant.folder()).toRealPath();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The granted folder " + grant.folder() + " cannot be read.", unreadable);
        }
    }
}
