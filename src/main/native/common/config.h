/* The "key=value" lines that probe_host_open is given. */
#ifndef PROBE_COMMON_CONFIG_H
#define PROBE_COMMON_CONFIG_H

#include "probe_host.h"

#include <stdbool.h>

#define CONFIG_MODE_CAPACITY 32

enum config_switch { CONFIG_OFF = 0, CONFIG_ON = 1, CONFIG_ABSENT = 2 };

struct config {
  char mode[CONFIG_MODE_CAPACITY]; /* "" when absent */
  uint64_t memory_limit_bytes;     /* 0 when absent */
  uint64_t stack_bytes;            /* 0 when absent */
  enum config_switch interrupt;
  enum config_switch fuel;
};

/* Fails the step with PROBE_BAD_CONFIG and answers false when a line is not understood. */
bool config_parse(const char *text, struct config *config, probe_step *step);

#endif
