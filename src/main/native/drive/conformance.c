/*
 * Holds an adapter to what probe_host.h promises, with the test modules of the Java suite.
 *
 *   conformance ADAPTER MODULES MODE
 *
 * MODULES is a folder with the assembled modules, MODE one of the adapter's modes, or "" for its default. Each check is
 * named before it begins, so that the last name tells where a process died. The exit status is the number of checks
 * that failed, 64 for wrong usage. Guests run as in a worker: on a thread with a stack of 16 MB.
 */
#ifdef __linux__
#define _GNU_SOURCE /* usleep, beside strict C */
#endif

#include "probe_host.h"

#include <dirent.h>
#include <dlfcn.h>
#include <inttypes.h>
#include <limits.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define EXIT_USAGE 64
#define MILLISECOND UINT64_C(1000000)
#define PAGE UINT64_C(65536)
#define LIMIT_PAGES 64
#define GUEST_STACK ((size_t)16 << 20)
#define LATENESS (2000 * MILLISECOND)

static struct {
  int64_t (*abi)(void);
  const char *(*describe)(void);
  probe_host *(*open)(const char *, probe_http, void *, probe_step *);
  int64_t (*compile)(probe_host *, const uint8_t *, uint64_t, probe_step *);
  int64_t (*instantiate)(probe_host *, uint64_t, probe_step *);
  int64_t (*execute)(probe_host *, const uint8_t *, uint64_t, uint64_t, probe_step *);
  int64_t (*interrupt)(probe_host *);
  int64_t (*close)(probe_host *);
} adapter;

static const char *modules;
static const char *mode;
static int failures;
static bool failed_now;

/* ---- checks ---- */

static void complain(const char *file, int line, const char *expected, const probe_step *step) {
  printf("  %s:%d: expected %s", file, line, expected);
  if (step != NULL)
    printf("; outcome %" PRId32 ", trap %" PRId32 ", message \"%s\"", step->outcome, step->trap,
           step->outcome == PROBE_OK ? "" : step->message);
  printf("\n");
  failed_now = true;
}

