/**
 * Plans, runs and judges evaluations: {@link io.healthwatch.workbench.evaluation.Planner} makes a plan, {@link
 * io.healthwatch.workbench.evaluation.Session} measures it and publishes {@link
 * io.healthwatch.workbench.evaluation.Event}s, {@link io.healthwatch.workbench.evaluation.Results} and {@link
 * io.healthwatch.workbench.evaluation.Matrix} say what came out. {@link
 * io.healthwatch.workbench.evaluation.ProbeModules} says what the probes' modules cost before they run.
 */
package io.healthwatch.workbench.evaluation;
