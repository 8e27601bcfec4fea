package io.healthwatch.workbench.security;

import io.healthwatch.workbench.security.generated.Generators;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The files of attacks' modules, with those that generators make in a folder that is removed. Safe for many threads. */
final class ModuleFiles implements AutoCloseable {

    private final Attacks attacks;
    private final long seed;
    private final Path folder;
    private final Map<String, Path> generated = new HashMap<>();

    /**
     * Makes the folder.
     *
     * @param seed what generators draw from
     * @throws IOException when it cannot be made
     */
    ModuleFiles(Attacks attacks, long seed) throws IOException {
        this.attacks = attacks;
        this.seed = seed;
        this.folder = Files.createTempDirectory("workbench-modules");
    }

    /**
     * The file of an attack's module.
     *
     * @throws IOException when it has to be written and cannot
     */
    synchronized Path of(Attack attack) throws IOException {
        if (attack.module() != null) {
            return attacks.module(attack);
        }
        var name = attack.generator();
        if (!generated.containsKey(name)) {
            generated.put(name, Files.write(folder.resolve(name + ".wasm"), Generators.module(name, seed)));
        }
        return generated.get(name);
    }

    @Override
    public synchronized void close() throws IOException {
        for (var file : generated.values()) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }
}
