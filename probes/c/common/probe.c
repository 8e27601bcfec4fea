#include "probe.h"

bool probe_fail(struct probe_result *result, struct probe_error error) {
  result->ok = false;
  result->error = error;
  return false;
}

struct text probe_message(struct text before, int64_t number, struct text after) {
  struct json_writer writer;
  json_writer_open(&writer);
  json_write_raw(&writer, before);
  writer.comma_due = false;
  json_write_integer(&writer, number);
  writer.comma_due = false;
  json_write_raw(&writer, after);
  return (struct text){writer.bytes, writer.length};
}
