/* The door to the native adapter. */
#include "host.h"
#include "native_services.h"

/* Keeps offset 0 free, which means "none", and the heap aligned. */
#define RESERVED_BYTES 16

static struct native_services *services;

HOST_EXPORT(native_bind) void native_bind(struct native_services *given);

void native_bind(struct native_services *given) { services = given; }

int32_t host_http_request(const char *request, uint32_t request_length, char *response, uint32_t response_capacity) {
  return services->http_request(services->env, request, request_length, response, response_capacity);
}

uint64_t host_now_nanos(void) { return services->now_nanos(services->env); }

void host_log(int32_t level, const char *message, uint32_t length) {
  services->log(services->env, level, message, length);
}

/* The stack is the machine's, and the adapter leaves a trapped run by unwinding it. */
void host_reset_stack(void) {}

void host_trap(void) {
  services->trap(services->env);
  __builtin_unreachable();
}

char *host_heap_begin(void) { return services->memory + RESERVED_BYTES; }

char *host_heap_end(void) { return services->memory + services->memory_bytes; }

bool host_heap_grow(uint32_t bytes) { return services->memory_grow(services->env, bytes) != 0; }

uint32_t host_offset(const void *address) { return (uint32_t)((const char *)address - services->memory); }

const char *host_address(uint32_t offset) { return services->memory + offset; }