#define EXPECT(condition)                                                                                              \
  do {                                                                                                                 \
    if (!(condition))                                                                                                  \
      complain(__FILE__, __LINE__, #condition, NULL);                                                                  \
  } while (0)

#define EXPECT_STEP(condition, step)                                                                                   \
  do {                                                                                                                 \
    if (!(condition))                                                                                                  \
      complain(__FILE__, __LINE__, #condition, &(step));                                                               \
  } while (0)

static uint64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * 1000 * MILLISECOND + (uint64_t)time.tv_nsec;
}

static void die(const char *what, const char *why) {
  fprintf(stderr, "conformance: %s: %s\n", what, why);
  exit(EXIT_USAGE);
}

/* ---- modules ---- */

struct bytes {
  uint8_t *data;
  uint64_t length;
};

static struct bytes read_module(const char *name) {
  char path[PATH_MAX];
  snprintf(path, sizeof path, "%s/%s.wasm", modules, name);
  FILE *file = fopen(path, "rb");
  if (file == NULL || fseek(file, 0, SEEK_END) != 0)
    die(path, "cannot be read");
  long length = ftell(file);
  rewind(file);
  uint8_t *data = malloc((size_t)length + 1);
  if (data == NULL || fread(data, 1, (size_t)length, file) != (size_t)length)
    die(path, "cannot be read");
  fclose(file);
  return (struct bytes){data, (uint64_t)length};
}

static uint8_t *put_number(uint8_t *at, uint32_t number) {
  for (; number > 0x7f; number >>= 7)
    *at++ = (uint8_t)(number | 0x80);
  *at++ = (uint8_t)number;
  return at;
}

/* A probe whose run begins with that many blocks, one in another. */
static struct bytes nested_blocks(uint32_t depth) {
  static const uint8_t front[] = {
      0, 'a', 's', 'm', 1, 0, 0, 0,                                                   /* header */
      1, 12, 2, 0x60, 1, 0x7f, 1, 0x7f, 0x60, 2, 0x7f, 0x7f, 1, 0x7e,                 /* types */
      3, 3, 2, 0, 1,                                                                  /* functions */
      5, 3, 1, 0, 1,                                                                  /* memory */
      7, 27, 3, 6, 'm', 'e', 'm', 'o', 'r', 'y', 2, 0, 8, 'a', 'l', 'l', 'o', 'c', 'a', 't', 'e', 0, 0, /* exports */
      3, 'r', 'u', 'n', 0, 1};
  static const uint8_t allocate[] = {5, 0, 0x41, 0x80, 0x08, 0x0b};
  uint8_t *data = malloc(sizeof front + 64 + 3 * (size_t)depth);
  if (data == NULL)
    die("nested blocks", "out of memory");
  uint32_t run = 1 + 3 * depth + 3; /* no locals; "block" and "end" for each; i64.const 0, end */
  uint8_t length[8];
  uint32_t length_bytes = (uint32_t)(put_number(length, run) - length);
  memcpy(data, front, sizeof front);
  uint8_t *at = data + sizeof front;
  *at++ = 10;
  at = put_number(at, 1 + (uint32_t)sizeof allocate + length_bytes + run);
  *at++ = 2;
  memcpy(at, allocate, sizeof allocate);
  at += sizeof allocate;
  at = put_number(at, run);
  *at++ = 0;
  for (uint32_t i = 0; i < depth; i++) {
    *at++ = 0x02;
    *at++ = 0x40;
  }
  memset(at, 0x0b, depth);
  at += depth;
  *at++ = 0x42;
  *at++ = 0;
  *at++ = 0x0b;
  return (struct bytes){data, (uint64_t)(at - data)};
}

/* ---- the other side of a guest's requests ---- */

struct web {
  int64_t answer;        /* a negative code, PROBE_HTTP_ABORT, or how many bytes to say there are */
  const char *body;      /* what is written, when the answer is positive */
  int requests;
  uint64_t takes;        /* nanoseconds */
  probe_host *interrupt; /* to be interrupted by the request */
};

static int64_t serve(void *env, const uint8_t *request, uint64_t request_len, uint8_t *response,
                     uint64_t response_cap) {
  struct web *web = env;
  web->requests++;
  volatile uint8_t touched = 0;
  for (uint64_t i = 0; i < request_len; i++)
    touched ^= request[i];
  (void)touched;
  if (web->takes != 0)
    usleep((useconds_t)(web->takes / 1000));
  if (web->interrupt != NULL)
    adapter.interrupt(web->interrupt);
  if (web->answer == INT64_MAX)
    return (int64_t)response_cap + 1;
  if (web->answer > 0)
    memcpy(response, web->body, (size_t)web->answer);
  return web->answer;
}

/* ---- hosts ---- */

static probe_host *open_with(const char *settings, struct web *web, probe_step *step) {
  char config[PATH_MAX + 256];
  snprintf(config, sizeof config, "%s%s%smemoryLimitBytes=%" PRIu64 "\nstackBytes=524288\n%s",
           mode[0] == '\0' ? "" : "mode=", mode, mode[0] == '\0' ? "" : "\n", LIMIT_PAGES * PAGE, settings);
  return adapter.open(config, web == NULL ? NULL : serve, web, step);
}

static probe_host *open_host(struct web *web) {
  probe_step step;
  probe_host *host = open_with("", web, &step);
  if (host == NULL)
    die("open", step.message);
  return host;
}

static int64_t load(probe_host *host, const char *module, uint64_t timeout, probe_step *step) {
  struct bytes bytes = read_module(module);
  int64_t outcome = adapter.compile(host, bytes.data, bytes.length, step);
  free(bytes.data);
  return outcome == PROBE_OK ? adapter.instantiate(host, timeout, step) : outcome;
}

static probe_host *open_loaded(const char *module, struct web *web) {
  probe_host *host = open_host(web);
  probe_step step;
  load(host, module, 0, &step);
  EXPECT_STEP(step.outcome == PROBE_OK, step);
  return host;
}

static int64_t execute(probe_host *host, const char *input, uint64_t timeout, probe_step *step) {
  return adapter.execute(host, (const uint8_t *)input, strlen(input), timeout, step);
}

static bool answers(const probe_step *step, const char *wanted) {
  return step->outcome == PROBE_OK && step->result_len == strlen(wanted) &&
         memcmp(step->result, wanted, strlen(wanted)) == 0;
}

/* After whatever happened. */
static void expect_alive(probe_host *host) {
  probe_step step;
  execute(host, "echo", 0, &step);
  EXPECT_STEP(answers(&step, "echo"), step);
}

/* ---- what is promised ---- */

static void describes_itself(void) {
  const char *text = adapter.describe();
  static const char *const members[] = {"\"runtime\":\"", "\"version\":\"",    "\"modes\":[\"", "\"interrupt\":true",
                                        "\"fuel\":",      "\"memoryLimit\":true", "\"wasi\":"};
  EXPECT(adapter.abi() == PROBE_HOST_ABI);
  for (size_t i = 0; i < sizeof members / sizeof *members; i++)
    if (strstr(text, members[i]) == NULL)
      complain(__FILE__, __LINE__, members[i], NULL);
}

static void refuses_configurations(void) {
  static const char *const refused[] = {"mode=nonsense\n",        "unknown=1\n",  "memoryLimitBytes=-1\n",
                                        "memoryLimitBytes=many\n", "interrupt=2\n", "no equals sign\n",
                                        "stackBytes=1000000000000\n"};
  probe_step step;
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
    probe_host *host = adapter.open(refused[i], NULL, NULL, &step);
    EXPECT_STEP(host == NULL && step.outcome == PROBE_BAD_CONFIG && step.message[0] != '\0', step);
    adapter.close(host);
  }
  probe_host *host = adapter.open(NULL, NULL, NULL, &step);
  EXPECT_STEP(host != NULL && step.outcome == PROBE_OK, step);
  adapter.close(host);
}

