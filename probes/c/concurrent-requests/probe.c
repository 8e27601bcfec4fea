/*
 * concurrent-requests: a few GETs one after the other. A module has one thread; it is the host that runs several
 * instances of it at a time.
 *
 * Config: {"timeoutMs":1000,"expectedStatus":200,"endpoints":[{"name":"slow","url":"...","requests":2},...]}
 *
 * Metrics: {"requests":4,"succeeded":4,"bodyBytes":200,
 *           "endpoints":[{"name":"slow","requests":2,"succeeded":2,"bodyBytes":100,"error":null},...]}
 * A request succeeds when the status is the expected one and the body is an object that says it is up; bodyBytes counts
 * the bodies of those. "error" is the kind of the endpoint's first failure.
 */
#include "config.h"
#include "http.h"
#include "probe.h"

#include <stddef.h>

#define LONGEST_TIMEOUT_MS 60000
#define MOST_REQUESTS 1000

const struct text probe_scenario = {"concurrent-requests", sizeof "concurrent-requests" - 1};

struct settings {
  int64_t timeout_ms;
  int64_t expected_status;
  const struct json_value *endpoints;
};

struct endpoint {
  struct text name;
  struct text url;
  int64_t requests;
};

struct tally {
  int64_t requests;
  int64_t succeeded;
  int64_t body_bytes;
};

static bool read_endpoint(const struct json_value *value, struct endpoint *endpoint, struct probe_result *result) {
  return config_text(value, TEXT("name"), &endpoint->name, result) &&
         config_text(value, TEXT("url"), &endpoint->url, result) &&
         config_integer(value, TEXT("requests"), 1, MOST_REQUESTS, &endpoint->requests, result);
}

static bool read_settings(const struct json_value *config, struct settings *settings, struct probe_result *result) {
  if (!config_integer(config, TEXT("timeoutMs"), 1, LONGEST_TIMEOUT_MS, &settings->timeout_ms, result) ||
      !config_integer(config, TEXT("expectedStatus"), 100, 999, &settings->expected_status, result) ||
      !config_array(config, TEXT("endpoints"), &settings->endpoints, result))
    return false;
  /* All of them before the first request: a config is used as a whole or not at all. */
  struct endpoint endpoint;
  for (const struct json_value *value = settings->endpoints->items.first; value != NULL; value = value->next)
    if (!read_endpoint(value, &endpoint, result))
      return false;
  return true;
}

static bool request(const struct settings *settings, struct text url, struct tally *tally, struct probe_error *error) {
  struct http_response response;
  const struct json_value *body;
  tally->requests++;
  if (!http_get(url, settings->timeout_ms, &response, error) ||
      !http_check_status(&response, settings->expected_status, error) || !http_parse_body(&response, &body, error) ||
      !http_check_up(body, error))
    return false;
  tally->succeeded++;
  tally->body_bytes += response.body.length;
  return true;
}

static void write_tally(struct json_writer *metrics, const struct tally *tally) {
  json_write_name(metrics, TEXT("requests"));
  json_write_integer(metrics, tally->requests);
  json_write_name(metrics, TEXT("succeeded"));
  json_write_integer(metrics, tally->succeeded);
  json_write_name(metrics, TEXT("bodyBytes"));
  json_write_integer(metrics, tally->body_bytes);
}

static struct tally check_endpoint(const struct settings *settings, const struct endpoint *endpoint,
                                   struct json_writer *report) {
  struct tally tally = {0, 0, 0};
  struct text first_failure = TEXT("");
  for (int64_t i = 0; i < endpoint->requests; i++) {
    struct probe_error error;
    if (!request(settings, endpoint->url, &tally, &error) && first_failure.length == 0)
      first_failure = error.kind;
  }
  json_begin_object(report);
  json_write_name(report, TEXT("name"));
  json_write_string(report, endpoint->name);
  write_tally(report, &tally);
  json_write_name(report, TEXT("error"));
  if (first_failure.length == 0)
    json_write_null(report);
  else
    json_write_string(report, first_failure);
  json_end_object(report);
  return tally;
}

void probe_check(const struct json_value *config, struct probe_result *result) {
  struct settings settings;
  if (!read_settings(config, &settings, result))
    return;

  struct tally total = {0, 0, 0};
  struct json_writer report;
  json_writer_open(&report);
  json_begin_array(&report);
  for (const struct json_value *value = settings.endpoints->items.first; value != NULL; value = value->next) {
    struct endpoint endpoint;
    if (!read_endpoint(value, &endpoint, result))
      return;
    struct tally tally = check_endpoint(&settings, &endpoint, &report);
    total.requests += tally.requests;
    total.succeeded += tally.succeeded;
    total.body_bytes += tally.body_bytes;
  }
  json_end_array(&report);

  struct json_writer *metrics = &result->metrics;
  write_tally(metrics, &total);
  json_write_name(metrics, TEXT("endpoints"));
  json_write_raw(metrics, (struct text){report.bytes, report.length});
  int64_t failed = total.requests - total.succeeded;
  if (failed != 0)
    probe_fail(result, (struct probe_error){TEXT("requests-failed"),
                                            probe_message(TEXT(""), failed, TEXT(" requests failed"))});
}
