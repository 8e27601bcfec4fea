/*
 * The block that stands for a native probe's linear memory. Address space for all that it may become is reserved at
 * once, so that it never moves; the system provides pages as they are touched.
 */
#ifndef PROBE_NATIVE_MEMORY_H
#define PROBE_NATIVE_MEMORY_H

#include <stdbool.h>
#include <stdint.h>

#define MEMORY_PAGE_BYTES 65536u

struct memory {
  char *bytes;
  uint32_t granted;
  uint32_t limit;
};

#define MEMORY_NONE ((struct memory){0})

/* Limit 0 stands for 1 GB; the limit is rounded down to whole pages. */
bool memory_open(struct memory *memory, uint64_t limit);

/* By at least `bytes`, rounded up to whole pages; false when that exceeds the limit. */
bool memory_grow(struct memory *memory, uint32_t bytes);

void memory_close(struct memory *memory);

#endif
