/*
 * error-handling: a list of requests that go wrong, each in its own way. The probe is ok when every one of them went
 * wrong as the config says.
 *
 * Config: {"checks":[{"name":"...","url":"...","timeoutMs":1000,"expected":"http-status"},...]}
 * "expected" is a kind of error from probe.h, or "none" for a check that is to succeed: status 200 and a body that is
 * an object which says it is up. {"trap":true} makes the probe trap, to see what the host makes of it.
 *
 * Metrics: {"checks":7,"asExpected":7,"results":[{"name":"...","status":500,"error":{"kind":"http-status",
 *           "message":"the status is 500, expected 200"}},...]}
 * "status" is null where there was no response, "error" where there was no error.
 */
#include "config.h"
#include "host.h"
#include "http.h"
#include "probe.h"

#include <stddef.h>

#define LONGEST_TIMEOUT_MS 60000
#define STATUS_OK 200

const struct text probe_scenario = {"error-handling", sizeof "error-handling" - 1};

struct check {
  struct text name;
  struct text url;
  struct text expected;
  int64_t timeout_ms;
};

static bool read_check(const struct json_value *value, struct check *check, struct probe_result *result) {
  return config_text(value, TEXT("name"), &check->name, result) &&
         config_text(value, TEXT("url"), &check->url, result) &&
         config_integer(value, TEXT("timeoutMs"), 1, LONGEST_TIMEOUT_MS, &check->timeout_ms, result) &&
         config_text(value, TEXT("expected"), &check->expected, result);
}

static bool read_checks(const struct json_value *config, const struct json_value **checks,
                        struct probe_result *result) {
  if (!config_array(config, TEXT("checks"), checks, result))
    return false;
  /* All of them before the first request: a config is used as a whole or not at all. */
  struct check check;
  for (const struct json_value *value = (*checks)->items.first; value != NULL; value = value->next)
    if (!read_check(value, &check, result))
      return false;
  return true;
}

/* Leaves the kind "none" where nothing went wrong, and the status 0 where there was no response. */
static void perform(const struct check *check, int32_t *status, struct probe_error *error) {
  struct http_response response;
  const struct json_value *body;
  *status = 0;
  if (!http_get(check->url, check->timeout_ms, &response, error))
    return;
  *status = response.status;
  if (http_check_status(&response, STATUS_OK, error) && http_parse_body(&response, &body, error) &&
      http_check_up(body, error))
    *error = (struct probe_error){TEXT("none"), TEXT("")};
}

static void write_outcome(struct json_writer *report, const struct check *check, int32_t status,
                          const struct probe_error *error) {
  json_begin_object(report);
  json_write_name(report, TEXT("name"));
  json_write_string(report, check->name);
  json_write_name(report, TEXT("status"));
  if (status == 0)
    json_write_null(report);
  else
    json_write_integer(report, status);
  json_write_name(report, TEXT("error"));
  if (text_equal(error->kind, TEXT("none"))) {
    json_write_null(report);
  } else {
    json_begin_object(report);
    json_write_name(report, TEXT("kind"));
    json_write_string(report, error->kind);
    json_write_name(report, TEXT("message"));
    json_write_string(report, error->message);
    json_end_object(report);
  }
  json_end_object(report);
}

void probe_check(const struct json_value *config, struct probe_result *result) {
  const struct json_value *trap = json_member(config, TEXT("trap"));
  if (trap != NULL && trap->type == JSON_TRUE)
    host_trap();
  const struct json_value *checks;
  if (!read_checks(config, &checks, result))
    return;

  int64_t as_expected = 0;
  struct json_writer report;
  json_writer_open(&report);
  json_begin_array(&report);
  for (const struct json_value *value = checks->items.first; value != NULL; value = value->next) {
    struct check check;
    struct probe_error error;
    int32_t status;
    if (!read_check(value, &check, result))
      return;
    perform(&check, &status, &error);
    as_expected += text_equal(error.kind, check.expected);
    write_outcome(&report, &check, status, &error);
  }
  json_end_array(&report);

  struct json_writer *metrics = &result->metrics;
  json_write_name(metrics, TEXT("checks"));
  json_write_integer(metrics, checks->items.count);
  json_write_name(metrics, TEXT("asExpected"));
  json_write_integer(metrics, as_expected);
  json_write_name(metrics, TEXT("results"));
  json_write_raw(metrics, (struct text){report.bytes, report.length});
  int64_t unexpected = checks->items.count - as_expected;
  if (unexpected != 0)
    probe_fail(result, (struct probe_error){TEXT("unexpected-outcome"),
                                            probe_message(TEXT(""), unexpected, TEXT(" checks ended unexpectedly"))});
}