static void keeps_the_order_of_calls(void) {
  probe_host *host = open_host(NULL);
  probe_step step;
  EXPECT_STEP(execute(host, "e", 0, &step) == PROBE_INTERNAL, step);
  EXPECT_STEP(adapter.instantiate(host, 0, &step) == PROBE_INTERNAL, step);
  EXPECT_STEP(load(host, "contract", 0, &step) == PROBE_OK, step);
  EXPECT_STEP(adapter.compile(host, (const uint8_t *)"nonsense", 8, &step) == PROBE_INVALID_MODULE, step);
  EXPECT_STEP(execute(host, "e", 0, &step) == PROBE_INTERNAL, step);
  EXPECT_STEP(adapter.instantiate(host, 0, &step) == PROBE_INTERNAL, step);
  adapter.close(host);
}

static void answers_as_the_probe_does(void) {
  probe_host *host = open_loaded("contract", NULL);
  probe_step step;
  execute(host, "echo: \xc3\xa4\xe2\x82\xac", 0, &step);
  EXPECT_STEP(answers(&step, "echo: \xc3\xa4\xe2\x82\xac"), step);
  EXPECT(step.guest_memory == 2 * PAGE && step.elapsed_ns > 0 && step.host_ns == 0);
  execute(host, "i", 0, &step);
  EXPECT_STEP(answers(&step, "2"), step);
  adapter.instantiate(host, 0, &step);
  EXPECT_STEP(step.outcome == PROBE_OK && step.guest_memory == 2 * PAGE, step);
  execute(host, "i", 0, &step);
  EXPECT_STEP(answers(&step, "1"), step);
  execute(host, "w", 0, &step);
  EXPECT_STEP(answers(&step, "1"), step);
  adapter.close(host);
}

static void takes_inputs_of_any_length(void) {
  probe_host *host = open_loaded("contract", NULL);
  uint64_t room = 2 * PAGE - 1024;
  uint8_t *input = calloc(1, room + 1);
  probe_step step;
  adapter.execute(host, input, 0, 0, &step);
  EXPECT_STEP(step.outcome == PROBE_OK, step);
  input[0] = 'e';
  adapter.execute(host, input, room, 0, &step);
  EXPECT_STEP(step.outcome == PROBE_OK && step.result_len == room, step);
  adapter.execute(host, input, room + 1, 0, &step);
  EXPECT_STEP(step.outcome == PROBE_BAD_RESULT && step.result == NULL, step);
  expect_alive(host);
  free(input);
  adapter.close(host);
}

