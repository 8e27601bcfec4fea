/*
 * regex-processing: a log of hundreds of kilobytes, searched line by line for several patterns.
 *
 * Config: {"patterns":[{"name":"...","pattern":"..."},...],"log":"...\n...\n"}
 * A newline ends a line; what follows the last one is a line when it is not empty. Syntax of patterns: regex.h; one
 * that is malformed makes the config invalid.
 *
 * Metrics: {"lines":2,"bytes":71,"patterns":[{"name":"...","matchingLines":1,"matchedBytes":12},...]}
 * bytes is the log's length as UTF-8; matchedBytes the total length of the leftmost match in each matching line.
 */
#include "arena.h"
#include "config.h"
#include "probe.h"
#include "regex.h"

#include <stddef.h>

const struct text probe_scenario = {"regex-processing", sizeof "regex-processing" - 1};

struct lines {
  struct text *items;
  uint32_t count;
};

struct pattern {
  struct text name;
  struct regex regex;
};

static bool is_line_end(struct text log, uint32_t i) {
  return i < log.length ? log.bytes[i] == '\n' : i > 0 && log.bytes[i - 1] != '\n';
}

static struct lines split(struct text log) {
  struct lines lines = {NULL, 0};
  for (uint32_t i = 0; i <= log.length; i++)
    lines.count += is_line_end(log, i);
  lines.items = arena_allocate(lines.count * (uint32_t)sizeof *lines.items);
  uint32_t start = 0;
  uint32_t line = 0;
  for (uint32_t i = 0; i <= log.length; i++) {
    if (!is_line_end(log, i))
      continue;
    lines.items[line++] = (struct text){log.bytes + start, i - start};
    start = i + 1;
  }
  return lines;
}

static bool read_pattern(const struct json_value *value, struct pattern *pattern, struct probe_result *result) {
  struct text source;
  return config_text(value, TEXT("name"), &pattern->name, result) &&
         config_text(value, TEXT("pattern"), &source, result) &&
         (regex_compile(source, &pattern->regex) || config_invalid(result, TEXT("pattern")));
}

static void write_matches(struct json_writer *metrics, struct pattern *pattern, const struct lines *lines) {
  uint32_t matching_lines = 0;
  uint32_t matched_bytes = 0;
  for (uint32_t i = 0; i < lines->count; i++) {
    struct regex_match match;
    if (regex_search(&pattern->regex, lines->items[i], &match)) {
      matching_lines++;
      matched_bytes += match.end - match.start;
    }
  }
  json_begin_object(metrics);
  json_write_name(metrics, TEXT("name"));
  json_write_string(metrics, pattern->name);
  json_write_name(metrics, TEXT("matchingLines"));
  json_write_integer(metrics, matching_lines);
  json_write_name(metrics, TEXT("matchedBytes"));
  json_write_integer(metrics, matched_bytes);
  json_end_object(metrics);
}

void probe_check(const struct json_value *config, struct probe_result *result) {
  const struct json_value *values;
  struct text log;
  if (!config_array(config, TEXT("patterns"), &values, result) || !config_text(config, TEXT("log"), &log, result))
    return;
  uint32_t count = values->items.count;
  struct pattern *patterns = arena_allocate(count * (uint32_t)sizeof *patterns);
  uint32_t index = 0;
  for (const struct json_value *value = values->items.first; value != NULL; value = value->next)
    if (!read_pattern(value, &patterns[index++], result))
      return;

  struct lines lines = split(log);
  struct json_writer *metrics = &result->metrics;
  json_write_name(metrics, TEXT("lines"));
  json_write_integer(metrics, lines.count);
  json_write_name(metrics, TEXT("bytes"));
  json_write_integer(metrics, log.length);
  json_write_name(metrics, TEXT("patterns"));
  json_begin_array(metrics);
  for (uint32_t i = 0; i < count; i++)
    write_matches(metrics, &patterns[i], &lines);
  json_end_array(metrics);
}
