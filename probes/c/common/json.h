/*
 * JSON in and out.
 *
 * The reader is strict: RFC 8259 and nothing else. No comments, no trailing commas, no NaN, nothing after the value
 * but white space; strings must be valid UTF-8 without raw control characters, and \u escapes must not leave half a
 * surrogate pair. It differs from the RFC only in its limits: values nest at most 64 deep (an array in an array is 2
 * deep), and numbers are held as decimal.h says. Of members with the same name, the last one counts.
 *
 * The writer escapes the quotation mark, the backslash and control characters below U+0020 (\b \f \n \r \t, else \u00xx
 * in lower case) and writes everything else as UTF-8. It writes no white space.
 */
#ifndef PROBE_JSON_H
#define PROBE_JSON_H

#include "text.h"

#include <stdbool.h>
#include <stdint.h>

#define JSON_DEPTH_LIMIT 64

enum json_type { JSON_NULL, JSON_FALSE, JSON_TRUE, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

struct json_value {
  enum json_type type;
  struct text name;              /* of the member, when the value is in an object */
  const struct json_value *next; /* the following element or member */
  union {
    int64_t number; /* in millionths */
    struct text string;
    struct {
      const struct json_value *first;
      uint32_t count; /* members with the same name count each */
    } items;
  };
};

enum json_status {
  JSON_VALID,
  JSON_TRUNCATED, /* ends too early: something appended could make it valid */
  JSON_MALFORMED  /* everything else, documents beyond a limit included */
};

/* The values live in the arena; strings without escapes point into the document. */
enum json_status json_parse(struct text document, const struct json_value **root);

/* NULL when there is no such member, or when the value is not an object (NULL included). */
const struct json_value *json_member(const struct json_value *object, struct text name);

struct json_writer {
  char *bytes;
  uint32_t length;
  uint32_t capacity;
  bool comma_due;
};

void json_writer_open(struct json_writer *writer);
void json_begin_object(struct json_writer *writer);
void json_end_object(struct json_writer *writer);
void json_begin_array(struct json_writer *writer);
void json_end_array(struct json_writer *writer);
void json_write_name(struct json_writer *writer, struct text name);
void json_write_string(struct json_writer *writer, struct text string);
void json_write_integer(struct json_writer *writer, int64_t number);
void json_write_thousandths(struct json_writer *writer, int64_t thousandths); /* with three decimals */
void json_write_boolean(struct json_writer *writer, bool value);
void json_write_null(struct json_writer *writer);
/* A value that is JSON already. */
void json_write_raw(struct json_writer *writer, struct text json);

#endif