static void names_traps_and_goes_on(void) {
  static const struct {
    const char *input;
    enum probe_trap trap;
  } traps[] = {{"u", PROBE_TRAP_UNREACHABLE},      {"m", PROBE_TRAP_MEMORY},
               {"s", PROBE_TRAP_STACK},            {"d", PROBE_TRAP_DIVISION_BY_ZERO},
               {"o", PROBE_TRAP_INTEGER_OVERFLOW}, {"c", PROBE_TRAP_CONVERSION},
               {"t", PROBE_TRAP_TABLE},            {"n", PROBE_TRAP_TABLE},
               {"g", PROBE_TRAP_SIGNATURE}};
  probe_host *host = open_loaded("contract", NULL);
  for (int round = 0; round < 3; round++)
    for (size_t i = 0; i < sizeof traps / sizeof *traps; i++) {
      probe_step step;
      execute(host, traps[i].input, round * 1000 * MILLISECOND, &step);
      EXPECT_STEP(step.outcome == PROBE_TRAP && step.trap == (int32_t)traps[i].trap && step.message[0] != '\0', step);
      EXPECT(step.result == NULL && step.result_len == 0);
      expect_alive(host);
    }
  adapter.close(host);
}

static void refuses_every_part_of_a_module(void) {
  struct bytes whole = read_module("contract");
  probe_host *host = open_host(NULL);
  for (uint64_t length = 0; length < whole.length; length++) {
    /* In memory of exactly that size, so that a checker of memory sees who reads beyond. */
    uint8_t *part = malloc(length == 0 ? 1 : length);
    memcpy(part, whole.data, length);
    probe_step step;
    /* Some parts are modules in their own right, and an adapter may look for exports when it has an instance. */
    if (adapter.compile(host, part, length, &step) == PROBE_OK)
      adapter.instantiate(host, 0, &step);
    EXPECT_STEP(step.outcome != PROBE_OK, step);
    free(part);
  }
  probe_step step;
  EXPECT_STEP(load(host, "contract", 0, &step) == PROBE_OK, step);
  expect_alive(host);
  adapter.close(host);
  free(whole.data);
}

static void names_what_is_missing(void) {
  static const struct {
    const char *module;
    enum probe_outcome outcome;
    const char *name;
  } refused[] = {{"missing-import", PROBE_MISSING_IMPORT, "read_file"},
                 {"import-type", PROBE_MISSING_IMPORT, "now_nanos"},
                 {"imported-memory", PROBE_MISSING_IMPORT, "memory"},
                 {"missing-run", PROBE_MISSING_EXPORT, "run"},
                 {"missing-memory", PROBE_MISSING_EXPORT, "memory"},
                 {"run-type", PROBE_MISSING_EXPORT, "run"}};
  probe_host *host = open_host(NULL);
  for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
    probe_step step;
    load(host, refused[i].module, 0, &step);
    EXPECT_STEP(step.outcome == (int32_t)refused[i].outcome && strstr(step.message, refused[i].name) != NULL, step);
  }
  adapter.close(host);
}

static void bounds_start_functions(void) {
  probe_host *host = open_host(NULL);
  probe_step step;
  uint64_t began = now();
  load(host, "endless-start", 100 * MILLISECOND, &step);
  EXPECT_STEP(step.outcome == PROBE_TIMED_OUT, step);
  EXPECT(now() - began < 100 * MILLISECOND + LATENESS);
  EXPECT_STEP(execute(host, "e", 0, &step) == PROBE_INTERNAL, step);
  load(host, "trapping-start", 0, &step);
  EXPECT_STEP(step.outcome == PROBE_TRAP && step.trap == PROBE_TRAP_UNREACHABLE, step);
  EXPECT_STEP(load(host, "contract", 1000 * MILLISECOND, &step) == PROBE_OK, step);
  expect_alive(host);
  adapter.close(host);
}

static void ends_recursion_of_every_shape(void) {
  struct web web = {.answer = 1, .body = "x"};
  probe_host *host = open_loaded("recursion", &web);
  for (const char *shape = "pminwfh"; *shape != '\0'; shape++)
    for (int round = 0; round < 3; round++) {
      const char input[] = {*shape, '\0'};
      probe_step step;
      execute(host, input, 0, &step);
      if (step.outcome != PROBE_TRAP || step.trap != PROBE_TRAP_STACK)
        printf("  shape %c:\n", *shape);
      EXPECT_STEP(step.outcome == PROBE_TRAP && step.trap == PROBE_TRAP_STACK, step);
      execute(host, "?", 0, &step);
      EXPECT_STEP(answers(&step, "0"), step);
    }
  probe_step step;
  execute(host, "r", 0, &step);
  EXPECT_STEP(answers(&step, "1") && web.requests == 1, step);
  web.answer = PROBE_HTTP_ABORT;
  EXPECT_STEP(execute(host, "r", 0, &step) == PROBE_HOST_ERROR, step);
  adapter.close(host);
}

