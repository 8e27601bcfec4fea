/* The monotonic clock, in nanoseconds. */
#ifndef PROBE_COMMON_CLOCK_H
#define PROBE_COMMON_CLOCK_H

#include <stdint.h>
#include <time.h>

#define NANOS_PER_SECOND UINT64_C(1000000000)

static inline uint64_t clock_nanos(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (uint64_t)now.tv_sec * NANOS_PER_SECOND + (uint64_t)now.tv_nsec;
}

#endif
