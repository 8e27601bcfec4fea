/*
 * json-parsing-heavy: a report of hundreds of kilobytes about many services, read and summed up.
 *
 * Config: {"services":[{"name":"...","instances":[{"up":true,"requests":120,"errors":3,
 *          "labels":{"zone":"..."},"latencyMs":[1.25e1,...]},...]},...]}
 * Requests and errors are integers up to 10^8; a latency is from 0 to 10^6 ms; every service needs at least one.
 * There are at most 100,000 instances and 9,000,000 latencies.
 *
 * Metrics: {"services":1,"instances":1,"instancesUp":1,"labels":1,"labelBytes":8,"samples":1,"requests":120,"errors":3,
 *           "errorPercent":2.500,"latency":{"sum":..,"mean":..,"min":..,"max":..,"p50":..,"p95":..,"p99":..},
 *           "byService":[{"name":"...","samples":1,"mean":..,"p50":..,"p95":..,"p99":..,"errorPercent":..},...]}
 * labelBytes counts names and values of the labels as UTF-8, without their escapes. errorPercent is 100 * errors /
 * requests, or 0.000 without requests. Percentiles: statistics.h. Rounding: decimal.h.
 */
#include "arena.h"
#include "config.h"
#include "decimal.h"
#include "probe.h"
#include "statistics.h"

#include <stddef.h>

#define LARGEST_COUNT INT64_C(100000000)
#define LARGEST_LATENCY (INT64_C(1000000) * DECIMAL_ONE)
/* With this many instances and samples the sums cannot leave 64 bits. */
#define LARGEST_INSTANCES 100000
#define LARGEST_SAMPLES 9000000

const struct text probe_scenario = {"json-parsing-heavy", sizeof "json-parsing-heavy" - 1};

struct traffic {
  int64_t requests;
  int64_t errors;
};

struct totals {
  uint32_t services;
  uint32_t instances;
  uint32_t instances_up;
  uint32_t labels;
  uint32_t label_bytes;
  struct traffic traffic;
  int64_t *samples; /* of all services, one service after the other */
  uint32_t sample_count;
};

struct service {
  struct text name;
  struct traffic traffic;
  uint32_t first_sample;
  uint32_t sample_count;
};

/* ---- reading ---- */

static bool read_labels(const struct json_value *instance, struct totals *totals, struct probe_result *result) {
  const struct json_value *labels = json_member(instance, TEXT("labels"));
  if (labels == NULL || labels->type != JSON_OBJECT)
    return config_invalid(result, TEXT("labels"));
  for (const struct json_value *label = labels->items.first; label != NULL; label = label->next) {
    if (label->type != JSON_STRING)
      return config_invalid(result, TEXT("labels"));
    totals->labels++;
    totals->label_bytes += label->name.length + label->string.length;
  }
  return true;
}

static bool read_samples(const struct json_value *instance, struct totals *totals, struct probe_result *result) {
  const struct json_value *latencies;
  if (!config_array(instance, TEXT("latencyMs"), &latencies, result))
    return false;
  if (latencies->items.count > LARGEST_SAMPLES - totals->sample_count)
    return config_invalid(result, TEXT("latencyMs"));
  for (const struct json_value *latency = latencies->items.first; latency != NULL; latency = latency->next) {
    if (latency->type != JSON_NUMBER || latency->number < 0 || latency->number > LARGEST_LATENCY)
      return config_invalid(result, TEXT("latencyMs"));
    totals->samples[totals->sample_count++] = latency->number;
  }
  return true;
}

static bool read_instance(const struct json_value *instance, struct totals *totals, struct service *service,
                          struct probe_result *result) {
  const struct json_value *up = json_member(instance, TEXT("up"));
  if (up == NULL || (up->type != JSON_TRUE && up->type != JSON_FALSE))
    return config_invalid(result, TEXT("up"));
  int64_t requests;
  int64_t errors;
  if (!config_integer(instance, TEXT("requests"), 0, LARGEST_COUNT, &requests, result) ||
      !config_integer(instance, TEXT("errors"), 0, LARGEST_COUNT, &errors, result) ||
      !read_labels(instance, totals, result) || !read_samples(instance, totals, result))
    return false;
  totals->instances++;
  totals->instances_up += up->type == JSON_TRUE;
  service->traffic.requests += requests;
  service->traffic.errors += errors;
  return true;
}

static bool read_service(const struct json_value *value, struct totals *totals, struct service *service,
                         struct probe_result *result) {
  const struct json_value *instances;
  *service = (struct service){.first_sample = totals->sample_count};
  if (!config_text(value, TEXT("name"), &service->name, result) ||
      !config_array(value, TEXT("instances"), &instances, result))
    return false;
  if (instances->items.count > LARGEST_INSTANCES - totals->instances)
    return config_invalid(result, TEXT("instances"));
  for (const struct json_value *instance = instances->items.first; instance != NULL; instance = instance->next)
    if (!read_instance(instance, totals, service, result))
      return false;
  service->sample_count = totals->sample_count - service->first_sample;
  if (service->sample_count == 0)
    return config_invalid(result, TEXT("latencyMs"));
  totals->services++;
  totals->traffic.requests += service->traffic.requests;
  totals->traffic.errors += service->traffic.errors;
  return true;
}

