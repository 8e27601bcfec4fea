package io.healthwatch.workbench.security.generated;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** The generators by their names, which attacks refer to. */
public final class Generators {

    private static final Map<String, LongFunction<byte[]>> BY_NAME = new TreeMap<>();

    static {
        BY_NAME.putAll(CompileBombs.BY_NAME);
        BY_NAME.putAll(MalformedModules.BY_NAME);
    }

    private Generators() {}

    /** The names of all generators. */
    public static Set<String> names() {
        return Set.copyOf(BY_NAME.keySet());
    }

    /**
     * Makes a module, valid or not.
     *
     * @param seed what random choices are drawn from; most generators make none
     * @throws IllegalArgumentException when there is no generator of that name
     */
    public static byte[] module(String name, long seed) {
        var generator = BY_NAME.get(name);
        if (generator == null) {
            throw new IllegalArgumentException("There is no generator " + name + "; there are " + BY_NAME.keySet() + ".");
        }
        return generator.apply(seed);
    }
}
