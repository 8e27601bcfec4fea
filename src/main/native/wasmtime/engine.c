/*
 * Wasmtime behind engine.h, compiled by Cranelift or by Winch. Time limits and interruptions use epochs: compiled code
 * compares a counter with a deadline at the entry of functions and the head of loops, and a stop raises the counter.
 * Memory is bounded by the store's limiter. Compilation itself is outside all limits.
 */
#include "engine.h"

#include "clock.h"
#include "outline.h"
#include "step.h"
#include "wasmtime_api.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define DEFAULT_STACK_BYTES (UINT64_C(512) << 10)
/* Guests run on threads of 16 MB. Wasmtime counts its limit from the first frame of guest code and never looks at the
   thread's end, so what it and the host functions need has to stay free below. */
#define LARGEST_STACK_BYTES (UINT64_C(14) << 20)
#define RESERVED_STACK_BYTES (UINT64_C(1) << 20)

/* A probe has one table of a few hundred entries. What tables take is no linear memory, so it needs a bound, too. */
#define LARGEST_TABLE 10000000
#define MOST_TABLES 16

#define MOST_PARAMETERS 4

const char engine_description[] =
    "{\"runtime\":\"wasmtime\",\"version\":\"" WASMTIME_LIBRARY_VERSION
    "\",\"modes\":[\"cranelift\",\"winch\"],\"interrupt\":true,\"fuel\":true,\"memoryLimit\":true,\"wasi\":true,"
    "\"additions\":[]}";

struct folder {
  char *guest;
  char *folder;
  bool writable;
};

struct engine {
  struct host_calls *calls;
  bool interruptible;
  bool metered;
  uint64_t memory_limit;
  uint64_t stack_bytes;
  struct folder folders[CONFIG_MOST_FOLDERS];
  size_t folder_count;
  wasm_engine_t *engine;
  wasmtime_linker_t *linker; /* with WASI only: its functions, and those of the probe's contract */
  wasmtime_module_t *module;
  struct outline outline;
  wasmtime_store_t *store;
  wasmtime_context_t *context;
  wasmtime_memory_t memory;
  wasmtime_func_t allocate;
  wasmtime_func_t run;
};

/* ---- opening ---- */

static bool check_config(const struct config *config, probe_step *step) {
  if (config->mode[0] != '\0' && strcmp(config->mode, "cranelift") != 0 && strcmp(config->mode, "winch") != 0)
    step_fail(step, PROBE_BAD_CONFIG, "the modes are cranelift and winch");
  else if (config->stack_bytes > LARGEST_STACK_BYTES)
    step_fail(step, PROBE_BAD_CONFIG, "stackBytes is at most %llu", (unsigned long long)LARGEST_STACK_BYTES);
  else if (config->memory_limit_bytes > INT64_MAX)
    step_fail(step, PROBE_BAD_CONFIG, "memoryLimitBytes is at most %llu", (unsigned long long)INT64_MAX);
  else
    return true;
  return false;
}

static wasm_engine_t *new_engine(const struct engine *engine, const struct config *config) {
  wasm_config_t *settings = wasm_config_new();
  bool winch = strcmp(config->mode, "winch") == 0;
  wasmtime_config_strategy_set(settings, winch ? WASMTIME_STRATEGY_WINCH : WASMTIME_STRATEGY_CRANELIFT);
  wasmtime_config_epoch_interruption_set(settings, engine->interruptible);
  wasmtime_config_consume_fuel_set(settings, engine->metered);
  /* The stack of asynchronous calls, which nothing here makes, must be larger all the same, or Wasmtime panics. */
  wasmtime_config_async_stack_size_set(settings, engine->stack_bytes + RESERVED_STACK_BYTES);
  wasmtime_config_max_wasm_stack_set(settings, (size_t)engine->stack_bytes);
  return wasm_engine_new_with_config(settings);
}

static void free_folders(struct engine *engine) {
  for (size_t i = 0; i < engine->folder_count; i++) {
    free(engine->folders[i].guest);
    free(engine->folders[i].folder);
  }
}

static bool copy_folders(struct engine *engine, const struct config *config) {
  for (; engine->folder_count < config->folder_count; engine->folder_count++) {
    const struct config_folder *granted = &config->folders[engine->folder_count];
    struct folder folder = {strndup(granted->guest, granted->guest_length),
                            strndup(granted->folder, granted->folder_length), granted->writable};
    if (folder.guest == NULL || folder.folder == NULL) {
      free(folder.guest);
      free(folder.folder);
      return false;
    }
    engine->folders[engine->folder_count] = folder;
  }
  return true;
}

