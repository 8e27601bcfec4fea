/** What a runtime costs inside a VS Code extension: its extension in a real extension host, measured and kept. */
package io.healthwatch.workbench.integration;
