/*
 * What the probe's contract asks of a module, read from its bytes: its imports, its exports, the memory it begins with.
 * All runtimes are so held to the same rules by the same words; whether the bytes are a valid module is for each of
 * them to say. See "Binary Format, Modules" in the WebAssembly core specification.
 */
#ifndef PROBE_SANDBOX_OUTLINE_H
#define PROBE_SANDBOX_OUTLINE_H

#include "probe_host.h"

#include <stdbool.h>

#define OUTLINE_NAMESPACE "healthwatch"
#define OUTLINE_WASI_NAMESPACE "wasi_snapshot_preview1"

/* The host functions that exist, in the order in which adapters list theirs. */
enum host_function { HOST_HTTP_REQUEST, HOST_NOW_NANOS, HOST_LOG, HOST_FUNCTIONS };

struct outline {
  enum host_function *imports; /* what each import of the probe's contract is, in the module's order */
  uint32_t import_count;
  uint32_t allocate; /* the functions' indices */
  uint32_t run;
  uint64_t initial_pages;
};

/*
 * Reads a module. `wasi` says whether it may import functions of WASI preview 1, too, for the runtime to look up. Fails the step, with nothing kept, when it cannot be read, wants what no host offers, or lacks what
 * every probe has.
 */
bool outline_read(struct outline *outline, const uint8_t *module, uint64_t length, bool wasi, probe_step *step);

void outline_free(struct outline *outline);

#endif