static void *recurse_on_a_small_stack(void *host) {
  probe_step step;
  execute(host, "s", 0, &step);
  /* Refused beforehand, or bounded all the same: what must not be is a process that dies. */
  EXPECT_STEP(step.outcome == PROBE_INTERNAL || step.outcome == PROBE_TRAP, step);
  return NULL;
}

static void survives_a_small_stack(void) {
  probe_host *host = open_loaded("contract", NULL);
  pthread_attr_t attributes;
  pthread_t thread;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, 256 * 1024);
  EXPECT(pthread_create(&thread, &attributes, recurse_on_a_small_stack, host) == 0);
  pthread_join(thread, NULL);
  pthread_attr_destroy(&attributes);
  expect_alive(host);
  adapter.close(host);
}

static void survives_nested_blocks(void) {
  static const uint32_t depths[] = {100, 1000, 100000};
  probe_host *host = open_host(NULL);
  for (size_t i = 0; i < sizeof depths / sizeof *depths; i++) {
    struct bytes module = nested_blocks(depths[i]);
    probe_step step;
    adapter.compile(host, module.data, module.length, &step);
    bool may_refuse = depths[i] > 1000;
    EXPECT_STEP(step.outcome == PROBE_OK || (may_refuse && step.outcome == PROBE_INVALID_MODULE), step);
    free(module.data);
  }
  probe_step step;
  EXPECT_STEP(load(host, "contract", 0, &step) == PROBE_OK, step);
  expect_alive(host);
  adapter.close(host);
}

static void limits_memory(void) {
  probe_host *host = open_host(NULL);
  probe_step step;
  load(host, "large-memory", 0, &step);
  EXPECT_STEP(step.outcome == PROBE_MEMORY_LIMIT || step.outcome == PROBE_INVALID_MODULE, step);
  for (int round = 0; round < 3; round++) {
    EXPECT_STEP(load(host, "growth", 0, &step) == PROBE_OK, step);
    execute(host, "", 0, &step);
    uint32_t pages = 0;
    if (step.outcome == PROBE_OK && step.result_len == sizeof pages)
      memcpy(&pages, step.result, sizeof pages);
    EXPECT_STEP(pages == LIMIT_PAGES && step.guest_memory == LIMIT_PAGES * PAGE, step);
  }
  load(host, "contract", 0, &step);
  execute(host, "k", 0, &step);
  EXPECT_STEP(answers(&step, "-1") && step.guest_memory == 2 * PAGE, step);
  adapter.close(host);
}

static void refuses_lies(void) {
  probe_host *host = open_loaded("contract", NULL);
  probe_step step;
  for (const char *input = "bB"; *input != '\0'; input++) {
    adapter.execute(host, (const uint8_t *)input, 1, 0, &step);
    EXPECT_STEP(step.outcome == PROBE_BAD_RESULT && step.result == NULL && step.result_len == 0, step);
    expect_alive(host);
  }
  EXPECT_STEP(load(host, "no-room", 0, &step) == PROBE_OK, step);
  EXPECT_STEP(execute(host, "e", 0, &step) == PROBE_BAD_RESULT, step);
  EXPECT_STEP(load(host, "room-outside", 0, &step) == PROBE_OK, step);
  EXPECT_STEP(execute(host, "e", 0, &step) == PROBE_BAD_RESULT, step);
  adapter.close(host);
}

