package io.healthwatch.workbench.runtime;

import com.dylibso.chicory.wabt.Wat2Wasm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The test modules, assembled from the text in {@code src/test/resources/modules}. */
final class Modules {

    private final Path folder;

    /** Assembled modules are kept in this folder. */
    Modules(Path folder) {
        this.folder = folder;
    }

    /** The bytes of a test module. */
    static byte[] bytes(String name) {
        try (var text = Modules.class.getResourceAsStream("/modules/" + name + ".wat")) {
            return Wat2Wasm.parse(new String(text.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The file of a test module. */
    String file(String name) {
        var file = folder.resolve(name + ".wasm");
        return Files.exists(file) ? file.toString() : file(name, bytes(name));
    }

    /** A file with these bytes. */
    String file(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name + ".wasm"), bytes).toString();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
