/* The functions that guests import, over any runtime: every pointer is checked before it is used. */
#ifndef PROBE_SANDBOX_HOST_CALLS_H
#define PROBE_SANDBOX_HOST_CALLS_H

#include "probe_host.h"
#include "watchdog.h"

#include <stdbool.h>

struct guest_memory {
  uint8_t *bytes;
  uint64_t length;
};

struct host_calls {
  probe_http http;
  void *env;
  struct watchdog *watchdog;
  uint64_t nanos; /* spent in the HTTP callback in this step */
  bool aborted;   /* the callback asked for the end of this step, or broke its contract */
};

static inline bool guest_memory_holds(struct guest_memory memory, uint64_t place, uint64_t length) {
  return place <= memory.length && length <= memory.length - place;
}

/*
 * http_request of the probe's ABI. False when the guest has to be left, because the host asks for it or because the
 * step is to be stopped; otherwise the code is what the guest gets.
 */
bool host_calls_http(struct host_calls *calls, struct guest_memory memory, uint32_t request, uint32_t request_length,
                     uint32_t response, uint32_t response_capacity, int32_t *code);

/* log of the probe's ABI, to the error output; a place outside the memory logs nothing. */
void host_calls_log(struct guest_memory memory, int32_t level, uint32_t text, uint32_t length);

#endif
