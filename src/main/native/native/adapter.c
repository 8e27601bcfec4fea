/*
 * The baseline: the C probe compiled by the machine's own compiler, behind the interface of the runtimes. The "module"
 * is a shared library (see installers/runtimes/native); compile loads it, instantiate gives it memory and services.
 *
 * There is no sandbox here, so a native module must be trusted as any library must. What can be had without one is
 * had: a probe that traps on purpose ends its step and nothing else, and limits of time and interruptions are obeyed
 * wherever the probe calls its host.
 */
#include "clock.h"
#include "config.h"
#include "library.h"
#include "memory.h"
#include "native_services.h"
#include "probe_host.h"
#include "step.h"
#include "watchdog.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HTTP_DENIED (-3)
#define MODE "native"

/* Why a step was left by longjmp. */
enum exit_reason { EXIT_NONE = 0, EXIT_TRAP, EXIT_STOPPED, EXIT_ABORTED };

struct probe_host {
  struct config config;
  probe_http http;
  void *env;
  struct watchdog watchdog;
  uint8_t *module; /* kept for the next instance */
  uint64_t module_length;
  struct library library;
  bool library_used; /* its variables are no longer as they were loaded */
  struct memory memory;
  struct native_services services;
  native_allocate_function *allocate;
  native_run_function *run;
  bool instantiated;
  uint64_t host_nanos;
  jmp_buf exit;
};

/* ---- services: called by the probe, inside execute ---- */

static void leave(struct probe_host *host, enum exit_reason reason) { longjmp(host->exit, reason); }

static void leave_if_stopped(struct probe_host *host) {
  if (watchdog_wants_stop(&host->watchdog))
    leave(host, EXIT_STOPPED);
}

static int32_t serve_http_request(void *env, const char *request, uint32_t request_length, char *response,
                                  uint32_t response_capacity) {
  struct probe_host *host = env;
  leave_if_stopped(host);
  if (host->http == NULL)
    return HTTP_DENIED;
  uint64_t began = clock_nanos();
  int64_t length =
      host->http(host->env, (const uint8_t *)request, request_length, (uint8_t *)response, response_capacity);
  host->host_nanos += clock_nanos() - began;
  if (length <= PROBE_HTTP_ABORT || length > (int64_t)response_capacity)
    leave(host, EXIT_ABORTED);
  leave_if_stopped(host);
  return (int32_t)length;
}

static uint64_t serve_now_nanos(void *env) {
  leave_if_stopped(env);
  return clock_nanos();
}

static void serve_log(void *env, int32_t level, const char *message, uint32_t length) {
  leave_if_stopped(env);
  fprintf(stderr, "probe [%d] %.*s\n", level, (int)length, message);
}

static void serve_trap(void *env) { leave(env, EXIT_TRAP); }

static int32_t serve_memory_grow(void *env, uint32_t bytes) {
  struct probe_host *host = env;
  bool grown = memory_grow(&host->memory, bytes);
  host->services.memory_bytes = host->memory.granted;
  return grown;
}

/* ---- the interface ---- */

int64_t probe_host_abi(void) { return PROBE_HOST_ABI; }

const char *probe_host_describe(void) {
#ifdef __clang__
#define COMPILER __VERSION__
#else
#define COMPILER "gcc " __VERSION__
#endif
  return "{\"runtime\":\"native\",\"version\":\"" COMPILER "\",\"modes\":[\"" MODE "\"],\"interrupt\":false,"
         "\"fuel\":false,\"memoryLimit\":true,\"wasi\":false}";
}

static bool check_config(const struct config *config, probe_step *step) {
  const char *problem = NULL;
  if (config->mode[0] != '\0' && strcmp(config->mode, MODE) != 0)
    problem = "the only mode is " MODE;
  else if (config->interrupt == CONFIG_ON)
    problem = "native code cannot be interrupted";
  else if (config->fuel == CONFIG_ON)
    problem = "native code cannot be metered";
  else if (config->wasi == CONFIG_ON)
    problem = "native code imports no WASI";
  else if (config->stack_bytes != 0)
    problem = "native code runs on the caller's stack";
  else if (config->memory_limit_bytes != 0 && config->memory_limit_bytes < 2 * MEMORY_PAGE_BYTES)
    problem = "a probe needs two pages of memory";
  if (problem != NULL)
    step_fail(step, PROBE_BAD_CONFIG, "%s", problem);
  return problem == NULL;
}

static struct probe_host *open_host(const struct config *config, probe_http http, void *env) {
  struct probe_host *host = calloc(1, sizeof *host);
  if (host == NULL)
    return NULL;
  host->config = *config;
  host->http = http;
  host->env = env;
  host->library = LIBRARY_NONE;
  if (!watchdog_open(&host->watchdog, NULL, NULL)) {
    free(host);
    return NULL;
  }
  return host;
}

probe_host *probe_host_open(const char *config, probe_http http, void *env, probe_step *step) {
  uint64_t began = step_begin(step);
  struct config parsed;
  struct probe_host *host = NULL;
  if (config_parse(config, &parsed, step) && check_config(&parsed, step)) {
    host = open_host(&parsed, http, env);
    if (host == NULL)
      step_fail(step, PROBE_INTERNAL, "out of memory");
  }
  step_end(step, began);
  return host;
}

static void discard_instance(struct probe_host *host) {
  host->instantiated = false;
  memory_close(&host->memory);
}

static void discard_module(struct probe_host *host) {
  discard_instance(host);
  library_unload(&host->library);
  host->library_used = false;
  free(host->module);
  host->module = NULL;
  host->module_length = 0;
}

