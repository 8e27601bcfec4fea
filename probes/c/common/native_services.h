/*
 * What the native adapter gives to a probe that was compiled by the machine's C compiler. The probe's shared library
 * exports native_bind beside allocate and run; the adapter calls it once, before anything else.
 *
 * The linear memory is a block that the adapter owns, so that its size can be reported and limited as for any other
 * runtime. Addresses cross allocate and run as offsets into that block, exactly as they do in WebAssembly; offset 0 is
 * never given out.
 */
#ifndef PROBE_NATIVE_SERVICES_H
#define PROBE_NATIVE_SERVICES_H

#include <stdint.h>

struct native_services {
  void *env; /* handed to every function below */
  char *memory;
  uint32_t memory_bytes; /* granted so far; memory_grow updates it */
  int32_t (*http_request)(void *env, const char *request, uint32_t request_length, char *response,
                          uint32_t response_capacity);
  uint64_t (*now_nanos)(void *env);
  void (*log)(void *env, int32_t level, const char *message, uint32_t length);
  void (*trap)(void *env);                          /* does not return */
  int32_t (*memory_grow)(void *env, uint32_t bytes); /* 0 when refused */
};

typedef void native_bind_function(struct native_services *services);
typedef uint32_t native_allocate_function(uint32_t length);
typedef uint64_t native_run_function(uint32_t offset, uint32_t length);

#endif
