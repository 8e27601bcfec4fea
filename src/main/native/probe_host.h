/*
 * One WebAssembly runtime behind eight functions. A shared library that exports them is a runtime adapter; a host
 * program (Java by java.lang.foreign, Node by koffi, C by dlopen) binds them once and can then run every adapter.
 *
 * Call shape. Every parameter and every result is one 64-bit word, addresses included, so that a host needs a single
 * call shape and a single callback shape.
 *
 * Order. open, compile, instantiate, execute any number of times, close. After compile, instantiate may be called
 * again for a fresh instance. A step that failed leaves the host usable: after a failed execute the next execute runs
 * on the same instance, whose memory is as the failure left it.
 *
 * Threads. One host serves one thread at a time, any thread. Different hosts are independent of each other and may run
 * in parallel. Only probe_host_interrupt may be called while another call on the same host is under way, and never
 * after probe_host_close has begun.
 *
 * Limits. What an adapter can enforce is told by probe_host_describe.
 */
#ifndef PROBE_HOST_H
#define PROBE_HOST_H

#include <stdint.h>

#define PROBE_HOST_ABI 1

#if defined(__GNUC__)
#define PROBE_HOST_API __attribute__((visibility("default")))
#else
#define PROBE_HOST_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef struct probe_host probe_host;

/* How a step ended. */
enum probe_outcome {
  PROBE_OK = 0,
  PROBE_INVALID_MODULE = 1, /* the bytes are no module that this runtime accepts */
  PROBE_MISSING_IMPORT = 2, /* the module wants something that no host offers */
  PROBE_MISSING_EXPORT = 3, /* memory, allocate or run is not there, or of another type */
  PROBE_TRAP = 4,           /* see probe_step.trap */
  PROBE_INTERRUPTED = 5,    /* by probe_host_interrupt */
  PROBE_MEMORY_LIMIT = 6,   /* the module asks for more memory than allowed */
  PROBE_BAD_RESULT = 7,     /* allocate answered with no room (0), or either with a place outside the memory */
  PROBE_BAD_CONFIG = 8,     /* probe_host_open: an unknown key or a value that this adapter cannot honour */
  PROBE_HOST_ERROR = 9,     /* the callback asked to abort, or broke its contract */
  PROBE_INTERNAL = 10,      /* the adapter or its runtime failed, or the calls came in the wrong order */
  PROBE_TIMED_OUT = 11      /* the step's time limit passed */
};

/* What kind of trap, when the outcome is PROBE_TRAP. */
enum probe_trap {
  PROBE_TRAP_NONE = 0,
  PROBE_TRAP_UNREACHABLE = 1,
  PROBE_TRAP_MEMORY = 2, /* an access outside the memory */
  PROBE_TRAP_STACK = 3,  /* the call stack is exhausted */
  PROBE_TRAP_DIVISION_BY_ZERO = 4,
  PROBE_TRAP_INTEGER_OVERFLOW = 5,
  PROBE_TRAP_CONVERSION = 6, /* of a float that has no integer */
  PROBE_TRAP_TABLE = 7,      /* an indirect call beyond the table or to an empty entry */
  PROBE_TRAP_SIGNATURE = 8,  /* an indirect call to a function of another type */
  PROBE_TRAP_OTHER = 9
};

/*
 * The HTTP request of a guest, called on the guest's thread inside a step. The request is JSON (see the probe's ABI)
 * and lies in guest memory, as does the room for the response. Returns the response's length, at most response_cap, or
 * one of the negative codes that the guest sees: -1 timed out, -2 refused, -3 denied by policy, -4 too large,
 * -5 malformed request, -6 other failure. PROBE_HTTP_ABORT ends the step with PROBE_HOST_ERROR. The callback must
 * return (no exception, no longjmp) and must not call back into the same host.
 */
#define PROBE_HTTP_ABORT INT64_C(-2147483648)
typedef int64_t (*probe_http)(void *env, const uint8_t *request, uint64_t request_len, uint8_t *response,
                              uint64_t response_cap);

/*
 * What a step did, 512 bytes, filled by the adapter. The offsets are part of the ABI: outcome 0, trap 4, result 8,
 * result_len 16, elapsed_ns 24, host_ns 32, guest_memory 40, message 48.
 */
typedef struct probe_step {
  int32_t outcome;       /* enum probe_outcome */
  int32_t trap;          /* enum probe_trap */
  const uint8_t *result; /* the answer, in guest memory: valid until the next call on this host */
  uint64_t result_len;
  uint64_t elapsed_ns;   /* of the whole step, by the monotonic clock */
  uint64_t host_ns;      /* of which inside the HTTP callback */
  uint64_t guest_memory; /* bytes of linear memory after the step; 0 without an instance */
  char message[464];     /* on failure, what the runtime says: UTF-8, terminated; what follows the end is undefined.
                          The first line is the message; more lines are the runtime's own backtrace, cut to fit */
} probe_step;

/* PROBE_HOST_ABI as the library was built. Check it before any other call. */
PROBE_HOST_API int64_t probe_host_abi(void);

/*
 * Static JSON: {"runtime":"...","version":"...","modes":["...",...],"interrupt":bool,"fuel":bool,"memoryLimit":bool,
 * "wasi":bool,"additions":["...",...]}. The first mode is the default. interrupt says whether time limits and
 * probe_host_interrupt stop a guest that computes; where it is false they are looked at between steps and when the guest
 * calls its host. additions, which may be absent, tells what the adapter adds to the runtime as its makers release it.
 */
PROBE_HOST_API const char *probe_host_describe(void);

/*
 * config is text of "key=value\n" lines, NULL or "" for the defaults:
 *   mode=<one of the modes>
 *   memoryLimitBytes=<n>  the most linear memory an instance may have; 0 or absent: the adapter's own bound
 *   stackBytes=<n>        of the guest's stack; 0 or absent: the runtime's default
 *   interrupt=0|1         whether a computing guest can be stopped; absent: if the adapter can
 *   fuel=0|1              whether instructions are metered; absent: 0
 *   wasi=0|1              whether modules may import WASI preview 1 (no environment, no arguments, empty input, output
 *                         to nowhere); absent: 0. An adapter without WASI refuses 1
 *   readOnlyFolder=<guest path>:<folder>  what the guest reaches by WASI; may be repeated. The guest path holds no colon
 *   writableFolder=<guest path>:<folder>  the same, for changes, too
 * Returns NULL on failure. http may be NULL: every request is then denied by policy. env is handed to it unread.
 */
PROBE_HOST_API probe_host *probe_host_open(const char *config, probe_http http, void *env, probe_step *step);

/* The adapter copies what it keeps of the bytes. Returns the step's outcome, as do the next two. */
PROBE_HOST_API int64_t probe_host_compile(probe_host *host, const uint8_t *module, uint64_t module_len,
                                          probe_step *step);

/* A fresh instance. A start function is guest code, so there is a time limit here, too; 0 stands for none. */
PROBE_HOST_API int64_t probe_host_instantiate(probe_host *host, uint64_t timeout_ns, probe_step *step);

/* One run of the probe: allocate, copy the input, run. */
PROBE_HOST_API int64_t probe_host_execute(probe_host *host, const uint8_t *input, uint64_t input_len,
                                          uint64_t timeout_ns, probe_step *step);

/* From any thread. Sticky: it stops the step in progress, or else the next instantiate or execute. Returns 0. */
PROBE_HOST_API int64_t probe_host_interrupt(probe_host *host);

/* Frees everything; NULL is allowed. Returns 0. */
PROBE_HOST_API int64_t probe_host_close(probe_host *host);

#ifdef __cplusplus
}
#endif

#endif
