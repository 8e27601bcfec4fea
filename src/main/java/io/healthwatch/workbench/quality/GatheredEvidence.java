package io.healthwatch.workbench.quality;

import java.time.Instant;
import java.util.List;

/**
 * What registries told: {@code evidence.json}.
 *
 * @param schemaVersion 1
 * @param gathered when they were asked
 * @param evidence what they told
 * @param failed what could not be asked, and why
 */
public record GatheredEvidence(int schemaVersion, Instant gathered, List<Evidence> evidence, List<String> failed) {

    /** The version that is written. */
    public static final int SCHEMA_VERSION = 1;
}
