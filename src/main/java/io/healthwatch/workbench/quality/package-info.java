/**
 * What cannot be measured with a clock: evidence that is gathered from the runtimes, and a published rubric ({@code
 * assets/quality/rubric.json}) that scores it. No score is typed in: each is computed from observations, or from
 * documents that are named with their date.
 */
package io.healthwatch.workbench.quality;
