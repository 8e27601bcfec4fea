/**
 * The security assessment: attacks as data ({@code assets/attacks}, modules in {@code probes/attacks}), run against every
 * variant in workers, and judged by what was seen inside and outside of them. Findings are records of {@code
 * assessment}.
 */
package io.healthwatch.workbench.security;
