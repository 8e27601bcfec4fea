#include "arena.h"
#include "json.h"

#include <stddef.h>

#define INITIAL_CAPACITY 256
#define LONGEST_INTEGER 20

/* Room for `bytes` more; the text moves only when something was allocated after it. */
static char *reserve(struct json_writer *writer, uint32_t bytes) {
  if (writer->capacity - writer->length < bytes) {
    uint32_t wanted = writer->capacity * 2 > writer->length + bytes ? writer->capacity * 2 : writer->length + bytes;
    if (!arena_extend(writer->bytes, writer->capacity, wanted)) {
      char *larger = arena_allocate(wanted);
      for (uint32_t i = 0; i < writer->length; i++)
        larger[i] = writer->bytes[i];
      writer->bytes = larger;
    }
    writer->capacity = wanted;
  }
  return writer->bytes + writer->length;
}

static void put(struct json_writer *writer, struct text text) {
  char *out = reserve(writer, text.length);
  for (uint32_t i = 0; i < text.length; i++)
    out[i] = text.bytes[i];
  writer->length += text.length;
}

static void put_byte(struct json_writer *writer, char c) {
  *reserve(writer, 1) = c;
  writer->length++;
}

static void put_digits(struct json_writer *writer, uint64_t number, uint32_t least_digits) {
  char digits[LONGEST_INTEGER];
  uint32_t first = LONGEST_INTEGER;
  while (number != 0 || LONGEST_INTEGER - first < least_digits) {
    digits[--first] = (char)('0' + number % 10);
    number /= 10;
  }
  put(writer, (struct text){digits + first, LONGEST_INTEGER - first});
}

/* Writes the sign of a number and answers its size. */
static uint64_t put_sign(struct json_writer *writer, int64_t number) {
  if (number >= 0)
    return (uint64_t)number;
  put_byte(writer, '-');
  return 0 - (uint64_t)number;
}

static void put_quoted(struct json_writer *writer, struct text string) {
  static const char hex[] = "0123456789abcdef";
  put_byte(writer, '"');
  for (uint32_t i = 0; i < string.length; i++) {
    char c = string.bytes[i];
    switch (c) {
    case '"':
      put(writer, TEXT("\\\""));
      break;
    case '\\':
      put(writer, TEXT("\\\\"));
      break;
    case '\b':
      put(writer, TEXT("\\b"));
      break;
    case '\f':
      put(writer, TEXT("\\f"));
      break;
    case '\n':
      put(writer, TEXT("\\n"));
      break;
    case '\r':
      put(writer, TEXT("\\r"));
      break;
    case '\t':
      put(writer, TEXT("\\t"));
      break;
    default:
      if ((unsigned char)c < 0x20) {
        put(writer, TEXT("\\u00"));
        put_byte(writer, hex[c >> 4]);
        put_byte(writer, hex[c & 15]);
      } else {
        put_byte(writer, c);
      }
    }
  }
  put_byte(writer, '"');
}

static void begin_value(struct json_writer *writer) {
  if (writer->comma_due)
    put_byte(writer, ',');
  writer->comma_due = true;
}

static void begin_items(struct json_writer *writer, char bracket) {
  begin_value(writer);
  put_byte(writer, bracket);
  writer->comma_due = false;
}

static void end_items(struct json_writer *writer, char bracket) {
  put_byte(writer, bracket);
  writer->comma_due = true;
}

void json_writer_open(struct json_writer *writer) {
  writer->bytes = arena_allocate(INITIAL_CAPACITY);
  writer->length = 0;
  writer->capacity = INITIAL_CAPACITY;
  writer->comma_due = false;
}

void json_begin_object(struct json_writer *writer) { begin_items(writer, '{'); }

void json_end_object(struct json_writer *writer) { end_items(writer, '}'); }

void json_begin_array(struct json_writer *writer) { begin_items(writer, '['); }

void json_end_array(struct json_writer *writer) { end_items(writer, ']'); }

void json_write_name(struct json_writer *writer, struct text name) {
  begin_value(writer);
  put_quoted(writer, name);
  put_byte(writer, ':');
  writer->comma_due = false;
}

void json_write_string(struct json_writer *writer, struct text string) {
  begin_value(writer);
  put_quoted(writer, string);
}

void json_write_integer(struct json_writer *writer, int64_t number) {
  begin_value(writer);
  put_digits(writer, put_sign(writer, number), 1);
}

void json_write_thousandths(struct json_writer *writer, int64_t thousandths) {
  begin_value(writer);
  uint64_t size = put_sign(writer, thousandths);
  put_digits(writer, size / 1000, 1);
  put_byte(writer, '.');
  put_digits(writer, size % 1000, 3);
}

void json_write_boolean(struct json_writer *writer, bool value) {
  begin_value(writer);
  put(writer, value ? TEXT("true") : TEXT("false"));
}

void json_write_null(struct json_writer *writer) {
  begin_value(writer);
  put(writer, TEXT("null"));
}

void json_write_raw(struct json_writer *writer, struct text json) {
  begin_value(writer);
  put(writer, json);
}
