/*
 * Runs a probe on any adapter from plain C: the reference for what other hosts add, and the quickest way to try an
 * adapter by hand.
 *
 *   drive ADAPTER MODULE INPUT [--responses FILE] [--config TEXT] [--iterations N] [--timeout-ms N]
 *
 * The answer of the last iteration goes to stdout, exactly as the probe gave it; times, in nanoseconds, and what went
 * wrong go to stderr. HTTP requests are answered from the file of responses, of lines "<url><tab><answer>", where the
 * answer is the JSON of a response or one of the negative codes; any other URL is denied. In TEXT, a semicolon stands
 * for a newline. The exit status is the outcome of the step that failed (enum probe_outcome), 64 for wrong usage.
 */
#include "probe_host.h"

#include <dlfcn.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXIT_USAGE 64
#define HTTP_DENIED (-3)
#define HTTP_TOO_LARGE (-4)
#define HTTP_MALFORMED (-5)

struct adapter {
  int64_t (*abi)(void);
  const char *(*describe)(void);
  probe_host *(*open)(const char *, probe_http, void *, probe_step *);
  int64_t (*compile)(probe_host *, const uint8_t *, uint64_t, probe_step *);
  int64_t (*instantiate)(probe_host *, uint64_t, probe_step *);
  int64_t (*execute)(probe_host *, const uint8_t *, uint64_t, uint64_t, probe_step *);
  int64_t (*close)(probe_host *);
};

struct bytes {
  uint8_t *data;
  uint64_t length;
};

struct options {
  const char *adapter;
  const char *module;
  const char *input;
  const char *responses;
  char *config;
  uint64_t iterations;
  uint64_t timeout_ns;
};

static void die(const char *what, const char *why) {
  fprintf(stderr, "drive: %s: %s\n", what, why);
  exit(EXIT_USAGE);
}

static struct bytes read_file(const char *path) {
  FILE *file = fopen(path, "rb");
  if (file == NULL || fseek(file, 0, SEEK_END) != 0)
    die(path, "cannot be read");
  long length = ftell(file);
  rewind(file);
  uint8_t *data = malloc((size_t)length + 1);
  if (length < 0 || data == NULL || fread(data, 1, (size_t)length, file) != (size_t)length)
    die(path, "cannot be read");
  fclose(file);
  data[length] = '\0';
  return (struct bytes){data, (uint64_t)length};
}

/* ---- responses ---- */

/* The line of the table for a URL, behind its tab; NULL when there is none. */
static const char *find_response(const char *table, const char *url, size_t url_length) {
  while (table != NULL && *table != '\0') {
    if (strncmp(table, url, url_length) == 0 && table[url_length] == '\t')
      return table + url_length + 1;
    const char *end = strchr(table, '\n');
    table = end == NULL ? NULL : end + 1;
  }
  return NULL;
}

static int64_t replay(void *table, const uint8_t *request, uint64_t request_len, uint8_t *response,
                      uint64_t response_cap) {
  /* The probes write requests without white space, and their URLs need no escapes. */
  static const char member[] = "\"url\":\"";
  char text[4096];
  if (request_len >= sizeof text)
    return HTTP_MALFORMED;
  memcpy(text, request, request_len);
  text[request_len] = '\0';
  const char *url = strstr(text, member);
  if (url == NULL)
    return HTTP_MALFORMED;
  url += sizeof member - 1;
  const char *answer = find_response(table, url, strcspn(url, "\""));
  if (answer == NULL)
    return HTTP_DENIED;
  if (*answer == '-')
    return strtol(answer, NULL, 10);
  size_t length = strcspn(answer, "\n");
  if (length > response_cap)
    return HTTP_TOO_LARGE;
  memcpy(response, answer, length);
  return (int64_t)length;
}

/* ---- the adapter ---- */

static void *symbol(void *library, const char *name) {
  void *address = dlsym(library, name);
  if (address == NULL)
    die(name, "is not exported by the adapter");
  return address;
}

static struct adapter bind(const char *path) {
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL)
    die(path, dlerror());
  struct adapter adapter;
  void *address;
#define BIND(name)                                                                                                     \
  address = symbol(library, "probe_host_" #name);                                                                      \
  memcpy(&adapter.name, &address, sizeof address)
  BIND(abi);
  BIND(describe);
  BIND(open);
  BIND(compile);
  BIND(instantiate);
  BIND(execute);
  BIND(close);
#undef BIND
  if (adapter.abi() != PROBE_HOST_ABI)
    die(path, "is of another ABI");
  return adapter;
}

