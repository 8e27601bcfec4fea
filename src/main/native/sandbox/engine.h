/*
 * What a WebAssembly runtime has to offer so that sandbox.c can put it behind probe_host.h. One adapter defines these
 * functions once; sandbox.c keeps the order of calls, the checks of what the guest says, limits of time and the clock.
 */
#ifndef PROBE_SANDBOX_ENGINE_H
#define PROBE_SANDBOX_ENGINE_H

#include "config.h"
#include "host_calls.h"
#include "probe_host.h"

#include <stdbool.h>

struct engine;

/* What probe_host_describe answers. */
extern const char engine_description[];

/* NULL, with a step that failed, when the configuration cannot be honoured. `calls` outlives the engine. */
struct engine *engine_open(const struct config *config, struct host_calls *calls, probe_step *step);

/* Compiles, and holds the module to the contract. False, with a step that failed and nothing kept, otherwise. */
bool engine_compile(struct engine *engine, const uint8_t *module, uint64_t length, probe_step *step);

/* Before guest code may be stopped: forgets earlier stops. */
void engine_arm(struct engine *engine);

/* From any thread: makes guest code that runs now end soon, if it can be interrupted. */
void engine_stop(void *engine);

/* The native stack that guest code may use up below its caller, and what the runtime itself needs beside it. */
uint64_t engine_stack_bytes(const struct engine *engine);

/* A fresh instance, its start function included. False, with a step that failed and nothing kept, otherwise. */
bool engine_instantiate(struct engine *engine, probe_step *step);

/* The guest's memory; empty without an instance. It may move whenever guest code runs. */
struct guest_memory engine_memory(struct engine *engine);

/* The guest's functions. False when the step failed. */
bool engine_allocate(struct engine *engine, uint32_t length, uint32_t *place, probe_step *step);
bool engine_run(struct engine *engine, uint32_t place, uint32_t length, uint64_t *answer, probe_step *step);

void engine_discard_instance(struct engine *engine);
void engine_discard_module(struct engine *engine);
void engine_close(struct engine *engine);

#endif
