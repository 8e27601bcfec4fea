/**
 * What is publicly known about the versions that are attacked: read from {@code assets/advisories}, one file a runtime,
 * which names its sources and how fresh they were.
 */
package io.healthwatch.workbench.security.advisory;