static void require(const probe_step *step, const char *what) {
  if (step->outcome == PROBE_OK)
    return;
  fprintf(stderr, "%s: outcome %" PRId32 ", trap %" PRId32 ": %s\n", what, step->outcome, step->trap, step->message);
  exit(step->outcome);
}

/* ---- the run ---- */

static int compare(const void *a, const void *b) {
  uint64_t x = *(const uint64_t *)a;
  uint64_t y = *(const uint64_t *)b;
  return (x > y) - (x < y);
}

static void execute_all(const struct adapter *adapter, probe_host *host, const struct bytes *input,
                        const struct options *options) {
  uint64_t *times = malloc(options->iterations * sizeof *times);
  if (times == NULL)
    die("iterations", "too many");
  probe_step step;
  uint64_t first = 0;
  uint64_t first_memory = 0;
  for (uint64_t i = 0; i < options->iterations; i++) {
    adapter->execute(host, input->data, input->length, options->timeout_ns, &step);
    require(&step, "execute");
    times[i] = step.elapsed_ns - step.host_ns;
    if (i == 0) {
      first = step.elapsed_ns;
      first_memory = step.guest_memory;
    }
  }
  qsort(times, options->iterations, sizeof *times, compare);
  fprintf(stderr, "execute first %" PRIu64 " median %" PRIu64 " fastest %" PRIu64 " slowest %" PRIu64 "\n", first,
          times[options->iterations / 2], times[0], times[options->iterations - 1]);
  fprintf(stderr, "memory first %" PRIu64 " last %" PRIu64 "\n", first_memory, step.guest_memory);
  fwrite(step.result, 1, step.result_len, stdout);
  free(times);
}

static void drive(const struct options *options) {
  struct adapter adapter = bind(options->adapter);
  struct bytes module = read_file(options->module);
  struct bytes input = read_file(options->input);
  struct bytes table = {NULL, 0};
  if (options->responses != NULL)
    table = read_file(options->responses);

  fprintf(stderr, "adapter %s\n", adapter.describe());
  probe_step step;
  probe_host *host = adapter.open(options->config, replay, table.data, &step);
  require(&step, "open");
  fprintf(stderr, "open %" PRIu64 "\n", step.elapsed_ns);
  adapter.compile(host, module.data, module.length, &step);
  require(&step, "compile");
  fprintf(stderr, "compile %" PRIu64 "\n", step.elapsed_ns);
  adapter.instantiate(host, options->timeout_ns, &step);
  require(&step, "instantiate");
  fprintf(stderr, "instantiate %" PRIu64 "\n", step.elapsed_ns);
  execute_all(&adapter, host, &input, options);
  adapter.close(host);
  free(module.data);
  free(input.data);
  free(table.data);
}

static uint64_t parse_number(const char *text) {
  char *end;
  uint64_t number = strtoull(text, &end, 10);
  if (*text < '0' || *text > '9' || *end != '\0')
    die(text, "is not a number");
  return number;
}

static void parse_option(struct options *options, const char *name, char *value) {
  if (value == NULL)
    die(name, "needs a value");
  if (strcmp(name, "--responses") == 0) {
    options->responses = value;
  } else if (strcmp(name, "--config") == 0) {
    for (char *c = value; *c != '\0'; c++)
      if (*c == ';')
        *c = '\n';
    options->config = value;
  } else if (strcmp(name, "--iterations") == 0) {
    options->iterations = parse_number(value);
  } else if (strcmp(name, "--timeout-ms") == 0) {
    options->timeout_ns = parse_number(value) * 1000000;
  } else {
    die(name, "is not an option");
  }
}

int main(int argc, char **argv) {
  if (argc < 4) {
    fprintf(stderr, "usage: drive ADAPTER MODULE INPUT [--responses FILE] [--config TEXT] [--iterations N] "
                    "[--timeout-ms N]\n");
    return EXIT_USAGE;
  }
  struct options options = {.adapter = argv[1], .module = argv[2], .input = argv[3], .iterations = 1};
  for (int i = 4; i < argc; i += 2)
    parse_option(&options, argv[i], argv[i + 1]);
  if (options.iterations == 0)
    die("--iterations", "must be at least 1");
  drive(&options);
  return 0;
}