static bool make_linker(struct engine *engine, probe_step *step);

struct engine *engine_open(const struct config *config, struct host_calls *calls, probe_step *step) {
  if (!check_config(config, step))
    return NULL;
  struct engine *engine = calloc(1, sizeof *engine);
  if (engine == NULL) {
    step_fail(step, PROBE_INTERNAL, "out of memory");
    return NULL;
  }
  engine->calls = calls;
  engine->interruptible = config->interrupt != CONFIG_OFF;
  engine->metered = config->fuel == CONFIG_ON;
  engine->memory_limit = config->memory_limit_bytes;
  engine->stack_bytes = config->stack_bytes == 0 ? DEFAULT_STACK_BYTES : config->stack_bytes;
  engine->engine = new_engine(engine, config);
  if (engine->engine == NULL) {
    free(engine);
    step_fail(step, PROBE_BAD_CONFIG, "Wasmtime refuses the configuration");
    return NULL;
  }
  if (config->wasi == CONFIG_ON && !(copy_folders(engine, config) && make_linker(engine, step))) {
    engine_close(engine);
    if (step->outcome == PROBE_OK)
      step_fail(step, PROBE_INTERNAL, "out of memory");
    return NULL;
  }
  return engine;
}

uint64_t engine_stack_bytes(const struct engine *engine) { return engine->stack_bytes + RESERVED_STACK_BYTES; }

/* ---- what Wasmtime says ---- */

/* In place, without the indentation of the lines that are joined. */
static void join_lines(char *text) {
  char *to = text;
  for (char *from = text; *from != '\0';) {
    if (*from == '\n') {
      *to++ = ' ';
      from += 1 + strspn(from + 1, " \n");
    } else {
      *to++ = *from++;
    }
  }
  *to = '\0';
}

/* Errors come as a chain, the outermost first and behind it the code's places; the cause is what tells: it comes first. */
static void fail(probe_step *step, enum probe_outcome outcome, wasm_byte_vec_t *message) {
  static const char mark[] = "Caused by:\n";
  size_t length = message->size;
  while (length > 0 && (message->data[length - 1] == '\n' || message->data[length - 1] == '\0'))
    length--;
  char *text = malloc(length + 1);
  if (text == NULL) {
    step_fail(step, outcome, "out of memory");
  } else {
    memcpy(text, message->data, length);
    text[length] = '\0';
    char *cause = strstr(text, mark);
    if (cause == NULL) {
      step_fail(step, outcome, "%s", text);
    } else {
      size_t places = cause - text;
      while (places > 0 && text[places - 1] == '\n')
        places--;
      cause += sizeof mark - 1;
      cause += strspn(cause, " ");
      join_lines(cause);
      step_fail(step, outcome, "%s\n%.*s", cause, (int)places, text);
    }
    free(text);
  }
  wasm_byte_vec_delete(message);
}

static void fail_by_error(probe_step *step, enum probe_outcome outcome, wasmtime_error_t *error) {
  int status;
  if (wasmtime_error_exit_status(error, &status)) {
    step_fail(step, PROBE_TRAP, "the guest ended itself with exit status %d", status);
    step->trap = PROBE_TRAP_OTHER;
    wasmtime_error_delete(error);
    return;
  }
  wasm_byte_vec_t message;
  wasmtime_error_message(error, &message);
  wasmtime_error_delete(error);
  fail(step, outcome, &message);
}

static enum probe_trap trap_kind(const wasm_trap_t *trap) {
  uint8_t code;
  if (!wasmtime_trap_code(trap, &code))
    return PROBE_TRAP_OTHER;
  switch (code) {
  case WASMTIME_TRAP_STACK_OVERFLOW:
    return PROBE_TRAP_STACK;
  case WASMTIME_TRAP_MEMORY_OUT_OF_BOUNDS:
  case WASMTIME_TRAP_HEAP_MISALIGNED:
    return PROBE_TRAP_MEMORY;
  case WASMTIME_TRAP_TABLE_OUT_OF_BOUNDS:
  case WASMTIME_TRAP_INDIRECT_CALL_TO_NULL:
    return PROBE_TRAP_TABLE;
  case WASMTIME_TRAP_BAD_SIGNATURE:
    return PROBE_TRAP_SIGNATURE;
  case WASMTIME_TRAP_INTEGER_OVERFLOW:
    return PROBE_TRAP_INTEGER_OVERFLOW;
  case WASMTIME_TRAP_INTEGER_DIVISION_BY_ZERO:
    return PROBE_TRAP_DIVISION_BY_ZERO;
  case WASMTIME_TRAP_BAD_CONVERSION_TO_INTEGER:
    return PROBE_TRAP_CONVERSION;
  case WASMTIME_TRAP_UNREACHABLE_CODE_REACHED:
    return PROBE_TRAP_UNREACHABLE;
  default:
    return PROBE_TRAP_OTHER;
  }
}

