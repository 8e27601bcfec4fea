package io.healthwatch.workbench.report.kept;

/**
 * A document as it is to be shown.
 *
 * @param text the edit where there is one that can be read, else the generated text
 * @param edited whether there is an edit, readable or not
 * @param outdated whether the generated text has changed since the edit began
 * @param problem why the edit cannot be read, with its file; empty where all is well
 */
public record KeptDocument(String text, boolean edited, boolean outdated, String problem) {}
