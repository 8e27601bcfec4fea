/**
 * Modules that nobody wrote: made from a seed out of honest ones, and sent to a variant by the thousand to see which of
 * them ends its worker.
 */
package io.healthwatch.workbench.security.mutant;
