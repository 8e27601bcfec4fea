/**
 * Plans, runs and judges evaluations: {@link io.healthwatch.workbench.evaluation.Planner} makes a plan, {@link
 * io.healthwatch.workbench.evaluation.Session} measures it and publishes {@link
 * io.healthwatch.workbench.evaluation.Event}s, {@link io.healthwatch.workbench.evaluation.Results} and {@link
 * io.healthwatch.workbench.evaluation.Matrix} say what came out.
 */
package io.healthwatch.workbench.evaluation;
