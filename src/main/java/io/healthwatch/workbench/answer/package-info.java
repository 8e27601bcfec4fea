/** What a run says, in words, tables and figures: for the window, for documents and for whoever shows it. */
package io.healthwatch.workbench.answer;
