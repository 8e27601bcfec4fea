package io.healthwatch.workbench.run;

import java.time.Instant;

/**
 * What is known of a run before its first fork.
 *
 * @param id the name of its folder
 * @param created when it was started
 */
public record RunHeader(String id, Instant created, Plan plan, Environment environment) {}
