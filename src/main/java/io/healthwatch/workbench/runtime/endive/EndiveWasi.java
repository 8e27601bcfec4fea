package io.healthwatch.workbench.runtime.endive;

import io.healthwatch.workbench.probe.FolderGrant;
import java.nio.file.Path;
import java.util.List;
import run.endive.runtime.ImportValues;
import run.endive.wasi.WasiOptions;
import run.endive.wasi.WasiPreview1;

/**
 * WASI preview 1 for one instance: the granted folders, no environment, no arguments, empty input and output to nowhere,
 * which are the library's defaults. Loaded only where WASI is asked for: workers that measure do not have the library.
 */
final class EndiveWasi {

    private final WasiPreview1 wasi;

    EndiveWasi(List<FolderGrant> folders) {
        var options = WasiOptions.builder();
        folders.forEach(grant -> options.withDirectory(grant.path(), Path.of(grant.folder())));
        wasi = WasiPreview1.builder().withOptions(options.build()).build();
    }

    ImportValues beside(ImportValues imports) {
        return ImportValues.builder()
                .addFunction(imports.functions())
                .addFunction(wasi.toHostFunctions())
                .build();
    }

    void close() {
        wasi.close();
    }
}
