/*
 * The part of Wasmtime's C API that the adapter uses, as version 50.0 declares it in wasm.h, wasmtime/config.h,
 * engine.h, error.h, extern.h, func.h, instance.h, linker.h, memory.h, module.h, store.h, trap.h, val.h and wasi.h
 * (Apache-2.0 WITH LLVM-exception; github.com/bytecodealliance/wasmtime, crates/c-api/include).
 *
 * The Python package that the library comes from brings no headers, and the crate that has them would ask for a Rust
 * toolchain of its user. The layouts below may change with any minor version, so the installer accepts libraries of
 * 50.0 only; whoever raises the version compares this file with the new headers.
 */
#ifndef PROBE_WASMTIME_API_H
#define PROBE_WASMTIME_API_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The version that the library was found to have: the installer tells, for it may differ in its last part. */
#ifndef WASMTIME_LIBRARY_VERSION
#define WASMTIME_LIBRARY_VERSION "50.0"
#endif

typedef struct wasm_config_t wasm_config_t;
typedef struct wasm_engine_t wasm_engine_t;
typedef struct wasm_functype_t wasm_functype_t;
typedef struct wasm_trap_t wasm_trap_t;
typedef struct wasm_valtype_t wasm_valtype_t;
typedef struct wasmtime_caller wasmtime_caller_t;
typedef struct wasmtime_context wasmtime_context_t;
typedef struct wasmtime_error wasmtime_error_t;
typedef struct wasmtime_module wasmtime_module_t;
typedef struct wasmtime_store wasmtime_store_t;

typedef struct wasm_byte_vec_t {
  size_t size;
  char *data;
} wasm_byte_vec_t;

typedef struct wasm_valtype_vec_t {
  size_t size;
  wasm_valtype_t **data;
} wasm_valtype_vec_t;

void wasm_byte_vec_delete(wasm_byte_vec_t *vec);

/* ---- configuration and engine ---- */

enum { WASMTIME_STRATEGY_AUTO, WASMTIME_STRATEGY_CRANELIFT, WASMTIME_STRATEGY_WINCH };

wasm_config_t *wasm_config_new(void);
void wasmtime_config_strategy_set(wasm_config_t *config, uint8_t strategy);
void wasmtime_config_epoch_interruption_set(wasm_config_t *config, bool enabled);
void wasmtime_config_consume_fuel_set(wasm_config_t *config, bool enabled);
void wasmtime_config_max_wasm_stack_set(wasm_config_t *config, size_t bytes);

/* A library without the async feature lacks this one. Its default, 2 MB, bounds max_wasm_stack from above. */
void wasmtime_config_async_stack_size_set(wasm_config_t *config, uint64_t bytes);

/* Takes the configuration over. A combination that Wasmtime does not accept ends the process. */
wasm_engine_t *wasm_engine_new_with_config(wasm_config_t *config);
void wasm_engine_delete(wasm_engine_t *engine);

/* From any thread. */
void wasmtime_engine_increment_epoch(const wasm_engine_t *engine);

/* ---- errors and traps ---- */

enum {
  WASMTIME_TRAP_STACK_OVERFLOW,
  WASMTIME_TRAP_MEMORY_OUT_OF_BOUNDS,
  WASMTIME_TRAP_HEAP_MISALIGNED,
  WASMTIME_TRAP_TABLE_OUT_OF_BOUNDS,
  WASMTIME_TRAP_INDIRECT_CALL_TO_NULL,
  WASMTIME_TRAP_BAD_SIGNATURE,
  WASMTIME_TRAP_INTEGER_OVERFLOW,
  WASMTIME_TRAP_INTEGER_DIVISION_BY_ZERO,
  WASMTIME_TRAP_BAD_CONVERSION_TO_INTEGER,
  WASMTIME_TRAP_UNREACHABLE_CODE_REACHED
};

/* The message is the caller's to delete. */
void wasmtime_error_message(const wasmtime_error_t *error, wasm_byte_vec_t *message);
void wasmtime_error_delete(wasmtime_error_t *error);
wasm_trap_t *wasmtime_trap_new(const char *message, size_t length);
bool wasmtime_trap_code(const wasm_trap_t *trap, uint8_t *code);
void wasm_trap_message(const wasm_trap_t *trap, wasm_byte_vec_t *message);
void wasm_trap_delete(wasm_trap_t *trap);

/* ---- modules and stores ---- */

wasmtime_error_t *wasmtime_module_new(wasm_engine_t *engine, const uint8_t *wasm, size_t length,
                                      wasmtime_module_t **module);
void wasmtime_module_delete(wasmtime_module_t *module);

wasmtime_store_t *wasmtime_store_new(wasm_engine_t *engine, void *data, void (*finalizer)(void *));
wasmtime_context_t *wasmtime_store_context(wasmtime_store_t *store);
void wasmtime_store_delete(wasmtime_store_t *store);

/* A negative limit keeps the default. */
void wasmtime_store_limiter(wasmtime_store_t *store, int64_t memory_bytes, int64_t table_elements, int64_t instances,
                            int64_t tables, int64_t memories);
wasmtime_error_t *wasmtime_context_set_fuel(wasmtime_context_t *context, uint64_t fuel);
void wasmtime_context_set_epoch_deadline(wasmtime_context_t *context, uint64_t ticks_beyond_current);

