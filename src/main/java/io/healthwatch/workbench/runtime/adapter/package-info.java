/**
 * All native runtimes: an adapter is a shared library that puts one of them behind {@code probe_host.h}, and
 * this package binds that header once.
 */
package io.healthwatch.workbench.runtime.adapter;
