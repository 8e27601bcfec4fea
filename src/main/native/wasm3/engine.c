/*
 * WASM3 behind engine.h. WASM3 knows no compiled module apart from an instance, so that compile makes the first
 * instance, all but its start function, and instantiate takes it; every further instance is compiled again.
 */
#include "engine.h"

#include "clock.h"
#include "guard.h"
#include "outline.h"
#include "stack.h"
#include "step.h"

#include "m3_env.h"
#include "wasm3.h"

#include <stdlib.h>
#include <string.h>

#define MODE "interpreter"
#define DEFAULT_STACK_BYTES (UINT64_C(512) << 10)
/* WASM3 puts the arguments of a first call there without a look. */
#define SMALLEST_STACK_BYTES (UINT64_C(16) << 10)
/* Guests run on threads of 16 MB. */
#define LARGEST_STACK_BYTES (UINT64_C(12) << 20)
/* What host functions need below the guest, and WASM3 between two looks at the guard. */
#define RESERVED_STACK_BYTES (UINT64_C(1) << 20)
/* Takes some ten thousand nested blocks. */
#define COMPILER_STACK_BYTES (UINT64_C(4) << 20)
#define PAGE_BYTES 65536
#define MOST_PAGES d_m3MaxLinearMemoryPages

const char engine_description[] =
    "{\"runtime\":\"wasm3\",\"version\":\"" M3_VERSION
    "\",\"modes\":[\"" MODE "\"],\"interrupt\":true,\"fuel\":false,\"memoryLimit\":true,\"wasi\":false,"
    "\"additions\":["
    "\"a stop flag that loops and calls look at\","
    "\"a bound on the native stack that calls and loops take\","
    "\"a bound on the nesting of blocks that the compiler follows\","
    "\"a memory limit that memory.grow respects\","
    "\"memory.grow that neither overflows nor moves the end of the stack\","
    "\"imports and exports checked by reading the module\","
    "\"all functions compiled before the first call\","
    "\"functions of up to 16,000 stack entries instead of 2,000\"]}";

struct engine {
  struct host_calls *calls;
  uint64_t stack_bytes;
  bool interruptible;
  uint32_t page_limit;
  struct guard guard;
  IM3Environment environment;
  uint8_t *bytes; /* WASM3 reads them for as long as a module lives */
  uint32_t length;
  struct outline outline;
  IM3Runtime runtime; /* of an instance, or of what will be the next */
  IM3Module module;
  bool used; /* guest code has run in it */
};

/* ---- opening ---- */

struct engine *engine_open(const struct config *config, struct host_calls *calls, probe_step *step) {
  const char *problem = NULL;
  if (config->mode[0] != '\0' && strcmp(config->mode, MODE) != 0)
    problem = "the only mode is " MODE;
  else if (config->fuel == CONFIG_ON)
    problem = "WASM3 does not meter instructions";
  else if (config->wasi == CONFIG_ON)
    problem = "this build of WASM3 has no WASI";
  else if (config->stack_bytes > LARGEST_STACK_BYTES)
    problem = "stackBytes is at most 12 MB";
  else if (config->stack_bytes != 0 && config->stack_bytes < SMALLEST_STACK_BYTES)
    problem = "stackBytes is at least 16 KB";
  else if (config->memory_limit_bytes != 0 && config->memory_limit_bytes < PAGE_BYTES)
    problem = "memoryLimitBytes is at least a page of 64 KB"; /* WASM3 takes a maximum of no pages for none */
  struct engine *engine = problem == NULL ? calloc(1, sizeof *engine) : NULL;
  if (engine == NULL) {
    step_fail(step, problem == NULL ? PROBE_INTERNAL : PROBE_BAD_CONFIG, "%s",
              problem == NULL ? "out of memory" : problem);
    return NULL;
  }
  uint64_t pages = config->memory_limit_bytes / PAGE_BYTES;
  engine->calls = calls;
  engine->stack_bytes = config->stack_bytes == 0 ? DEFAULT_STACK_BYTES : config->stack_bytes;
  engine->interruptible = config->interrupt != CONFIG_OFF;
  engine->page_limit = config->memory_limit_bytes == 0 || pages > MOST_PAGES ? MOST_PAGES : (uint32_t)pages;
  engine->environment = m3_NewEnvironment();
  if (engine->environment == NULL) {
    free(engine);
    step_fail(step, PROBE_INTERNAL, "out of memory");
    return NULL;
  }
  return engine;
}

uint64_t engine_stack_bytes(const struct engine *engine) { return engine->stack_bytes + RESERVED_STACK_BYTES; }

void engine_arm(struct engine *engine) { atomic_store(&engine->guard.stop, false); }

void engine_stop(void *argument) {
  struct engine *engine = argument;
  if (engine->interruptible)
    atomic_store(&engine->guard.stop, true);
}

/* ---- traps ---- */