static void passes_requests_on(void) {
  struct web web = {.answer = 5, .body = "hello", .takes = 2 * MILLISECOND};
  probe_host *host = open_loaded("contract", &web);
  probe_step step;
  execute(host, "h{}", 0, &step);
  EXPECT_STEP(answers(&step, "hello") && web.requests == 1, step);
  EXPECT(step.host_ns >= web.takes && step.host_ns <= step.elapsed_ns);
  web.takes = 0;
  for (int code = -6; code < 0; code++) {
    char wanted[] = {'-', (char)('0' - code), '\0'};
    web.answer = code;
    execute(host, "h{}", 0, &step);
    EXPECT_STEP(answers(&step, wanted), step);
  }
  web.requests = 0;
  execute(host, "p", 0, &step);
  EXPECT_STEP(answers(&step, "-5") && web.requests == 0, step);
  adapter.close(host);
  host = open_loaded("contract", NULL);
  execute(host, "h{}", 0, &step);
  EXPECT_STEP(answers(&step, "-3"), step);
  adapter.close(host);
}

static void ends_steps_that_the_host_aborts(void) {
  struct web web = {0};
  probe_host *host = open_loaded("contract", &web);
  static const int64_t broken[] = {PROBE_HTTP_ABORT, INT64_MAX, INT64_MIN};
  for (int round = 0; round < 3; round++)
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
      probe_step step;
      web.answer = broken[i];
      execute(host, "h{}", 0, &step);
      EXPECT_STEP(step.outcome == PROBE_HOST_ERROR && step.trap == PROBE_TRAP_NONE && step.message[0] != '\0', step);
      expect_alive(host);
    }
  adapter.close(host);
}

static int compare(const void *a, const void *b) {
  uint64_t x = *(const uint64_t *)a;
  uint64_t y = *(const uint64_t *)b;
  return (x > y) - (x < y);
}

static void stops_endless_loops(void) {
  enum { ROUNDS = 20 };
  uint64_t times[ROUNDS];
  probe_host *host = open_loaded("contract", NULL);
  for (int round = 0; round < ROUNDS; round++) {
    probe_step step;
    uint64_t began = now();
    execute(host, "l", 100 * MILLISECOND, &step);
    times[round] = now() - began;
    EXPECT_STEP(step.outcome == PROBE_TIMED_OUT && step.trap == PROBE_TRAP_NONE, step);
    EXPECT(times[round] >= 100 * MILLISECOND && times[round] < 100 * MILLISECOND + LATENESS);
    expect_alive(host);
  }
  qsort(times, ROUNDS, sizeof *times, compare);
  printf("  an endless loop with a limit of 100 ms ended after %.1f ms (median), %.1f ms (worst)\n",
         (double)times[ROUNDS / 2] / 1e6, (double)times[ROUNDS - 1] / 1e6);
  /* Limits that do not pass leave nothing behind. */
  for (int i = 1; i <= 1000; i++) {
    probe_step step;
    execute(host, "e", 1000 * MILLISECOND, &step);
    EXPECT_STEP(answers(&step, "e"), step);
  }
  adapter.close(host);
}

static void counts_the_hosts_time_too(void) {
  struct web web = {.answer = -1, .takes = 60 * MILLISECOND};
  probe_host *host = open_loaded("contract", &web);
  probe_step step;
  EXPECT_STEP(execute(host, "h{}", 20 * MILLISECOND, &step) == PROBE_TIMED_OUT, step);
  expect_alive(host);
  adapter.close(host);
}

static void *interrupt_later(void *host) {
  usleep(30000);
  adapter.interrupt(host);
  return NULL;
}

static void stops_when_interrupted(void) {
  struct web web = {.answer = -1};
  probe_host *host = open_loaded("contract", &web);
  probe_step step;
  for (int round = 0; round < 10; round++) {
    pthread_t thread;
    EXPECT(pthread_create(&thread, NULL, interrupt_later, host) == 0);
    uint64_t began = now();
    execute(host, "l", round % 2 == 0 ? 0 : 10000 * MILLISECOND, &step);
    EXPECT_STEP(step.outcome == PROBE_INTERRUPTED, step);
    EXPECT(now() - began < LATENESS);
    pthread_join(thread, NULL);
    expect_alive(host);
  }
  adapter.interrupt(host);
  EXPECT_STEP(execute(host, "e", 0, &step) == PROBE_INTERRUPTED, step);
  expect_alive(host);
  adapter.interrupt(host);
  EXPECT_STEP(adapter.instantiate(host, 0, &step) == PROBE_INTERRUPTED, step);
  EXPECT_STEP(adapter.instantiate(host, 0, &step) == PROBE_OK, step);
  web.interrupt = host;
  EXPECT_STEP(execute(host, "h{}", 0, &step) == PROBE_INTERRUPTED, step);
  web.interrupt = NULL;
  expect_alive(host);
  adapter.close(host);
}

