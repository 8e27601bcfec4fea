/**
 * What a run is: the cells that were planned, the forks that were run for them, the samples that these
 * took, and the environment they were taken in. Plain data that the session produces, the store keeps and
 * everything else reads; nothing is computed here.
 */
package io.healthwatch.workbench.run;
