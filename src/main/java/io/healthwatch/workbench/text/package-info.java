/**
 * What the window and its documents say, in one place so that it can be translated: a file of texts for each view and
 * each kind of document, and the way to them.
 */
package io.healthwatch.workbench.text;
