#include "config.h"

#include "step.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST_LINE 128

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
  return false;
}

static bool parse_line(char *line, struct config *config) {
  char *equals = strchr(line, '=');
  if (equals == NULL)
    return false;
  *equals = '\0';
  bool known = set(config, line, equals + 1);
  *equals = '=';
  return known;
}

bool config_parse(const char *text, struct config *config, probe_step *step) {
  *config = (struct config){.interrupt = CONFIG_ABSENT, .fuel = CONFIG_ABSENT};
  while (text != NULL && *text != '\0') {
    size_t length = strcspn(text, "\n");
    char line[LONGEST_LINE];
    if (length >= sizeof line) {
      step_fail(step, PROBE_BAD_CONFIG, "a config line is longer than %d bytes", LONGEST_LINE - 1);
      return false;
    }
    memcpy(line, text, length);
    line[length] = '\0';
    text += length + (text[length] == '\n');
    if (length > 0 && !parse_line(line, config)) {
      step_fail(step, PROBE_BAD_CONFIG, "config line not understood: %s", line);
      return false;
    }
  }
  return true;
}
