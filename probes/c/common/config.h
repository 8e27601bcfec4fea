/*
 * Members of the config that a scenario needs. Each function fails the result with the kind invalid-config and the
 * message "config.<name> is missing or invalid" (the innermost name alone) and answers false when the member is not
 * there or not what it must be.
 */
#ifndef PROBE_CONFIG_H
#define PROBE_CONFIG_H

#include "probe.h"

bool config_invalid(struct probe_result *result, struct text name);

bool config_text(const struct json_value *object, struct text name, struct text *value, struct probe_result *result);

/* A number without fraction within the range, which includes both ends. */
bool config_integer(const struct json_value *object, struct text name, int64_t low, int64_t high, int64_t *value,
                    struct probe_result *result);

bool config_array(const struct json_value *object, struct text name, const struct json_value **value,
                  struct probe_result *result);

#endif
