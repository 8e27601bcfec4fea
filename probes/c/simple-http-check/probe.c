/*
 * simple-http-check: one GET to a health endpoint.
 *
 * Config: {"url":"...","timeoutMs":1000,"expectedStatus":200,"latencyLimitMs":1000,"metrics":["a","b.c",...]}
 * Each entry of "metrics" names a number in the body, a dot standing between the names of nested objects.
 *
 * Metrics: {"withinLimit":true,"service":"...","version":"...","checks":3,"checksUp":3,"values":{"a":1.000,...}}
 * "service" and "version" are null where the body has no such text. Without a response there is nothing but {}, and
 * where the body cannot be used, "withinLimit" stands alone. The first failure in this order counts: the request, the
 * status, the body, its "status", a missing metric, the latency.
 */
#include "arena.h"
#include "config.h"
#include "decimal.h"
#include "host.h"
#include "http.h"
#include "probe.h"

#include <stddef.h>

#define LONGEST_TIMEOUT_MS 60000
#define NANOS_PER_MS INT64_C(1000000)

const struct text probe_scenario = {"simple-http-check", sizeof "simple-http-check" - 1};

struct settings {
  struct text url;
  int64_t timeout_ms;
  int64_t expected_status;
  int64_t latency_limit_ms;
  const struct json_value *metrics;
};

static bool read_settings(const struct json_value *config, struct settings *settings, struct probe_result *result) {
  if (!config_text(config, TEXT("url"), &settings->url, result) ||
      !config_integer(config, TEXT("timeoutMs"), 1, LONGEST_TIMEOUT_MS, &settings->timeout_ms, result) ||
      !config_integer(config, TEXT("expectedStatus"), 100, 999, &settings->expected_status, result) ||
      !config_integer(config, TEXT("latencyLimitMs"), 1, LONGEST_TIMEOUT_MS, &settings->latency_limit_ms, result) ||
      !config_array(config, TEXT("metrics"), &settings->metrics, result))
    return false;
  for (const struct json_value *path = settings->metrics->items.first; path != NULL; path = path->next)
    if (path->type != JSON_STRING)
      return config_invalid(result, TEXT("metrics"));
  return true;
}

/* Follows a dotted path; NULL when it leads nowhere. */
static const struct json_value *find(const struct json_value *value, struct text path) {
  uint32_t start = 0;
  for (uint32_t i = 0; i <= path.length; i++) {
    if (i < path.length && path.bytes[i] != '.')
      continue;
    value = json_member(value, (struct text){path.bytes + start, i - start});
    start = i + 1;
  }
  return value;
}

static void write_text(struct json_writer *metrics, const struct json_value *body, struct text name) {
  const struct json_value *value = json_member(body, name);
  json_write_name(metrics, name);
  if (value != NULL && value->type == JSON_STRING)
    json_write_string(metrics, value->string);
  else
    json_write_null(metrics);
}

static void write_checks(struct json_writer *metrics, const struct json_value *body) {
  const struct json_value *checks = json_member(body, TEXT("checks"));
  uint32_t count = 0;
  uint32_t up = 0;
  if (checks != NULL && checks->type == JSON_ARRAY) {
    struct probe_error ignored;
    for (const struct json_value *check = checks->items.first; check != NULL; check = check->next) {
      count++;
      up += http_check_up(check, &ignored);
    }
  }
  json_write_name(metrics, TEXT("checks"));
  json_write_integer(metrics, count);
  json_write_name(metrics, TEXT("checksUp"));
  json_write_integer(metrics, up);
}

/* Writes the values that are there; answers whether all are. */
static bool write_values(struct json_writer *metrics, const struct json_value *body, const struct json_value *paths) {
  bool complete = true;
  json_write_name(metrics, TEXT("values"));
  json_begin_object(metrics);
  for (const struct json_value *path = paths->items.first; path != NULL; path = path->next) {
    const struct json_value *value = find(body, path->string);
    if (value == NULL || value->type != JSON_NUMBER) {
      complete = false;
      continue;
    }
    json_write_name(metrics, path->string);
    json_write_thousandths(metrics, decimal_to_thousandths(value->number));
  }
  json_end_object(metrics);
  return complete;
}

void probe_check(const struct json_value *config, struct probe_result *result) {
  struct settings settings;
  if (!read_settings(config, &settings, result))
    return;

  struct http_response response;
  struct probe_error error;
  uint64_t start = host_now_nanos();
  if (!http_get(settings.url, settings.timeout_ms, &response, &error)) {
    probe_fail(result, error);
    return;
  }
  int64_t elapsed = (int64_t)(host_now_nanos() - start);
  bool within_limit = elapsed <= settings.latency_limit_ms * NANOS_PER_MS;
  struct json_writer *metrics = &result->metrics;
  result->status = response.status;
  json_write_name(metrics, TEXT("withinLimit"));
  json_write_boolean(metrics, within_limit);

  const struct json_value *body;
  if (!http_check_status(&response, settings.expected_status, &error) ||
      !http_parse_body(&response, &body, &error)) {
    probe_fail(result, error);
    return;
  }
  write_text(metrics, body, TEXT("service"));
  write_text(metrics, body, TEXT("version"));
  write_checks(metrics, body);
  bool complete = write_values(metrics, body, settings.metrics);
  if (!http_check_up(body, &error))
    probe_fail(result, error);
  else if (!complete)
    probe_fail(result, (struct probe_error){TEXT("missing-metric"), TEXT("the body lacks a metric")});
  else if (!within_limit)
    probe_fail(result, (struct probe_error){TEXT("too-slow"), probe_message(TEXT("the answer took longer than "),
                                                                            settings.latency_limit_ms, TEXT(" ms"))});
}
