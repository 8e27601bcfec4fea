#include "step.h"

#include "clock.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

_Static_assert(sizeof(probe_step) == 512, "hosts rely on the size of a step");
_Static_assert(offsetof(probe_step, result) == 8 && offsetof(probe_step, elapsed_ns) == 24 &&
                   offsetof(probe_step, guest_memory) == 40 && offsetof(probe_step, message) == 48,
               "hosts rely on the layout of a step");

uint64_t step_begin(probe_step *step) {
  /* Clearing the message's first byte is enough; clearing all of it would show in the times of short steps. */
  memset(step, 0, offsetof(probe_step, message) + 1);
  return clock_nanos();
}

/* vsnprintf cuts between bytes: takes away the begin of a character whose rest is missing. */
static void drop_partial_character(char *message, size_t length) {
  size_t lead = length;
  while (lead > 0 && ((unsigned char)message[lead - 1] & 0xc0) == 0x80)
    lead--;
  if (lead > 0 && ((unsigned char)message[lead - 1] & 0x80) != 0)
    message[lead - 1] = '\0';
}

void step_fail(probe_step *step, enum probe_outcome outcome, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(step->message, sizeof step->message, format, arguments);
  va_end(arguments);
  if (length >= (int)sizeof step->message)
    drop_partial_character(step->message, sizeof step->message - 1);
  step->outcome = outcome;
}

void step_trap(probe_step *step, enum probe_trap trap, const char *message) {
  step_fail(step, PROBE_TRAP, "%s", message);
  step->trap = trap;
}

int64_t step_end(probe_step *step, uint64_t began) {
  step->elapsed_ns = clock_nanos() - began;
  return step->outcome;
}
