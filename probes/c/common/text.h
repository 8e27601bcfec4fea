/*
 * A run of bytes that somebody else owns. Probes never need terminators: JSON strings may hold U+0000.
 */
#ifndef PROBE_TEXT_H
#define PROBE_TEXT_H

#include <stdbool.h>
#include <stdint.h>

struct text {
  const char *bytes;
  uint32_t length;
};

#define TEXT(literal) ((struct text){literal, sizeof(literal) - 1})

static inline bool text_equal(struct text a, struct text b) {
  if (a.length != b.length)
    return false;
  for (uint32_t i = 0; i < a.length; i++)
    if (a.bytes[i] != b.bytes[i])
      return false;
  return true;
}

#endif
