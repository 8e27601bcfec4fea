/*
 * A shared library loaded from bytes. Each load has global variables of its own, even of the same bytes: the loader
 * tells libraries apart by their files, and every load has a file of its own.
 */
#ifndef PROBE_NATIVE_LIBRARY_H
#define PROBE_NATIVE_LIBRARY_H

#include "probe_host.h"

#include <stdbool.h>

struct library {
  void *handle;
  int file; /* kept open while loaded; -1 when none */
};

#define LIBRARY_NONE ((struct library){NULL, -1})

/* Fails the step and answers false when the bytes cannot be loaded. */
bool library_load(struct library *library, const uint8_t *bytes, uint64_t length, probe_step *step);

/* NULL when the library does not export the name. */
void *library_symbol(const struct library *library, const char *name);

void library_unload(struct library *library);

#endif
