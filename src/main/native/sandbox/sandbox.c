/* probe_host.h over the functions of engine.h. */
#include "clock.h"
#include "config.h"
#include "engine.h"
#include "host_calls.h"
#include "probe_host.h"
#include "stack.h"
#include "step.h"
#include "watchdog.h"

#include <stdlib.h>
#include <string.h>

struct probe_host {
  struct engine *engine;
  struct host_calls calls;
  struct watchdog watchdog;
  bool compiled;
  bool instantiated;
};

int64_t probe_host_abi(void) { return PROBE_HOST_ABI; }

const char *probe_host_describe(void) { return engine_description; }

static void stop_guest(void *argument) {
  struct probe_host *host = argument;
  engine_stop(host->engine);
}

static struct probe_host *open_host(const struct config *config, probe_http http, void *env, probe_step *step) {
  struct probe_host *host = calloc(1, sizeof *host);
  if (host == NULL || !watchdog_open(&host->watchdog, stop_guest, host)) {
    free(host);
    step_fail(step, PROBE_INTERNAL, "out of memory");
    return NULL;
  }
  host->calls = (struct host_calls){.http = http, .env = env, .watchdog = &host->watchdog};
  host->engine = engine_open(config, &host->calls, step);
  if (host->engine == NULL) {
    watchdog_close(&host->watchdog);
    free(host);
    return NULL;
  }
  return host;
}

probe_host *probe_host_open(const char *config, probe_http http, void *env, probe_step *step) {
  uint64_t began = step_begin(step);
  struct config parsed;
  struct probe_host *host = config_parse(config, &parsed, step) ? open_host(&parsed, http, env, step) : NULL;
  step_end(step, began);
  return host;
}

static void discard_instance(struct probe_host *host) {
  host->instantiated = false;
  engine_discard_instance(host->engine);
}

int64_t probe_host_compile(probe_host *host, const uint8_t *module, uint64_t module_len, probe_step *step) {
  uint64_t began = step_begin(step);
  discard_instance(host);
  engine_discard_module(host->engine);
  host->compiled = engine_compile(host->engine, module, module_len, step);
  return step_end(step, began);
}

/* A guest that overruns the thread's stack would take the process with it: better to say so beforehand. */
static bool stack_suffices(const struct probe_host *host, probe_step *step) {
  uintptr_t bottom = stack_bottom();
  uint64_t left = (uintptr_t)__builtin_frame_address(0) - bottom;
  uint64_t needed = engine_stack_bytes(host->engine);
  if (bottom == 0 || left >= needed)
    return true;
  step_fail(step, PROBE_INTERNAL, "this thread has %llu KB of stack left, and the guest's limit takes %llu KB",
            (unsigned long long)left / 1024, (unsigned long long)needed / 1024);
  return false;
}

static bool begin_guest(struct probe_host *host, uint64_t timeout_ns, probe_step *step) {
  host->calls.nanos = 0;
  host->calls.aborted = false;
  if (!stack_suffices(host, step))
    return false;
  /* Armed first: a stop that came between the two would be forgotten. */
  engine_arm(host->engine);
  return watchdog_begin(&host->watchdog, timeout_ns, step);
}

/* What the guest was made to do outweighs how its code ended. */
static void end_guest(struct probe_host *host, probe_step *step) {
  enum probe_outcome stopped = watchdog_end(&host->watchdog);
  if (stopped != PROBE_OK)
    step_fail(step, stopped, "%s", stopped == PROBE_INTERRUPTED ? "interrupted" : "the time limit passed");
  else if (host->calls.aborted)
    step_fail(step, PROBE_HOST_ERROR, "the HTTP callback failed");
  if (step->outcome != PROBE_OK) {
    step->result = NULL;
    step->result_len = 0;
  }
  if (step->outcome != PROBE_TRAP)
    step->trap = PROBE_TRAP_NONE;
}

int64_t probe_host_instantiate(probe_host *host, uint64_t timeout_ns, probe_step *step) {
  uint64_t began = step_begin(step);
  discard_instance(host);
  if (!host->compiled) {
    step_fail(step, PROBE_INTERNAL, "there is no module: compile comes first");
  } else if (begin_guest(host, timeout_ns, step)) {
    bool instantiated = engine_instantiate(host->engine, step);
    end_guest(host, step);
    host->instantiated = instantiated && step->outcome == PROBE_OK;
    if (instantiated && !host->instantiated)
      engine_discard_instance(host->engine);
  }
  step->host_ns = host->calls.nanos;
  step->guest_memory = engine_memory(host->engine).length;
  return step_end(step, began);
}

static void run(struct probe_host *host, const uint8_t *input, uint64_t length, probe_step *step) {
  if (length > UINT32_MAX) {
    step_fail(step, PROBE_MEMORY_LIMIT, "the input is longer than any guest's memory");
    return;
  }
  uint32_t place;
  if (!engine_allocate(host->engine, (uint32_t)length, &place, step))
    return;
  struct guest_memory memory = engine_memory(host->engine);
  if (place == 0 || !guest_memory_holds(memory, place, length)) {
    step_fail(step, PROBE_BAD_RESULT, "allocate(%llu) answered %u, where there is no room", (unsigned long long)length,
              place);
    return;
  }
  memcpy(memory.bytes + place, input, length);
  uint64_t answer;
  if (!engine_run(host->engine, place, (uint32_t)length, &answer, step))
    return;
  uint32_t result = (uint32_t)(answer >> 32);
  uint32_t result_length = (uint32_t)answer;
  memory = engine_memory(host->engine);
  if (!guest_memory_holds(memory, result, result_length)) {
    step_fail(step, PROBE_BAD_RESULT, "run answered %u bytes at %u, outside its memory of %llu bytes", result_length,
              result, (unsigned long long)memory.length);
    return;
  }
  step->result = memory.bytes + result;
  step->result_len = result_length;
}

int64_t probe_host_execute(probe_host *host, const uint8_t *input, uint64_t input_len, uint64_t timeout_ns,
                           probe_step *step) {
  uint64_t began = step_begin(step);
  if (!host->instantiated) {
    step_fail(step, PROBE_INTERNAL, "there is no instance: instantiate comes first");
  } else if (begin_guest(host, timeout_ns, step)) {
    run(host, input, input_len, step);
    end_guest(host, step);
    step->host_ns = host->calls.nanos;
  }
  step->guest_memory = engine_memory(host->engine).length;
  return step_end(step, began);
}

int64_t probe_host_interrupt(probe_host *host) {
  watchdog_interrupt(&host->watchdog);
  return 0;
}

int64_t probe_host_close(probe_host *host) {
  if (host != NULL) {
    watchdog_close(&host->watchdog);
    discard_instance(host);
    engine_discard_module(host->engine);
    engine_close(host->engine);
    free(host);
  }
  return 0;
}
