package io.healthwatch.workbench.security;

import java.util.List;

/**
 * What was seen of one attack on one subject, before it is judged.
 *
 * @param runtime the product's name as it reports itself; empty where it never answered
 * @param version its version as it reports it; empty where it never answered
 * @param step the step in which the attack ended: {@code prepare}, {@code open}, {@code load} or {@code execute}
 * @param outcome {@link #ANSWERED} or {@code Outcome.id}
 * @param trap {@code TrapKind.id}, or empty
 * @param message the failure's words; empty where the guest answered
 * @param answer the guest's answer; empty where it gave none
 * @param elapsedMs wall time of all steps in milliseconds
 * @param stepMs wall time of the last step in milliseconds
 * @param touches what the witnesses saw, a sentence each
 * @param next how an honest probe fared afterwards; null where the attack ended the worker
 */
record Observation(
        String runtime,
        String version,
        String step,
        String outcome,
        String trap,
        String message,
        String answer,
        double elapsedMs,
        double stepMs,
        List<String> touches,
        NextProbe next) {

    /** The outcome of a guest that answered. */
    static final String ANSWERED = "ok";

    /**
     * An honest probe in the same worker.
     *
     * @param problem what went wrong; empty where it answered rightly
     * @param endedWorker whether the worker ended with it
     */
    record NextProbe(String problem, boolean endedWorker) {}
}
