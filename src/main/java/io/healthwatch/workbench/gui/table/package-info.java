/** The one kind of table: sorted, filtered, grouped, with columns to choose, and copied. */
package io.healthwatch.workbench.gui.table;
