/*
 * The probe's only allocator: a pointer that moves up the heap and is set back for each run. Nothing is ever freed one
 * by one, so a run costs no bookkeeping, and repeated runs need no more memory than the largest of them.
 */
#ifndef PROBE_ARENA_H
#define PROBE_ARENA_H

#include <stdbool.h>
#include <stdint.h>

/* Forgets everything. */
void arena_reset(void);

/* Forgets what was allocated after the mark was taken. */
uint32_t arena_mark(void);
void arena_rewind(uint32_t mark);

/* Aligned to 8 bytes, never empty, not cleared. The first answers NULL when memory cannot be had, the second traps. */
void *arena_try_allocate(uint32_t bytes);
void *arena_allocate(uint32_t bytes);

/* Makes the most recent allocation longer in place, or answers false when the block is not the most recent one. */
bool arena_extend(void *block, uint32_t bytes, uint32_t wanted);

#endif