static void fail_by_trap(probe_step *step, wasm_trap_t *trap) {
  enum probe_trap kind = trap_kind(trap);
  wasm_byte_vec_t message;
  wasm_trap_message(trap, &message);
  wasm_trap_delete(trap);
  fail(step, PROBE_TRAP, &message);
  step->trap = kind;
}

/* ---- compiling ---- */

bool engine_compile(struct engine *engine, const uint8_t *module, uint64_t length, probe_step *step) {
  wasmtime_error_t *error = wasmtime_module_new(engine->engine, module, length, &engine->module);
  if (error != NULL) {
    engine->module = NULL;
    fail_by_error(step, PROBE_INVALID_MODULE, error);
    return false;
  }
  if (outline_read(&engine->outline, module, length, engine->linker != NULL, step))
    return true;
  engine_discard_module(engine);
  return false;
}

void engine_discard_module(struct engine *engine) {
  if (engine->module != NULL)
    wasmtime_module_delete(engine->module);
  engine->module = NULL;
  outline_free(&engine->outline);
}

/* ---- host functions ---- */

/* Also right for a start function, which runs before there is an instance to ask. */
static struct guest_memory callers_memory(wasmtime_caller_t *caller) {
  wasmtime_extern_t item;
  if (!wasmtime_caller_export_get(caller, "memory", strlen("memory"), &item) || item.kind != WASMTIME_EXTERN_MEMORY)
    return (struct guest_memory){NULL, 0};
  wasmtime_context_t *context = wasmtime_caller_context(caller);
  return (struct guest_memory){wasmtime_memory_data(context, &item.of.memory),
                               wasmtime_memory_data_size(context, &item.of.memory)};
}

static struct guest_memory memory_for(struct engine *engine, wasmtime_caller_t *caller) {
  struct guest_memory memory = engine_memory(engine);
  return memory.bytes == NULL ? callers_memory(caller) : memory;
}

static wasm_trap_t *serve_http_request(void *env, wasmtime_caller_t *caller, wasmtime_val_raw_t *values, size_t count) {
  (void)count;
  struct engine *engine = env;
  int32_t code;
  if (!host_calls_http(engine->calls, memory_for(engine, caller), (uint32_t)values[0].i32, (uint32_t)values[1].i32,
                       (uint32_t)values[2].i32, (uint32_t)values[3].i32, &code)) {
    static const char message[] = "the host ends the step";
    return wasmtime_trap_new(message, sizeof message - 1);
  }
  values[0].i32 = code;
  return NULL;
}

static wasm_trap_t *serve_now_nanos(void *env, wasmtime_caller_t *caller, wasmtime_val_raw_t *values, size_t count) {
  (void)env;
  (void)caller;
  (void)count;
  values[0].i64 = (int64_t)clock_nanos();
  return NULL;
}

static wasm_trap_t *serve_log(void *env, wasmtime_caller_t *caller, wasmtime_val_raw_t *values, size_t count) {
  (void)count;
  host_calls_log(memory_for(env, caller), values[0].i32, (uint32_t)values[1].i32, (uint32_t)values[2].i32);
  return NULL;
}

static wasm_functype_t *function_type(size_t i32_parameters, int result) {
  wasm_valtype_t *types[MOST_PARAMETERS];
  for (size_t i = 0; i < i32_parameters; i++)
    types[i] = wasm_valtype_new(WASM_I32);
  wasm_valtype_vec_t parameters;
  wasm_valtype_vec_new(&parameters, i32_parameters, types);
  if (result >= 0)
    types[0] = wasm_valtype_new((uint8_t)result);
  wasm_valtype_vec_t results;
  wasm_valtype_vec_new(&results, result >= 0, types);
  return wasm_functype_new(&parameters, &results);
}

