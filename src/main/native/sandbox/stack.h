/* How much of the calling thread's stack is left. */
#ifndef PROBE_SANDBOX_STACK_H
#define PROBE_SANDBOX_STACK_H

#include <stdint.h>

/*
 * The lowest address of the stack that the caller runs on, or 0 where nobody can tell: a binding may run its calls on a
 * stack of its own, of which the system's thread library knows nothing.
 */
uintptr_t stack_bottom(void);

#endif