static void executes_without_interruption(void) {
  struct web web = {.answer = -1, .takes = 20 * MILLISECOND};
  probe_step step;
  probe_host *host = open_with("interrupt=0\n", &web, &step);
  EXPECT_STEP(host != NULL, step);
  if (host == NULL)
    return;
  EXPECT_STEP(load(host, "contract", 1000 * MILLISECOND, &step) == PROBE_OK, step);
  expect_alive(host);
  EXPECT_STEP(execute(host, "h{}", 5 * MILLISECOND, &step) == PROBE_TIMED_OUT, step);
  EXPECT_STEP(execute(host, "u", 0, &step) == PROBE_TRAP, step);
  expect_alive(host);
  adapter.close(host);
}

static void meters_where_it_says_so(void) {
  bool metered = strstr(adapter.describe(), "\"fuel\":true") != NULL;
  probe_step step;
  probe_host *host = open_with("fuel=1\n", NULL, &step);
  EXPECT_STEP(metered ? host != NULL : host == NULL && step.outcome == PROBE_BAD_CONFIG, step);
  if (host == NULL)
    return;
  EXPECT_STEP(load(host, "contract", 0, &step) == PROBE_OK, step);
  expect_alive(host);
  EXPECT_STEP(execute(host, "l", 50 * MILLISECOND, &step) == PROBE_TIMED_OUT, step);
  expect_alive(host);
  adapter.close(host);
}

/* The folder of the modules is what is granted. */
static void grants_by_wasi_where_it_says_so(void) {
  bool offered = strstr(adapter.describe(), "\"wasi\":true") != NULL;
  char settings[PATH_MAX + 64];
  snprintf(settings, sizeof settings, "wasi=1\nreadOnlyFolder=/granted:%s\n", modules);
  probe_step step;
  probe_host *host = open_with(settings, NULL, &step);
  EXPECT_STEP(offered ? host != NULL : host == NULL && step.outcome == PROBE_BAD_CONFIG, step);
  if (host == NULL)
    return;
  for (int i = 0; i < 2; i++) {
    EXPECT_STEP(load(host, "wasi", 0, &step) == PROBE_OK, step);
    execute(host, "f", 0, &step);
    EXPECT_STEP(answers(&step, "1"), step);
    execute(host, "wnew", 0, &step);
    EXPECT_STEP(step.outcome == PROBE_OK && step.result_len > 5 && memcmp(step.result, "error", 5) == 0, step);
    EXPECT_STEP(execute(host, "x", 0, &step) == PROBE_TRAP, step);
  }
  EXPECT_STEP(load(host, "wasi-unknown", 0, &step) == PROBE_MISSING_IMPORT, step);
  EXPECT_STEP(load(host, "contract", 0, &step) == PROBE_OK, step);
  expect_alive(host);
  adapter.close(host);
  EXPECT_STEP(open_with("wasi=1\nreadOnlyFolder=/granted\n", NULL, &step) == NULL, step);
  EXPECT_STEP(step.outcome == PROBE_BAD_CONFIG, step);
}

/* ---- wear ---- */

static void live_once(int i) {
  struct web web = {.answer = i % 3 == 0 ? PROBE_HTTP_ABORT : -1};
  probe_host *host = open_loaded("contract", &web);
  probe_step step;
  static const char *const inputs[] = {"e", "u", "s", "h{}", "b", "k"};
  execute(host, inputs[i % 6], (uint64_t)(i % 2) * 1000 * MILLISECOND, &step);
  if (i % 5 == 0)
    adapter.instantiate(host, 0, &step);
  if (i % 7 == 0)
    adapter.compile(host, (const uint8_t *)"nonsense", 8, &step);
  adapter.close(host);
}

