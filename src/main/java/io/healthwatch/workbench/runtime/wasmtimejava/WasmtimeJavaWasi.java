package io.healthwatch.workbench.runtime.wasmtimejava;

import io.github.kawamuray.wasmtime.Engine;
import io.github.kawamuray.wasmtime.Extern;
import io.github.kawamuray.wasmtime.Func;
import io.github.kawamuray.wasmtime.Linker;
import io.github.kawamuray.wasmtime.Store;
import io.github.kawamuray.wasmtime.wasi.DirCaps;
import io.github.kawamuray.wasmtime.wasi.FileCaps;
import io.github.kawamuray.wasmtime.wasi.WasiCtx;
import io.github.kawamuray.wasmtime.wasi.WasiCtxBuilder;
import io.healthwatch.workbench.probe.CapabilityPolicy;
import io.healthwatch.workbench.probe.FolderGrant;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** WASI preview 1 as Wasmtime 7 has it, whose folders and files carry what may be done with them. */
final class WasmtimeJavaWasi {

    private static final int FIRST_FOLDER = 3;

    private static final Set<DirCaps> READING_FOLDERS = EnumSet.of(
            DirCaps.OPEN, DirCaps.READDIR, DirCaps.READLINK, DirCaps.PATH_FILESTAT_GET, DirCaps.FILESTAT_GET);
    private static final Set<FileCaps> READING_FILES = EnumSet.of(
            FileCaps.READ,
            FileCaps.SEEK,
            FileCaps.TELL,
            FileCaps.ADVISE,
            FileCaps.FILESTAT_GET,
            FileCaps.POLL_READWRITE);

    private WasmtimeJavaWasi() {}

    /** The granted folders, no environment, no arguments, empty input and output to nowhere; for one store. */
    static WasiCtx context(List<FolderGrant> folders) {
        var context = new WasiCtxBuilder().build();
        var descriptor = FIRST_FOLDER;
        for (var grant : folders) {
            context.insertDir(
                    descriptor,
                    Path.of(grant.folder()),
                    grant.writable() ? EnumSet.allOf(DirCaps.class) : READING_FOLDERS,
                    grant.writable() ? EnumSet.allOf(FileCaps.class) : READING_FILES,
                    Path.of(grant.path()));
            descriptor++;
        }
        return context;
    }

    /** The functions by their names, each to be disposed of before the store. */
    static Map<String, Func> functions(Engine engine, Store<Void> store) {
        var linker = new Linker(engine);
        try {
            WasiCtx.addToLinker(linker);
            var functions = new HashMap<String, Func>();
            linker.externsOfModule(store, CapabilityPolicy.WASI_NAMESPACE)
                    .forEach(item -> functions.put(item.name(), item.extern().func()));
            return functions;
        } finally {
            linker.dispose();
        }
    }
}
