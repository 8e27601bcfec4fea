package io.healthwatch.workbench.assessment;

import io.healthwatch.workbench.run.Environment;
import java.time.Instant;
import java.util.List;

/**
 * One assessment: {@code findings.json}.
 *
 * @param schemaVersion 1
 * @param started when it began
 * @param seconds how long it took
 * @param seed what mutated and random modules were drawn from
 * @param complete whether every planned attack has a finding; a cancelled assessment is not complete
 * @param mutants how mutated modules fared, one entry a variant and host; empty where none were tried
 */
public record Assessment(
        int schemaVersion,
        Instant started,
        double seconds,
        long seed,
        boolean complete,
        Environment environment,
        List<Finding> findings,
        List<MutantTally> mutants) {

    /** The version that is written. */
    public static final int SCHEMA_VERSION = 1;
}
