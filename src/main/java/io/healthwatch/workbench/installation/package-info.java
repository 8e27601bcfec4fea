/**
 * Installs, updates and removes what is not part of the workbench: native runtimes with their adapters, and Node's
 * binding to them. Each is a folder below {@code installers/runtimes} with an {@code install.sh}, which does the work
 * ({@code install.sh [--force] FOLDER}: the folder is replaced as a whole or left as it was), and a {@code takes.json},
 * which says beforehand what it takes. Every attempt is recorded: those records are what the evaluation says of setup
 * complexity.
 */
package io.healthwatch.workbench.installation;
