package io.healthwatch.workbench.security.mutant;

import io.healthwatch.workbench.runtime.catalog.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Mutated modules, made out of the workbench's own. Seed and number tell each of them apart, whatever was asked for before:
 * the same ones always give the same bytes, as long as the modules that they are made of stay the same. Never changes.
 */
public final class Mutants {

    private static final int MOST_MUTATIONS = 3;

    /** What a base gets that has no scenario: the calibration probe's steps; attacks go without. */
    private static final String CONFIG = "{\"work\":1000}";

    private static final List<Mutation> ALL = List.of(Mutation.values());

    private record Base(String name, byte[] module, String config) {}

    private final long seed;
    private final List<Base> bases;

    private Mutants(long seed, List<Base> bases) {
        this.seed = seed;
        this.bases = bases;
    }

    /**
     * Mutants of all modules in {@code probes/dist}.
     *
     * @throws IOException when one cannot be read, or there are none
     */
    public static Mutants of(Home home, long seed) throws IOException {
        var dist = home.probes().resolve("dist");
        var bases = new ArrayList<Base>();
        try (var files = Files.walk(dist)) {
            for (var file : files.filter(path -> path.toString().endsWith(".wasm"))
                    .sorted(Comparator.comparing(path -> name(dist, path)))
                    .toList()) {
                bases.add(new Base(name(dist, file), Files.readAllBytes(file), config(home, file)));
            }
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        if (bases.isEmpty()) {
            throw new IOException("There are no modules in " + dist + ".");
        }
        return new Mutants(seed, List.copyOf(bases));
    }

    private static String name(Path dist, Path file) {
        var name = dist.relativize(file).toString().replace('\\', '/');
        return name.substring(0, name.length() - ".wasm".length());
    }

    private static String config(Home home, Path module) throws IOException {
        var scenario = module.getFileName().toString().replace(".wasm", "");
        var config = home.assets().resolve("scenarios").resolve(scenario).resolve("config.json");
        return Files.isRegularFile(config) ? Files.readString(config) : CONFIG;
    }

    /**
     * The mutant of that number, from 0: one to three mutations of one of the modules, for one half of the mutants all of
     * them such that the form is kept, because most others end in a parser.
     */
    public Mutant get(int number) {
        var random = new SplittableRandom(new SplittableRandom(seed + number).nextLong());
        var base = bases.get(random.nextInt(bases.size()));
        var module = base.module();
        var mutations = random.nextBoolean() ? ALL : Mutation.OF_MEANING;
        for (var left = random.nextInt(1, MOST_MUTATIONS + 1); left > 0; left--) {
            var other = bases.get(random.nextInt(bases.size())).module();
            module = mutations.get(random.nextInt(mutations.size())).apply(module, other, random);
        }
        return new Mutant(number, base.name(), module, base.config());
    }
}
