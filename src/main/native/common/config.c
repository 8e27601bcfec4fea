#include "config.h"

#include "step.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST_LINE 128

static const char read_only_folder[] = "readOnlyFolder=";
static const char writable_folder[] = "writableFolder=";

static bool parse_number(const char *text, uint64_t *number) {
  /* strtoull alone would accept a sign and leading white space. */
  if (*text < '0' || *text > '9')
    return false;
  char *end;
  errno = 0;
  *number = strtoull(text, &end, 10);
  return *end == '\0' && errno == 0;
}

static bool parse_switch(const char *text, enum config_switch *value) {
  if ((text[0] != '0' && text[0] != '1') || text[1] != '\0')
    return false;
  *value = text[0] == '1' ? CONFIG_ON : CONFIG_OFF;
  return true;
}

static bool parse_mode(const char *text, char *mode) {
  size_t length = strlen(text);
  if (length == 0 || length >= CONFIG_MODE_CAPACITY)
    return false;
  memcpy(mode, text, length + 1);
  return true;
}

static bool set(struct config *config, const char *key, const char *value) {
  if (strcmp(key, "mode") == 0)
    return parse_mode(value, config->mode);
  if (strcmp(key, "memoryLimitBytes") == 0)
    return parse_number(value, &config->memory_limit_bytes);
  if (strcmp(key, "stackBytes") == 0)
    return parse_number(value, &config->stack_bytes);
  if (strcmp(key, "interrupt") == 0)
    return parse_switch(value, &config->interrupt);
  if (strcmp(key, "fuel") == 0)
    return parse_switch(value, &config->fuel);
  if (strcmp(key, "wasi") == 0)
    return parse_switch(value, &config->wasi);
  return false;
}

static bool begins_with(const char *line, size_t length, const char *prefix) {
  size_t prefix_length = strlen(prefix);
  return length >= prefix_length && memcmp(line, prefix, prefix_length) == 0;
}

/* Stays where it is: a path may be longer than any other line. */
static bool parse_folder(const char *grant, size_t length, bool writable, struct config *config, probe_step *step) {
  const char *colon = memchr(grant, ':', length);
  if (colon == NULL || colon == grant || colon + 1 == grant + length) {
    step_fail(step, PROBE_BAD_CONFIG, "a folder is granted as <guest path>:<folder>");
    return false;
  }
  if (config->folder_count == CONFIG_MOST_FOLDERS) {
    step_fail(step, PROBE_BAD_CONFIG, "at most %d folders can be granted", CONFIG_MOST_FOLDERS);
    return false;
  }
  config->folders[config->folder_count++] = (struct config_folder){
      .guest = grant,
      .guest_length = (size_t)(colon - grant),
      .folder = colon + 1,
      .folder_length = (size_t)(grant + length - colon - 1),
      .writable = writable,
  };
  return true;
}

static bool parse_setting(char *line, struct config *config) {
  char *equals = strchr(line, '=');
  if (equals == NULL)
    return false;
  *equals = '\0';
  bool known = set(config, line, equals + 1);
  *equals = '=';
  return known;
}

static bool parse_line(const char *text, size_t length, struct config *config, probe_step *step) {
  bool writable = begins_with(text, length, writable_folder);
  if (writable || begins_with(text, length, read_only_folder)) {
    size_t key = writable ? sizeof writable_folder - 1 : sizeof read_only_folder - 1;
    return parse_folder(text + key, length - key, writable, config, step);
  }
  char line[LONGEST_LINE];
  if (length >= sizeof line) {
    step_fail(step, PROBE_BAD_CONFIG, "a config line is longer than %d bytes", LONGEST_LINE - 1);
    return false;
  }
  memcpy(line, text, length);
  line[length] = '\0';
  if (parse_setting(line, config))
    return true;
  step_fail(step, PROBE_BAD_CONFIG, "config line not understood: %s", line);
  return false;
}

bool config_parse(const char *text, struct config *config, probe_step *step) {
  *config = (struct config){.interrupt = CONFIG_ABSENT, .fuel = CONFIG_ABSENT, .wasi = CONFIG_ABSENT};
  while (text != NULL && *text != '\0') {
    size_t length = strcspn(text, "\n");
    if (length > 0 && !parse_line(text, length, config, step))
      return false;
    text += length + (text[length] == '\n');
  }
  return true;
}