static enum probe_trap trap_kind(M3Result result) {
  const struct {
    M3Result result;
    enum probe_trap kind;
  } kinds[] = {
      {m3Err_trapUnreachable, PROBE_TRAP_UNREACHABLE},
      {m3Err_trapOutOfBoundsMemoryAccess, PROBE_TRAP_MEMORY},
      {m3Err_trapStackOverflow, PROBE_TRAP_STACK},
      {guard_overflow, PROBE_TRAP_STACK},
      {m3Err_trapDivisionByZero, PROBE_TRAP_DIVISION_BY_ZERO},
      {m3Err_trapIntegerOverflow, PROBE_TRAP_INTEGER_OVERFLOW},
      {m3Err_trapIntegerConversion, PROBE_TRAP_CONVERSION},
      {m3Err_trapTableIndexOutOfRange, PROBE_TRAP_TABLE},
      {m3Err_trapTableElementIsNull, PROBE_TRAP_TABLE},
      {m3Err_trapIndirectCallTypeMismatch, PROBE_TRAP_SIGNATURE},
  };
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (kinds[i].result == result)
      return kinds[i].kind;
  return PROBE_TRAP_OTHER;
}

/* WASM3 marks traps by the begin of their text; whatever else ends a call is a fault of its own. */
static bool check_call(M3Result result, probe_step *step) {
  static const char mark[] = "[trap] ";
  if (result == m3Err_none)
    return true;
  if (strncmp(result, mark, sizeof mark - 1) == 0)
    step_trap(step, trap_kind(result), result + sizeof mark - 1);
  else
    step_fail(step, PROBE_INTERNAL, "%s", result);
  return false;
}

/* The lowest address that may be used when that many bytes are granted below the caller. */
static uintptr_t floor_below(uint64_t bytes) {
  uintptr_t here = (uintptr_t)__builtin_frame_address(0);
  uintptr_t bottom = stack_bottom();
  uintptr_t granted = here - (uintptr_t)bytes;
  uintptr_t left = bottom + RESERVED_STACK_BYTES;
  return bottom != 0 && granted < left ? left : granted;
}

/* ---- host functions: results are expected at the first slots, arguments behind them ---- */

static struct guest_memory runtimes_memory(IM3Runtime runtime) {
  if (runtime == NULL || runtime->memory.mallocated == NULL)
    return (struct guest_memory){NULL, 0};
  return (struct guest_memory){m3MemData(runtime->memory.mallocated), runtime->memory.mallocated->length};
}

static m3ApiRawFunction(serve_http_request) {
  (void)_mem;
  struct engine *engine = _ctx->userdata;
  int32_t code;
  if (!host_calls_http(engine->calls, runtimes_memory(runtime), (uint32_t)_sp[1], (uint32_t)_sp[2], (uint32_t)_sp[3],
                       (uint32_t)_sp[4], &code))
    return guard_stopped;
  memcpy(_sp, &code, sizeof code);
  return m3Err_none;
}

static m3ApiRawFunction(serve_now_nanos) {
  (void)runtime;
  (void)_ctx;
  (void)_mem;
  _sp[0] = clock_nanos();
  return m3Err_none;
}

static m3ApiRawFunction(serve_log) {
  (void)_ctx;
  (void)_mem;
  host_calls_log(runtimes_memory(runtime), (int32_t)_sp[0], (uint32_t)_sp[1], (uint32_t)_sp[2]);
  return m3Err_none;
}

static bool link_functions(struct engine *engine, probe_step *step) {
  static const struct {
    const char *name;
    const char *signature;
    M3RawCall serve;
  } functions[HOST_FUNCTIONS] = {
      [HOST_HTTP_REQUEST] = {"http_request", "i(iiii)", serve_http_request},
      [HOST_NOW_NANOS] = {"now_nanos", "I()", serve_now_nanos},
      [HOST_LOG] = {"log", "v(iii)", serve_log},
  };
  for (int i = 0; i < HOST_FUNCTIONS; i++) {
    M3Result result = m3_LinkRawFunctionEx(engine->module, OUTLINE_NAMESPACE, functions[i].name,
                                           functions[i].signature, functions[i].serve, engine);
    /* That the module does not import it is no failure. */
    if (result != m3Err_none && result != m3Err_functionLookupFailed) {
      step_fail(step, PROBE_MISSING_IMPORT, "%s.%s: %s", OUTLINE_NAMESPACE, functions[i].name, result);
      return false;
    }
  }
  return true;
}

/* ---- compiling ---- */

static bool refuse(probe_step *step, M3Result result) {
  step_fail(step, PROBE_INVALID_MODULE, "%s", result);
  return false;
}

static bool parse(struct engine *engine, probe_step *step) {
  M3Result result = m3_ParseModule(engine->environment, &engine->module, engine->bytes, engine->length);
  if (result == m3Err_none)
    return true;
  engine->module = NULL;
  return refuse(step, result);
}

