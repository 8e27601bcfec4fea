#include "host_calls.h"

#include "clock.h"

#include <stdio.h>

#define HTTP_DENIED (-3)
#define HTTP_MALFORMED (-5)

bool host_calls_http(struct host_calls *calls, struct guest_memory memory, uint32_t request, uint32_t request_length,
                     uint32_t response, uint32_t response_capacity, int32_t *code) {
  if (watchdog_wants_stop(calls->watchdog))
    return false;
  if (!guest_memory_holds(memory, request, request_length) ||
      !guest_memory_holds(memory, response, response_capacity)) {
    *code = HTTP_MALFORMED;
    return true;
  }
  if (calls->http == NULL) {
    *code = HTTP_DENIED;
    return true;
  }
  uint64_t began = clock_nanos();
  int64_t length = calls->http(calls->env, memory.bytes + request, request_length, memory.bytes + response,
                               response_capacity);
  calls->nanos += clock_nanos() - began;
  if (length <= PROBE_HTTP_ABORT || length > (int64_t)response_capacity) {
    calls->aborted = true;
    return false;
  }
  *code = (int32_t)length;
  return !watchdog_wants_stop(calls->watchdog);
}

void host_calls_log(struct guest_memory memory, int32_t level, uint32_t text, uint32_t length) {
  if (!guest_memory_holds(memory, text, length))
    return;
  /* One line, whole, also where several guests log at once. */
  flockfile(stderr);
  fprintf(stderr, "probe [%d] ", (int)level);
  fwrite(memory.bytes + text, 1, length, stderr);
  fputc('\n', stderr);
  funlockfile(stderr);
}
