#include "config.h"

#include "arena.h"
#include "decimal.h"

#include <stddef.h>

static uint32_t append(char *out, uint32_t length, struct text text) {
  for (uint32_t i = 0; i < text.length; i++)
    out[length + i] = text.bytes[i];
  return length + text.length;
}

bool config_invalid(struct probe_result *result, struct text name) {
  struct text before = TEXT("config.");
  struct text after = TEXT(" is missing or invalid");
  char *message = arena_allocate(before.length + name.length + after.length);
  uint32_t length = append(message, append(message, append(message, 0, before), name), after);
  return probe_fail(result, (struct probe_error){TEXT("invalid-config"), {message, length}});
}

bool config_text(const struct json_value *object, struct text name, struct text *value, struct probe_result *result) {
  const struct json_value *member = json_member(object, name);
  if (member == NULL || member->type != JSON_STRING)
    return config_invalid(result, name);
  *value = member->string;
  return true;
}

bool config_integer(const struct json_value *object, struct text name, int64_t low, int64_t high, int64_t *value,
                    struct probe_result *result) {
  const struct json_value *member = json_member(object, name);
  if (member == NULL || member->type != JSON_NUMBER || !decimal_is_integer(member->number))
    return config_invalid(result, name);
  *value = member->number / DECIMAL_ONE;
  return (*value >= low && *value <= high) || config_invalid(result, name);
}

bool config_array(const struct json_value *object, struct text name, const struct json_value **value,
                  struct probe_result *result) {
  const struct json_value *member = json_member(object, name);
  if (member == NULL || member->type != JSON_ARRAY)
    return config_invalid(result, name);
  *value = member;
  return true;
}
