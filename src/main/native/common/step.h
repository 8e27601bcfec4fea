/* Filling a probe_step. Each call of the interface begins one, may fail it, and ends it. */
#ifndef PROBE_COMMON_STEP_H
#define PROBE_COMMON_STEP_H

#include "probe_host.h"

/* Clears the step; answers the time at which it began. */
uint64_t step_begin(probe_step *step);

/* Records the outcome with a message, which is cut at a whole UTF-8 character where it is too long. */
#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
void step_fail(probe_step *step, enum probe_outcome outcome, const char *format, ...);

void step_trap(probe_step *step, enum probe_trap trap, const char *message);

/* Records the time that passed; answers the outcome, so that a call can return it. */
int64_t step_end(probe_step *step, uint64_t began);

#endif
