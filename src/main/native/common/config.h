/* The "key=value" lines that probe_host_open is given. */
#ifndef PROBE_COMMON_CONFIG_H
#define PROBE_COMMON_CONFIG_H

#include "probe_host.h"

#include <stdbool.h>
#include <stddef.h>

#define CONFIG_MODE_CAPACITY 32
#define CONFIG_MOST_FOLDERS 8

enum config_switch { CONFIG_OFF = 0, CONFIG_ON = 1, CONFIG_ABSENT = 2 };

/* A folder that is granted by WASI. The texts are parts of what config_parse was given, and end there by no zero. */
struct config_folder {
  const char *guest;
  size_t guest_length;
  const char *folder;
  size_t folder_length;
  bool writable;
};

struct config {
  char mode[CONFIG_MODE_CAPACITY]; /* "" when absent */
  uint64_t memory_limit_bytes;     /* 0 when absent */
  uint64_t stack_bytes;            /* 0 when absent */
  enum config_switch interrupt;
  enum config_switch fuel;
  enum config_switch wasi;
  struct config_folder folders[CONFIG_MOST_FOLDERS];
  size_t folder_count;
};

/* Fails the step with PROBE_BAD_CONFIG and answers false when a line is not understood. */
bool config_parse(const char *text, struct config *config, probe_step *step);

#endif
