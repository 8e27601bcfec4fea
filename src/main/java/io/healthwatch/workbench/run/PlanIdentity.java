package io.healthwatch.workbench.run;

import java.util.Map;

/**
 * What makes two runs measurements of the same plan.
 *
 * @param sha256 hash of the plan (profile, effort, seed, cells, the user's own module) and of the modules' hashes
 * @param modules the SHA-256 of each of the workbench's modules that the plan measures, by {@code language/scenario}
 */
public record PlanIdentity(String sha256, Map<String, String> modules) {}