/* An upper bound, so that one array is enough for all samples. */
static uint32_t count_samples(const struct json_value *services) {
  uint32_t count = 0;
  for (const struct json_value *service = services->items.first; service != NULL; service = service->next) {
    const struct json_value *instances = json_member(service, TEXT("instances"));
    if (instances == NULL || instances->type != JSON_ARRAY)
      continue;
    for (const struct json_value *instance = instances->items.first; instance != NULL; instance = instance->next) {
      const struct json_value *latencies = json_member(instance, TEXT("latencyMs"));
      if (latencies != NULL && latencies->type == JSON_ARRAY)
        count += latencies->items.count;
    }
  }
  return count;
}

/* ---- writing ---- */

static void write_integer(struct json_writer *metrics, struct text name, int64_t number) {
  json_write_name(metrics, name);
  json_write_integer(metrics, number);
}

static void write_decimal(struct json_writer *metrics, struct text name, int64_t millionths) {
  json_write_name(metrics, name);
  json_write_thousandths(metrics, decimal_to_thousandths(millionths));
}

static int64_t sum(const int64_t *samples, uint32_t count) {
  int64_t total = 0;
  for (uint32_t i = 0; i < count; i++)
    total += samples[i];
  return total;
}

/* Straight from the sum to thousandths, so that the mean is rounded once. */
static void write_mean(struct json_writer *metrics, int64_t total, uint32_t count) {
  json_write_name(metrics, TEXT("mean"));
  json_write_thousandths(metrics, decimal_divide(total, (int64_t)count * (DECIMAL_ONE / 1000)));
}

static void write_percentiles(struct json_writer *metrics, const int64_t *sorted, uint32_t count) {
  write_decimal(metrics, TEXT("p50"), statistics_percentile(sorted, count, 50));
  write_decimal(metrics, TEXT("p95"), statistics_percentile(sorted, count, 95));
  write_decimal(metrics, TEXT("p99"), statistics_percentile(sorted, count, 99));
}

static void write_error_percent(struct json_writer *metrics, struct traffic traffic) {
  json_write_name(metrics, TEXT("errorPercent"));
  json_write_thousandths(metrics,
                         traffic.requests == 0 ? 0 : decimal_divide(traffic.errors * 100 * 1000, traffic.requests));
}

static void write_service(struct json_writer *metrics, const struct service *service, int64_t *samples) {
  uint32_t count = service->sample_count;
  statistics_sort(samples, count);
  json_begin_object(metrics);
  json_write_name(metrics, TEXT("name"));
  json_write_string(metrics, service->name);
  write_integer(metrics, TEXT("samples"), count);
  write_mean(metrics, sum(samples, count), count);
  write_percentiles(metrics, samples, count);
  write_error_percent(metrics, service->traffic);
  json_end_object(metrics);
}

static void write_overall_latency(struct json_writer *metrics, const struct totals *totals) {
  const int64_t *sorted = totals->samples;
  uint32_t count = totals->sample_count;
  int64_t total = sum(sorted, count);
  json_write_name(metrics, TEXT("latency"));
  json_begin_object(metrics);
  write_decimal(metrics, TEXT("sum"), total);
  write_mean(metrics, total, count);
  write_decimal(metrics, TEXT("min"), sorted[0]);
  write_decimal(metrics, TEXT("max"), sorted[count - 1]);
  write_percentiles(metrics, sorted, count);
  json_end_object(metrics);
}

void probe_check(const struct json_value *config, struct probe_result *result) {
  const struct json_value *values;
  if (!config_array(config, TEXT("services"), &values, result))
    return;
  uint32_t count = values->items.count;
  if (count == 0) {
    config_invalid(result, TEXT("services"));
    return;
  }
  struct service *services = arena_allocate(count * (uint32_t)sizeof *services);
  struct totals totals = {.samples = arena_allocate(count_samples(values) * (uint32_t)sizeof *totals.samples)};
  uint32_t index = 0;
  for (const struct json_value *value = values->items.first; value != NULL; value = value->next)
    if (!read_service(value, &totals, &services[index++], result))
      return;

  /* The services come first, while the samples of each still stand together. */
  struct json_writer by_service;
  json_writer_open(&by_service);
  json_begin_array(&by_service);
  for (uint32_t i = 0; i < count; i++)
    write_service(&by_service, &services[i], totals.samples + services[i].first_sample);
  json_end_array(&by_service);
  statistics_sort(totals.samples, totals.sample_count);

  struct json_writer *metrics = &result->metrics;
  write_integer(metrics, TEXT("services"), totals.services);
  write_integer(metrics, TEXT("instances"), totals.instances);
  write_integer(metrics, TEXT("instancesUp"), totals.instances_up);
  write_integer(metrics, TEXT("labels"), totals.labels);
  write_integer(metrics, TEXT("labelBytes"), totals.label_bytes);
  write_integer(metrics, TEXT("samples"), totals.sample_count);
  write_integer(metrics, TEXT("requests"), totals.traffic.requests);
  write_integer(metrics, TEXT("errors"), totals.traffic.errors);
  write_error_percent(metrics, totals.traffic);
  write_overall_latency(metrics, &totals);
  json_write_name(metrics, TEXT("byService"));
  json_write_raw(metrics, (struct text){by_service.bytes, by_service.length});
}
