/**
 * Which variants exist, what each needs, how its worker is started, and how to tell whether it is there.
 * The one part of {@code runtime} that the workbench itself loads; it touches no runtime's classes.
 */
package io.healthwatch.workbench.runtime.catalog;