static long resident_kilobytes(void) {
  FILE *file = fopen("/proc/self/statm", "r");
  long total = 0;
  long resident = 0;
  if (file == NULL)
    return 0;
  if (fscanf(file, "%ld %ld", &total, &resident) != 2)
    resident = 0;
  fclose(file);
  return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

static int open_files(void) {
  DIR *folder = opendir("/proc/self/fd");
  int count = 0;
  while (folder != NULL && readdir(folder) != NULL)
    count++;
  if (folder != NULL)
    closedir(folder);
  return count;
}

static void wears_out_nothing(void) {
  long kilobytes = 0;
  int files = 0;
  for (int i = 1; i <= 1000; i++) {
    live_once(i);
    if (i == 200) {
      kilobytes = resident_kilobytes();
      files = open_files();
    }
  }
  long growth = resident_kilobytes() - kilobytes;
  printf("  800 lives of a host took %ld KB and %d files\n", growth, open_files() - files);
  EXPECT(growth < 16 * 1024);
  EXPECT(open_files() == files);
}

static void *live_many_times(void *ends) {
  for (int i = 0; now() < *(uint64_t *)ends; i++)
    live_once(i);
  return NULL;
}

static void start_guest_thread(pthread_t *thread, void *(*run)(void *), void *argument) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, GUEST_STACK);
  if (pthread_create(thread, &attributes, run, argument) != 0)
    die("thread", "cannot be started");
  pthread_attr_destroy(&attributes);
}

static void serves_several_hosts_at_once(void) {
  uint64_t ends = now() + 2000 * MILLISECOND;
  pthread_t threads[4];
  for (int i = 0; i < 4; i++)
    start_guest_thread(&threads[i], live_many_times, &ends);
  for (int i = 0; i < 4; i++)
    pthread_join(threads[i], NULL);
}

/* ---- the run ---- */

static const struct {
  const char *name;
  void (*run)(void);
} checks[] = {
    {"describes itself", describes_itself},
    {"refuses configurations", refuses_configurations},
    {"keeps the order of calls", keeps_the_order_of_calls},
    {"answers as the probe does", answers_as_the_probe_does},
    {"takes inputs of any length", takes_inputs_of_any_length},
    {"names traps and goes on", names_traps_and_goes_on},
    {"refuses every part of a module", refuses_every_part_of_a_module},
    {"names what is missing", names_what_is_missing},
    {"bounds start functions", bounds_start_functions},
    {"ends recursion of every shape", ends_recursion_of_every_shape},
    {"survives a small stack", survives_a_small_stack},
    {"survives nested blocks", survives_nested_blocks},
    {"limits memory", limits_memory},
    {"refuses lies", refuses_lies},
    {"passes requests on", passes_requests_on},
    {"ends steps that the host aborts", ends_steps_that_the_host_aborts},
    {"stops endless loops", stops_endless_loops},
    {"counts the host's time, too", counts_the_hosts_time_too},
    {"stops when interrupted", stops_when_interrupted},
    {"executes without interruption", executes_without_interruption},
    {"meters where it says so", meters_where_it_says_so},
    {"grants by WASI where it says so", grants_by_wasi_where_it_says_so},
    {"wears out nothing", wears_out_nothing},
    {"serves several hosts at once", serves_several_hosts_at_once},
};

static void *run_checks(void *unused) {
  (void)unused;
  for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
    printf("%s\n", checks[i].name);
    fflush(stdout);
    failed_now = false;
    checks[i].run();
    if (failed_now) {
      printf("  FAILED\n");
      failures++;
    }
    fflush(stdout);
  }
  return NULL;
}

static void bind(const char *path) {
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL)
    die(path, dlerror());
#define BIND(name)                                                                                                     \
  do {                                                                                                                 \
    void *address = dlsym(library, "probe_host_" #name);                                                               \
    if (address == NULL)                                                                                               \
      die(path, "does not export probe_host_" #name);                                                                  \
    memcpy(&adapter.name, &address, sizeof address);                                                                   \
  } while (0)
  BIND(abi);
  BIND(describe);
  BIND(open);
  BIND(compile);
  BIND(instantiate);
  BIND(execute);
  BIND(interrupt);
  BIND(close);
#undef BIND
}

int main(int argc, char **argv) {
  if (argc != 4) {
    fprintf(stderr, "usage: conformance ADAPTER MODULES MODE\n");
    return EXIT_USAGE;
  }
  bind(argv[1]);
  modules = argv[2];
  mode = argv[3];
  pthread_t thread;
  start_guest_thread(&thread, run_checks, NULL);
  pthread_join(thread, NULL);
  printf("%d failed\n", failures);
  return failures;
}
