/**
 * Documents out of a run: everything that is known of it is gathered in one tree, the {@code Dossier}, templates make
 * Markdown of that, and Markdown becomes HTML and PDF.
 */
package io.healthwatch.workbench.report;
