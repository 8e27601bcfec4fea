package io.healthwatch.workbench.cli;

import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Option;

/** What chance begins with. */
final class SeedOption {

    @Option(names = "--seed", description = "Seed of all that is random; default: a new one, which the result records.")
    private Long given;

    boolean isGiven() {
        return given != null;
    }

    /** The one that was given, or a new one. */
    long value() {
        return given == null ? ThreadLocalRandom.current().nextInt(1, 10_000) : given;
    }
}
