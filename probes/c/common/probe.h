/*
 * What a scenario and the shared entry point (entry.c) know of each other, and the shape of every answer:
 *
 *   {"scenario":"...","ok":true,"status":200,"metrics":{...},"error":null}
 *   {"scenario":"...","ok":false,"status":null,"metrics":{...},"error":{"kind":"...","message":"..."}}
 *
 * The five members are always there, in this order. `status` is the HTTP status of a probe that makes one request and
 * got a response, else null. `error` is null exactly when `ok` is true. `metrics` is an object, {} when there is
 * nothing to tell. No answer holds a time, a port or anything else that two runs might not agree on: what was measured
 * is compared with a limit from the config, and the answer says whether it was kept.
 *
 * Kinds of error, in every scenario and language:
 *   invalid-config      the config cannot be used; metrics is {}
 *   http-status         another status than the expected one
 *   timed-out, refused, denied, too-large, malformed-request, io-failure    what the host answered
 *   malformed-response  the host's response is not the JSON that it should be
 *   malformed-body      the body is not JSON, or not an object
 *   truncated-body      the body is the begin of a JSON document
 *   unhealthy           the body's "status" is not "up"
 *   missing-metric      the body lacks a number that the config asks for
 *   too-slow            the latency limit of the config was exceeded
 *   unexpected-outcome  error-handling: a check ended otherwise than the config expects
 *   requests-failed     concurrent-requests: not every request succeeded
 *
 * When memory runs out in the middle of a run, the probe traps.
 */
#ifndef PROBE_PROBE_H
#define PROBE_PROBE_H

#include "json.h"
#include "text.h"

#include <stdbool.h>
#include <stdint.h>

struct probe_error {
  struct text kind;
  struct text message;
};

struct probe_result {
  bool ok;
  int32_t status;             /* 0 stands for null */
  struct json_writer metrics; /* inside its object: write names and values */
  struct probe_error error;   /* when not ok */
};

/* Implemented by each scenario. The config is an object; the result stands at ok, without status and metrics. */
extern const struct text probe_scenario;
void probe_check(const struct json_value *config, struct probe_result *result);

/* Always answers false, so that a check can end with it. */
bool probe_fail(struct probe_result *result, struct probe_error error);

/* "<before><number><after>" in the arena, for messages. */
struct text probe_message(struct text before, int64_t number, struct text after);

#endif
