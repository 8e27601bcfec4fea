/** Installs what is not part of the workbench: so far the native baseline. */
package io.healthwatch.workbench.installation;
