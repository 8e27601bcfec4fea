/* The two functions that a host calls. */
#include "arena.h"
#include "host.h"
#include "probe.h"

#include <stddef.h>

HOST_EXPORT(allocate) uint32_t allocate(uint32_t length);
HOST_EXPORT(run) uint64_t run(uint32_t offset, uint32_t length);

/*
 * Inputs lie at the bottom of the arena and what a run allocates above them. The first allocate after a run begins
 * anew; a second run on the same input starts from the end of that input. A run that trapped leaves nothing to tidy up
 * but its stack.
 */
static uint32_t end_of_inputs;
static bool ran;

uint32_t allocate(uint32_t length) {
  if (ran) {
    arena_reset();
    ran = false;
  }
  void *block = arena_try_allocate(length);
  end_of_inputs = arena_mark();
  return block == NULL ? 0 : host_offset(block);
}

static struct probe_error invalid_config(struct text message) {
  return (struct probe_error){TEXT("invalid-config"), message};
}

static void open_metrics(struct json_writer *metrics) {
  json_writer_open(metrics);
  json_begin_object(metrics);
}

static void check(struct text input, struct probe_result *result) {
  const struct json_value *config;
  if (json_parse(input, &config) != JSON_VALID)
    probe_fail(result, invalid_config(TEXT("the config is not valid JSON")));
  else if (config->type != JSON_OBJECT)
    probe_fail(result, invalid_config(TEXT("the config is not an object")));
  else
    probe_check(config, result);
}

static void write_error(struct json_writer *answer, const struct probe_result *result) {
  json_write_name(answer, TEXT("error"));
  if (result->ok) {
    json_write_null(answer);
    return;
  }
  json_begin_object(answer);
  json_write_name(answer, TEXT("kind"));
  json_write_string(answer, result->error.kind);
  json_write_name(answer, TEXT("message"));
  json_write_string(answer, result->error.message);
  json_end_object(answer);
}

static void write_answer(struct json_writer *answer, const struct probe_result *result) {
  json_writer_open(answer);
  json_begin_object(answer);
  json_write_name(answer, TEXT("scenario"));
  json_write_string(answer, probe_scenario);
  json_write_name(answer, TEXT("ok"));
  json_write_boolean(answer, result->ok);
  json_write_name(answer, TEXT("status"));
  if (result->status == 0)
    json_write_null(answer);
  else
    json_write_integer(answer, result->status);
  json_write_name(answer, TEXT("metrics"));
  json_write_raw(answer, (struct text){result->metrics.bytes, result->metrics.length});
  write_error(answer, result);
  json_end_object(answer);
}

/* Not within run: when that resets the stack, nothing may stand there yet. */
static __attribute__((noinline)) uint64_t run_on_empty_stack(uint32_t offset, uint32_t length) {
  arena_rewind(end_of_inputs);

  struct probe_result result = {.ok = true};
  open_metrics(&result.metrics);
  check((struct text){host_address(offset), length}, &result);
  if (!result.ok && text_equal(result.error.kind, TEXT("invalid-config")))
    open_metrics(&result.metrics);
  json_end_object(&result.metrics);

  struct json_writer answer;
  write_answer(&answer, &result);
  return (uint64_t)host_offset(answer.bytes) << 32 | answer.length;
}

uint64_t run(uint32_t offset, uint32_t length) {
  host_reset_stack();
  ran = true;
  return run_on_empty_stack(offset, length);
}
