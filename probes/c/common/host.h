/*
 * The one door between a probe and what runs it. Everything that differs between a WebAssembly module and the native
 * baseline is behind this header: host_wasm.c implements it for the module, host_native.c for the shared library.
 *
 * Probe ABI 1. A module exports
 *     memory
 *     allocate(len i32) -> ptr i32       room for an input; 0 when there is none
 *     run(ptr i32, len i32) -> i64       the answer: pointer in the high half, length in the low half
 * and may import, from the namespace "healthwatch", the three functions declared first below. Input (ProbeConfig) and
 * output (ProbeResult) are UTF-8 JSON; see probe.h.
 */
#ifndef PROBE_HOST_DOOR_H
#define PROBE_HOST_DOOR_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __wasm__
#define HOST_IMPORT(name) __attribute__((import_module("healthwatch"), import_name(#name)))
#define HOST_EXPORT(name) __attribute__((export_name(#name)))
#else
#define HOST_IMPORT(name)
#define HOST_EXPORT(name) __attribute__((visibility("default")))
#endif

/* What host_http_request answers instead of a length when there is no response to hand over. */
enum {
  HOST_HTTP_TIMED_OUT = -1,
  HOST_HTTP_REFUSED = -2,
  HOST_HTTP_DENIED = -3,            /* the capability policy does not allow the origin */
  HOST_HTTP_TOO_LARGE = -4,         /* does not fit the capacity, or exceeds the policy's limit */
  HOST_HTTP_MALFORMED_REQUEST = -5, /* the host could not read the request */
  HOST_HTTP_IO_FAILURE = -6         /* any other failure of the connection */
};

/*
 * Request:  {"method":"GET","url":"http://...","timeoutMs":1000,"headers":{},"body":null}   (headers, body optional)
 * Response: {"status":200,"headers":{"content-type":"..."},"body":"<text>"}
 * Returns the response's length or one of the negative codes above.
 */
HOST_IMPORT(http_request)
int32_t host_http_request(const char *request, uint32_t request_length, char *response, uint32_t response_capacity);

/* Monotonic; only differences mean anything. */
HOST_IMPORT(now_nanos)
uint64_t host_now_nanos(void);

enum { HOST_LOG_DEBUG = 0, HOST_LOG_INFO = 1, HOST_LOG_WARNING = 2, HOST_LOG_ERROR = 3 };

HOST_IMPORT(log)
void host_log(int32_t level, const char *message, uint32_t length);

/*
 * Takes back the stack of runs that trapped, which nobody unwound. For what the host calls: the stack is empty then.
 */
void host_reset_stack(void);

/* Ends the run as a trap of the kind "unreachable". */
_Noreturn void host_trap(void);

/* The heap is one piece: it begins at a fixed place, and its end moves up when the host grants more. */
char *host_heap_begin(void);
char *host_heap_end(void);
bool host_heap_grow(uint32_t bytes);

/* Addresses as they cross the ABI: 32-bit offsets into the linear memory. */
uint32_t host_offset(const void *address);
const char *host_address(uint32_t offset);

#endif
