/** The command line: each command a thin call into the packages below it. */
package io.healthwatch.workbench.cli;
