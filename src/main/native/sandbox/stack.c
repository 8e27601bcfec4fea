#ifdef __linux__
#define _GNU_SOURCE /* pthread_getattr_np */
#endif

#include "stack.h"

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

struct range {
  uintptr_t bottom;
  uintptr_t top;
};

static struct range thread_stack(void) {
  struct range range = {0, 0};
#if defined(__APPLE__)
  range.top = (uintptr_t)pthread_get_stackaddr_np(pthread_self());
  range.bottom = range.top - pthread_get_stacksize_np(pthread_self());
#elif defined(__linux__)
  pthread_attr_t attributes;
  if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
    void *address;
    size_t size;
    if (pthread_attr_getstack(&attributes, &address, &size) == 0) {
      range.bottom = (uintptr_t)address;
      range.top = range.bottom + size;
    }
    pthread_attr_destroy(&attributes);
  }
#endif
  return range;
}

uintptr_t stack_bottom(void) {
  /* Asking takes microseconds, on the main thread the reading of a file: once a thread is enough. */
  static _Thread_local struct range known;
  static _Thread_local bool asked;
  if (!asked) {
    known = thread_stack();
    asked = true;
  }
  uintptr_t here = (uintptr_t)__builtin_frame_address(0);
  return here > known.bottom && here <= known.top ? known.bottom : 0;
}
