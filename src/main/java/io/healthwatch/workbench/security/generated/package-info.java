/**
 * Hostile modules that are too large or too broken to be written as text, made by programs: compile bombs and malformed
 * modules. The same name and seed always give the same bytes.
 */
package io.healthwatch.workbench.security.generated;