static void compile(struct probe_host *host, const uint8_t *module, uint64_t length, probe_step *step) {
  if (!library_load(&host->library, module, length, step))
    return;
  host->module = malloc(length);
  if (host->module == NULL) {
    library_unload(&host->library);
    step_fail(step, PROBE_INTERNAL, "out of memory");
    return;
  }
  memcpy(host->module, module, length);
  host->module_length = length;
}

int64_t probe_host_compile(probe_host *host, const uint8_t *module, uint64_t module_len, probe_step *step) {
  uint64_t began = step_begin(step);
  discard_module(host);
  compile(host, module, module_len, step);
  return step_end(step, began);
}

/* Every instance starts with the variables that the library was compiled with. */
static bool renew_library(struct probe_host *host, probe_step *step) {
  if (!host->library_used)
    return true;
  library_unload(&host->library);
  host->library_used = false;
  return library_load(&host->library, host->module, host->module_length, step);
}

/* A function of the library as a function pointer: C has no conversion for what dlsym answers. */
static bool resolve(struct probe_host *host, const char *name, void *function, probe_step *step) {
  void *address = library_symbol(&host->library, name);
  if (address == NULL) {
    step_fail(step, PROBE_MISSING_EXPORT, "the library does not export %s", name);
    return false;
  }
  memcpy(function, &address, sizeof address);
  return true;
}

static void instantiate(struct probe_host *host, probe_step *step) {
  native_bind_function *bind;
  if (!renew_library(host, step) || !resolve(host, "native_bind", &bind, step) || !resolve(host, "allocate", &host->allocate, step) ||
      !resolve(host, "run", &host->run, step))
    return;
  if (!memory_open(&host->memory, host->config.memory_limit_bytes)) {
    step_fail(step, PROBE_MEMORY_LIMIT, "no memory for an instance");
    return;
  }
  host->services = (struct native_services){.env = host,
                                            .memory = host->memory.bytes,
                                            .memory_bytes = host->memory.granted,
                                            .http_request = serve_http_request,
                                            .now_nanos = serve_now_nanos,
                                            .log = serve_log,
                                            .trap = serve_trap,
                                            .memory_grow = serve_memory_grow};
  host->library_used = true;
  bind(&host->services);
  host->instantiated = true;
}

int64_t probe_host_instantiate(probe_host *host, uint64_t timeout_ns, probe_step *step) {
  uint64_t began = step_begin(step);
  discard_instance(host);
  if (host->module == NULL) {
    step_fail(step, PROBE_INTERNAL, "there is no module: compile comes first");
  } else if (watchdog_begin(&host->watchdog, timeout_ns, step)) {
    instantiate(host, step);
    enum probe_outcome stopped = watchdog_end(&host->watchdog);
    if (stopped != PROBE_OK)
      step_fail(step, stopped, "stopped while the instance was made");
  }
  step->guest_memory = host->memory.granted;
  return step_end(step, began);
}

static void run(struct probe_host *host, const uint8_t *input, uint64_t length, probe_step *step) {
  uint32_t place = length > UINT32_MAX ? 0 : host->allocate((uint32_t)length);
  if (place == 0) {
    step_fail(step, PROBE_BAD_RESULT, "the probe has no room for an input of %llu bytes", (unsigned long long)length);
    return;
  }
  uint32_t granted = host->memory.granted;
  if (place > granted || length > granted - place) {
    step_fail(step, PROBE_BAD_RESULT, "allocate answered with a place outside the memory");
    return;
  }
  memcpy(host->memory.bytes + place, input, length);
  uint64_t answer = host->run(place, (uint32_t)length);
  uint32_t pointer = (uint32_t)(answer >> 32);
  uint32_t answer_length = (uint32_t)answer;
  if (pointer > host->memory.granted || answer_length > host->memory.granted - pointer) {
    step_fail(step, PROBE_BAD_RESULT, "run answered with a place outside the memory");
    return;
  }
  step->result = (const uint8_t *)host->memory.bytes + pointer;
  step->result_len = answer_length;
}

static void execute(struct probe_host *host, const uint8_t *input, uint64_t length, probe_step *step) {
  switch (setjmp(host->exit)) {
  case EXIT_NONE:
    run(host, input, length, step);
    break;
  case EXIT_TRAP:
    step_trap(step, PROBE_TRAP_UNREACHABLE, "the probe trapped");
    break;
  case EXIT_ABORTED:
    step_fail(step, PROBE_HOST_ERROR, "the HTTP callback failed");
    break;
  default:
    /* Stopped: the watchdog knows whether by the clock or by somebody. */
    break;
  }
}

int64_t probe_host_execute(probe_host *host, const uint8_t *input, uint64_t input_len, uint64_t timeout_ns,
                           probe_step *step) {
  uint64_t began = step_begin(step);
  host->host_nanos = 0;
  if (!host->instantiated) {
    step_fail(step, PROBE_INTERNAL, "there is no instance: instantiate comes first");
  } else if (watchdog_begin(&host->watchdog, timeout_ns, step)) {
    execute(host, input, input_len, step);
    enum probe_outcome stopped = watchdog_end(&host->watchdog);
    if (stopped != PROBE_OK) {
      step->result = NULL;
      step->result_len = 0;
      step->trap = PROBE_TRAP_NONE;
      step_fail(step, stopped, "%s", stopped == PROBE_INTERRUPTED ? "interrupted" : "the time limit passed");
    }
  }
  step->host_ns = host->host_nanos;
  step->guest_memory = host->memory.granted;
  return step_end(step, began);
}

int64_t probe_host_interrupt(probe_host *host) {
  watchdog_interrupt(&host->watchdog);
  return 0;
}

int64_t probe_host_close(probe_host *host) {
  if (host != NULL) {
    watchdog_close(&host->watchdog);
    discard_module(host);
    free(host);
  }
  return 0;
}