static const struct {
  const char *name;
  wasmtime_func_unchecked_callback_t serve;
  size_t i32_parameters;
  int result; /* or none, -1 */
} host_functions[HOST_FUNCTIONS] = {
    [HOST_HTTP_REQUEST] = {"http_request", serve_http_request, 4, WASM_I32},
    [HOST_NOW_NANOS] = {"now_nanos", serve_now_nanos, 0, WASM_I64},
    [HOST_LOG] = {"log", serve_log, 3, -1},
};

static bool make_linker(struct engine *engine, probe_step *step) {
  engine->linker = wasmtime_linker_new(engine->engine);
  wasmtime_error_t *error = wasmtime_linker_define_wasi(engine->linker);
  for (int i = 0; error == NULL && i < HOST_FUNCTIONS; i++) {
    wasm_functype_t *type = function_type(host_functions[i].i32_parameters, host_functions[i].result);
    error = wasmtime_linker_define_func_unchecked(engine->linker, OUTLINE_NAMESPACE, strlen(OUTLINE_NAMESPACE),
                                                  host_functions[i].name, strlen(host_functions[i].name), type,
                                                  host_functions[i].serve, engine, NULL);
    wasm_functype_delete(type);
  }
  if (error != NULL)
    fail_by_error(step, PROBE_INTERNAL, error);
  return error == NULL;
}

static wasmtime_extern_t *make_imports(struct engine *engine) {
  const struct outline *outline = &engine->outline;
  wasmtime_extern_t *imports = calloc((size_t)outline->import_count + 1, sizeof *imports);
  for (uint32_t i = 0; imports != NULL && i < outline->import_count; i++) {
    enum host_function wanted = outline->imports[i];
    wasm_functype_t *type = function_type(host_functions[wanted].i32_parameters, host_functions[wanted].result);
    imports[i].kind = WASMTIME_EXTERN_FUNC;
    wasmtime_func_new_unchecked(engine->context, type, host_functions[wanted].serve, engine, NULL,
                                &imports[i].of.func);
    wasm_functype_delete(type);
  }
  return imports;
}

/* ---- instances ---- */

static void renew_store(struct engine *engine) {
  engine->store = wasmtime_store_new(engine->engine, NULL, NULL);
  engine->context = wasmtime_store_context(engine->store);
  wasmtime_store_limiter(engine->store, engine->memory_limit == 0 ? -1 : (int64_t)engine->memory_limit, LARGEST_TABLE,
                         -1, MOST_TABLES, -1);
}

/* The deadlines of a store begin at zero, which is to say in the past, and one that passed stays so. */
static void renew_deadlines(struct engine *engine) {
  if (engine->interruptible)
    wasmtime_context_set_epoch_deadline(engine->context, 1);
  if (engine->metered) {
    wasmtime_error_t *error = wasmtime_context_set_fuel(engine->context, UINT64_MAX);
    if (error != NULL)
      wasmtime_error_delete(error);
  }
}

void engine_arm(struct engine *engine) {
  if (engine->store == NULL)
    renew_store(engine);
  renew_deadlines(engine);
}

void engine_stop(void *argument) {
  struct engine *engine = argument;
  wasmtime_engine_increment_epoch(engine->engine);
}

static bool find_export(struct engine *engine, const wasmtime_instance_t *instance, const char *name, uint8_t kind,
                        wasmtime_extern_t *item, probe_step *step) {
  if (wasmtime_instance_export_get(engine->context, instance, name, strlen(name), item) && item->kind == kind)
    return true;
  step_fail(step, PROBE_MISSING_EXPORT, "the module does not export %s", name);
  return false;
}

static bool find_exports(struct engine *engine, const wasmtime_instance_t *instance, probe_step *step) {
  wasmtime_extern_t memory;
  wasmtime_extern_t allocate;
  wasmtime_extern_t run;
  if (!find_export(engine, instance, "memory", WASMTIME_EXTERN_MEMORY, &memory, step) ||
      !find_export(engine, instance, "allocate", WASMTIME_EXTERN_FUNC, &allocate, step) ||
      !find_export(engine, instance, "run", WASMTIME_EXTERN_FUNC, &run, step))
    return false;
  engine->memory = memory.of.memory;
  engine->allocate = allocate.of.func;
  engine->run = run.of.func;
  return true;
}

