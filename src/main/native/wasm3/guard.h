/*
 * What the adapter adds to WASM3 0.5.0, none of whose files is changed: compile.c takes the place of m3_compile.c,
 * which it includes after putting its own in the place of some of what that file uses.
 * Each runtime's user data is a guard.
 */
#ifndef PROBE_WASM3_GUARD_H
#define PROBE_WASM3_GUARD_H

#include "wasm3.h"

#include <stdatomic.h>
#include <stdint.h>

struct guard {
  atomic_bool stop; /* from any thread: guest code ends soon with guard_stopped */
  uintptr_t floor;  /* guest code that would use the native stack below ends with guard_overflow; 0 for no limit */
};

extern const char guard_stopped[];
extern const char guard_overflow[];
extern const char guard_nesting[];

/*
 * The compiler calls itself for each nested block and has no bound of its own. Below this address on the calling
 * thread's stack it gives up with guard_nesting.
 */
void guard_set_compile_floor(uintptr_t floor);

/*
 * Between m3_ParseModule and m3_LoadModule: an instance of the module will not grow beyond that many pages. WASM3's own
 * limit keeps the number of pages and allocates less, which the guest cannot see. False when it begins larger.
 */
int guard_limit_pages(IM3Module module, uint32_t pages);

#endif
