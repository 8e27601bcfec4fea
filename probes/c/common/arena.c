#include "arena.h"

#include "host.h"

#include <stddef.h>

#define ALIGNMENT 8u

/* Bytes in use, counted from the aligned begin of the heap. */
static uint32_t used;

static char *base(void) {
  char *begin = host_heap_begin();
  return begin + (-(uintptr_t)begin & (ALIGNMENT - 1));
}

/* Whether the heap reaches `bytes` beyond the base, after growing it if need be. */
static bool reserve(uint32_t bytes) {
  uint32_t available = (uint32_t)(host_heap_end() - base());
  return bytes <= available || host_heap_grow(bytes - available);
}

static bool advance(uint32_t from, uint32_t bytes) {
  if (bytes > UINT32_MAX - (ALIGNMENT - 1))
    return false;
  uint32_t rounded = (bytes + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
  if (rounded > UINT32_MAX - from || !reserve(from + rounded))
    return false;
  used = from + rounded;
  return true;
}

void arena_reset(void) { used = 0; }

uint32_t arena_mark(void) { return used; }

void arena_rewind(uint32_t mark) { used = mark; }

void *arena_try_allocate(uint32_t bytes) {
  uint32_t start = used;
  return advance(start, bytes == 0 ? 1 : bytes) ? base() + start : NULL;
}

void *arena_allocate(uint32_t bytes) {
  void *block = arena_try_allocate(bytes);
  if (block == NULL)
    host_trap();
  return block;
}

bool arena_extend(void *block, uint32_t bytes, uint32_t wanted) {
  uint32_t start = (uint32_t)((char *)block - base());
  uint32_t end = start + ((bytes + ALIGNMENT - 1) & ~(ALIGNMENT - 1));
  return end == used && advance(start, wanted);
}
