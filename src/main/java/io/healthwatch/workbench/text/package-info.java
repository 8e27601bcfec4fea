/** What the window says, in one place so that it can be translated: a file of texts a view, and the way to them. */
package io.healthwatch.workbench.text;