/* WASM3 takes a module for whole whose functions have no bodies, and passes them over when it compiles all. */
static bool has_bodies(const struct engine *engine, probe_step *step) {
  for (uint32_t i = engine->outline.import_count; i < engine->module->numFunctions; i++)
    if (engine->module->functions[i].wasm == NULL)
      return refuse(step, "a function has no body");
  return true;
}

/* A runtime takes a module over when it loads it, and not before. */
static bool load(struct engine *engine, probe_step *step) {
  if (!guard_limit_pages(engine->module, engine->page_limit)) {
    step_fail(step, PROBE_MEMORY_LIMIT, "the module begins with %u pages of memory, and the limit is %u",
              engine->module->memoryInfo.initPages, engine->page_limit);
    return false;
  }
  engine->runtime = m3_NewRuntime(engine->environment, (uint32_t)engine->stack_bytes, &engine->guard);
  if (engine->runtime == NULL) {
    step_fail(step, PROBE_INTERNAL, "out of memory");
    return false;
  }
  M3Result result = m3_LoadModule(engine->runtime, engine->module);
  return result == m3Err_none || refuse(step, result);
}

static void discard_runtime(struct engine *engine) {
  bool loaded = engine->runtime != NULL && engine->runtime->modules != NULL;
  if (engine->module != NULL && !loaded)
    m3_FreeModule(engine->module);
  if (engine->runtime != NULL)
    m3_FreeRuntime(engine->runtime);
  engine->module = NULL;
  engine->runtime = NULL;
  engine->used = false;
}

/* An instance but for its start function. */
static bool prepare(struct engine *engine, probe_step *step) {
  guard_set_compile_floor(floor_below(COMPILER_STACK_BYTES));
  bool prepared = parse(engine, step) && has_bodies(engine, step) && load(engine, step) &&
                  link_functions(engine, step);
  if (prepared) {
    M3Result result = m3_CompileModule(engine->module);
    prepared = result == m3Err_none || refuse(step, result);
  }
  guard_set_compile_floor(0);
  if (!prepared)
    discard_runtime(engine);
  return prepared;
}

static bool keep_bytes(struct engine *engine, const uint8_t *module, uint64_t length, probe_step *step) {
  engine->bytes = length <= UINT32_MAX ? malloc(length + 1) : NULL;
  if (engine->bytes == NULL) {
    step_fail(step, PROBE_INTERNAL, "no memory for a module of %llu bytes", (unsigned long long)length);
    return false;
  }
  memcpy(engine->bytes, module, length);
  engine->length = (uint32_t)length;
  return true;
}

bool engine_compile(struct engine *engine, const uint8_t *module, uint64_t length, probe_step *step) {
  if (keep_bytes(engine, module, length, step) &&
      outline_read(&engine->outline, engine->bytes, engine->length, false, step) && prepare(engine, step))
    return true;
  engine_discard_module(engine);
  return false;
}

void engine_discard_module(struct engine *engine) {
  discard_runtime(engine);
  outline_free(&engine->outline);
  free(engine->bytes);
  engine->bytes = NULL;
  engine->length = 0;
}

/* ---- instances ---- */

static void allow_stack(struct engine *engine) { engine->guard.floor = floor_below(engine->stack_bytes); }

bool engine_instantiate(struct engine *engine, probe_step *step) {
  if (engine->runtime == NULL && !prepare(engine, step))
    return false;
  engine->used = true;
  allow_stack(engine);
  if (check_call(m3_RunStart(engine->module), step))
    return true;
  engine_discard_instance(engine);
  return false;
}

struct guest_memory engine_memory(struct engine *engine) {
  return engine->used ? runtimes_memory(engine->runtime) : (struct guest_memory){NULL, 0};
}

static bool call(struct engine *engine, uint32_t index, uint32_t count, const void *arguments[], void *answer,
                 probe_step *step) {
  IM3Function function = Module_GetFunction(engine->module, index);
  const void *results[] = {answer};
  allow_stack(engine);
  return check_call(m3_Call(function, count, arguments), step) &&
         check_call(m3_GetResults(function, 1, results), step);
}

bool engine_allocate(struct engine *engine, uint32_t length, uint32_t *place, probe_step *step) {
  const void *arguments[] = {&length};
  return call(engine, engine->outline.allocate, 1, arguments, place, step);
}

bool engine_run(struct engine *engine, uint32_t place, uint32_t length, uint64_t *answer, probe_step *step) {
  const void *arguments[] = {&place, &length};
  return call(engine, engine->outline.run, 2, arguments, answer, step);
}

/* What compile prepared stays until guest code has run in it. */
void engine_discard_instance(struct engine *engine) {
  if (engine->used)
    discard_runtime(engine);
}

void engine_close(struct engine *engine) {
  m3_FreeEnvironment(engine->environment);
  free(engine);
}