/* ---- what a store holds, by handles ---- */

typedef struct wasmtime_func {
  uint64_t store_id;
  void *private;
} wasmtime_func_t;

typedef struct wasmtime_memory {
  struct {
    uint64_t store_id;
    uint32_t private1;
  } parent;
  uint32_t private2;
} wasmtime_memory_t;

typedef struct wasmtime_instance {
  uint64_t store_id;
  size_t private;
} wasmtime_instance_t;

enum { WASMTIME_EXTERN_FUNC = 0, WASMTIME_EXTERN_MEMORY = 3 };

typedef struct wasmtime_extern {
  uint8_t kind;
  union {
    wasmtime_func_t func;
    wasmtime_memory_t memory;
    uint64_t largest[3]; /* the other kinds' handles */
  } of;
} wasmtime_extern_t;

typedef union wasmtime_val_raw {
  int32_t i32;
  int64_t i64;
  uint64_t v128[2];
} wasmtime_val_raw_t;

_Static_assert(sizeof(wasmtime_extern_t) == 32, "the library lays out imports and exports so");
_Static_assert(sizeof(wasmtime_memory_t) == 24, "the library lays out memories so");
_Static_assert(sizeof(wasmtime_val_raw_t) == 16, "the library lays out values so");

uint8_t *wasmtime_memory_data(wasmtime_context_t *context, const wasmtime_memory_t *memory);
size_t wasmtime_memory_data_size(const wasmtime_context_t *context, const wasmtime_memory_t *memory);

/* ---- functions ---- */

enum { WASM_I32, WASM_I64 };

wasm_valtype_t *wasm_valtype_new(uint8_t kind);
void wasm_valtype_vec_new(wasm_valtype_vec_t *vec, size_t size, wasm_valtype_t *const types[]);

/* Takes both vectors over. */
wasm_functype_t *wasm_functype_new(wasm_valtype_vec_t *parameters, wasm_valtype_vec_t *results);
void wasm_functype_delete(wasm_functype_t *type);

/* Finds its arguments in `values` and leaves its results there. A trap that it answers is Wasmtime's to delete. */
typedef wasm_trap_t *(*wasmtime_func_unchecked_callback_t)(void *env, wasmtime_caller_t *caller,
                                                           wasmtime_val_raw_t *values, size_t count);

void wasmtime_func_new_unchecked(wasmtime_context_t *context, const wasm_functype_t *type,
                                 wasmtime_func_unchecked_callback_t callback, void *env, void (*finalizer)(void *),
                                 wasmtime_func_t *function);

/* At most one of the error and the trap comes back. `values` has room for the larger of arguments and results. */
wasmtime_error_t *wasmtime_func_call_unchecked(wasmtime_context_t *context, const wasmtime_func_t *function,
                                               wasmtime_val_raw_t *values, size_t count, wasm_trap_t **trap);

wasmtime_context_t *wasmtime_caller_context(wasmtime_caller_t *caller);
bool wasmtime_caller_export_get(wasmtime_caller_t *caller, const char *name, size_t length, wasmtime_extern_t *item);

/* ---- instances ---- */

wasmtime_error_t *wasmtime_instance_new(wasmtime_context_t *context, const wasmtime_module_t *module,
                                        const wasmtime_extern_t *imports, size_t count, wasmtime_instance_t *instance,
                                        wasm_trap_t **trap);
bool wasmtime_instance_export_get(wasmtime_context_t *context, const wasmtime_instance_t *instance, const char *name,
                                  size_t length, wasmtime_extern_t *item);

/* ---- WASI ---- */

typedef struct wasi_config_t wasi_config_t;
typedef struct wasmtime_linker wasmtime_linker_t;

/* No environment, no arguments, empty input, output to nowhere, no folders and no network. */
wasi_config_t *wasi_config_new(void);
void wasi_config_delete(wasi_config_t *config);
bool wasi_config_preopen_dir(wasi_config_t *config, const char *host_path, const char *guest_path, bool mutable);

/* Takes the configuration over. */
wasmtime_error_t *wasmtime_context_set_wasi(wasmtime_context_t *context, wasi_config_t *config);

/* Whether the guest ended itself by proc_exit, and how. */
bool wasmtime_error_exit_status(const wasmtime_error_t *error, int *status);

wasmtime_linker_t *wasmtime_linker_new(wasm_engine_t *engine);
void wasmtime_linker_delete(wasmtime_linker_t *linker);
wasmtime_error_t *wasmtime_linker_define_wasi(wasmtime_linker_t *linker);
wasmtime_error_t *wasmtime_linker_define_func_unchecked(wasmtime_linker_t *linker, const char *module,
                                                        size_t module_length, const char *name, size_t name_length,
                                                        const wasm_functype_t *type,
                                                        wasmtime_func_unchecked_callback_t callback, void *env,
                                                        void (*finalizer)(void *));
wasmtime_error_t *wasmtime_linker_instantiate(const wasmtime_linker_t *linker, wasmtime_context_t *context,
                                              const wasmtime_module_t *module, wasmtime_instance_t *instance,
                                              wasm_trap_t **trap);

#endif
