#include "memory.h"

#include <stddef.h>
#include <sys/mman.h>

#define LARGEST (UINT32_C(1) << 30)
#define INITIAL (2 * MEMORY_PAGE_BYTES) /* about what the WebAssembly modules start with */

#ifndef MAP_NORESERVE
#define MAP_NORESERVE 0
#endif

bool memory_open(struct memory *memory, uint64_t limit) {
  *memory = MEMORY_NONE;
  uint32_t bytes = limit == 0 || limit > LARGEST ? LARGEST : (uint32_t)limit / MEMORY_PAGE_BYTES * MEMORY_PAGE_BYTES;
  if (bytes < INITIAL)
    return false;
  void *block = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (block == MAP_FAILED)
    return false;
  *memory = (struct memory){.bytes = block, .granted = INITIAL, .limit = bytes};
  return true;
}

bool memory_grow(struct memory *memory, uint32_t bytes) {
  uint32_t left = memory->limit - memory->granted;
  if (bytes > left)
    return false;
  /* Both are whole pages, so rounding up cannot exceed what is left. */
  memory->granted += (bytes + MEMORY_PAGE_BYTES - 1) / MEMORY_PAGE_BYTES * MEMORY_PAGE_BYTES;
  return true;
}

void memory_close(struct memory *memory) {
  if (memory->bytes != NULL)
    munmap(memory->bytes, memory->limit);
  *memory = MEMORY_NONE;
}
