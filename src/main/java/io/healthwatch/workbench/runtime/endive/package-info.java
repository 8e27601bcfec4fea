/**
 * Endive, Chicory's successor. It offers the same API under other names, without a type in common, so its
 * probe repeats Chicory's: sharing the code would take reflection in what is measured.
 */
package io.healthwatch.workbench.runtime.endive;
