/* The door to a WebAssembly host. */
#include "host.h"

#include <stddef.h>

#define PAGE_BYTES 65536u
#define GROWTH_STEP_PAGES 8u

/* Placed by the linker behind the stack and the static data. */
extern char __heap_base;

/* Placed by the linker at the begin of the static data, where the stack, which grows down, begins as well. */
extern char __global_base;

void host_reset_stack(void) {
  __asm__ volatile(".globaltype __stack_pointer, i32\n"
                   "local.get %0\n"
                   "global.set __stack_pointer" ::"r"(&__global_base));
}

void host_trap(void) { __builtin_trap(); }

char *host_heap_begin(void) { return &__heap_base; }

char *host_heap_end(void) { return (char *)(__builtin_wasm_memory_size(0) * PAGE_BYTES); }

bool host_heap_grow(uint32_t bytes) {
  uint32_t pages = bytes / PAGE_BYTES + (bytes % PAGE_BYTES != 0);
  /* Steps of half a megabyte, since some runtimes copy the whole memory when it grows. */
  uint32_t step = pages < GROWTH_STEP_PAGES ? GROWTH_STEP_PAGES : pages;
  if (__builtin_wasm_memory_grow(0, step) != (size_t)-1)
    return true;
  return pages < step && __builtin_wasm_memory_grow(0, pages) != (size_t)-1;
}

uint32_t host_offset(const void *address) { return (uint32_t)address; }

const char *host_address(uint32_t offset) { return (const char *)offset; }

/*
 * The compiler emits calls to these for structure copies even where there is no C library. The build forbids it to
 * recognise the loops as what they are, or they would call themselves.
 */
void *memcpy(void *restrict to, const void *restrict from, size_t length) {
  char *target = to;
  const char *source = from;
  for (size_t i = 0; i < length; i++)
    target[i] = source[i];
  return to;
}

void *memset(void *to, int value, size_t length) {
  char *target = to;
  for (size_t i = 0; i < length; i++)
    target[i] = (char)value;
  return to;
}