static bool instantiate_with_wasi(struct engine *engine, wasmtime_instance_t *instance, wasm_trap_t **trap,
                                  wasmtime_error_t **error, probe_step *step) {
  wasi_config_t *wasi = wasi_config_new();
  for (size_t i = 0; i < engine->folder_count; i++) {
    const struct folder *folder = &engine->folders[i];
    if (!wasi_config_preopen_dir(wasi, folder->folder, folder->guest, folder->writable)) {
      wasi_config_delete(wasi);
      step_fail(step, PROBE_INTERNAL, "the folder granted as %s cannot be opened", folder->guest);
      return false;
    }
  }
  *error = wasmtime_context_set_wasi(engine->context, wasi);
  if (*error == NULL)
    *error = wasmtime_linker_instantiate(engine->linker, engine->context, engine->module, instance, trap);
  return true;
}

static bool instantiate(struct engine *engine, wasmtime_instance_t *instance, wasm_trap_t **trap,
                        wasmtime_error_t **error, probe_step *step) {
  wasmtime_extern_t *imports = make_imports(engine);
  if (imports == NULL) {
    step_fail(step, PROBE_INTERNAL, "out of memory");
    return false;
  }
  *error = wasmtime_instance_new(engine->context, engine->module, imports, engine->outline.import_count, instance, trap);
  free(imports);
  return true;
}

static bool make_instance(struct engine *engine, probe_step *step) {
  wasmtime_instance_t instance;
  wasm_trap_t *trap = NULL;
  wasmtime_error_t *error = NULL;
  bool tried = engine->linker == NULL ? instantiate(engine, &instance, &trap, &error, step)
                                      : instantiate_with_wasi(engine, &instance, &trap, &error, step);
  if (!tried)
    return false;
  if (error != NULL) {
    fail_by_error(step, PROBE_INTERNAL, error);
    /* Neither the limiter nor the linker has a code of its own; what they refuse they call a limit or an import. */
    if (step->outcome == PROBE_INTERNAL && strstr(step->message, "limit") != NULL)
      step->outcome = PROBE_MEMORY_LIMIT;
    else if (step->outcome == PROBE_INTERNAL && strstr(step->message, "import") != NULL)
      step->outcome = PROBE_MISSING_IMPORT;
    return false;
  }
  if (trap != NULL) {
    fail_by_trap(step, trap);
    return false;
  }
  return find_exports(engine, &instance, step);
}

bool engine_instantiate(struct engine *engine, probe_step *step) {
  if (make_instance(engine, step))
    return true;
  engine_discard_instance(engine);
  return false;
}

struct guest_memory engine_memory(struct engine *engine) {
  if (engine->memory.parent.store_id == 0)
    return (struct guest_memory){NULL, 0};
  return (struct guest_memory){wasmtime_memory_data(engine->context, &engine->memory),
                               wasmtime_memory_data_size(engine->context, &engine->memory)};
}

static bool call(struct engine *engine, const wasmtime_func_t *function, wasmtime_val_raw_t *values, size_t count,
                 probe_step *step) {
  wasm_trap_t *trap = NULL;
  wasmtime_error_t *error = wasmtime_func_call_unchecked(engine->context, function, values, count, &trap);
  if (error != NULL)
    fail_by_error(step, PROBE_INTERNAL, error);
  else if (trap != NULL)
    fail_by_trap(step, trap);
  return error == NULL && trap == NULL;
}

bool engine_allocate(struct engine *engine, uint32_t length, uint32_t *place, probe_step *step) {
  wasmtime_val_raw_t value = {.i32 = (int32_t)length};
  if (!call(engine, &engine->allocate, &value, 1, step))
    return false;
  *place = (uint32_t)value.i32;
  return true;
}

bool engine_run(struct engine *engine, uint32_t place, uint32_t length, uint64_t *answer, probe_step *step) {
  wasmtime_val_raw_t values[2] = {{.i32 = (int32_t)place}, {.i32 = (int32_t)length}};
  if (!call(engine, &engine->run, values, 2, step))
    return false;
  *answer = (uint64_t)values[0].i64;
  return true;
}

void engine_discard_instance(struct engine *engine) {
  if (engine->store != NULL)
    wasmtime_store_delete(engine->store);
  engine->store = NULL;
  engine->context = NULL;
  engine->memory = (wasmtime_memory_t){0};
}

void engine_close(struct engine *engine) {
  if (engine->linker != NULL)
    wasmtime_linker_delete(engine->linker);
  free_folders(engine);
  wasm_engine_delete(engine->engine);
  free(engine);
}
