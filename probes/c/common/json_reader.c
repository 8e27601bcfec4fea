#include "arena.h"
#include "decimal.h"
#include "json.h"

#include <stddef.h>

/* Longer exponents are taken for this one: no document has enough digits for it to matter. */
#define EXPONENT_LIMIT 1000000000

/* On failure `at` stands on the byte that cannot be there, or at the end when more bytes were needed. */
struct reader {
  const char *at;
  const char *end;
  bool out_of_limits;
};

static bool parse_value(struct reader *reader, uint32_t depth, struct json_value *value);

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool more(const struct reader *reader) { return reader->at < reader->end; }

static bool next_is(const struct reader *reader, char c) { return more(reader) && *reader->at == c; }

static bool take(struct reader *reader, char c) {
  if (!next_is(reader, c))
    return false;
  reader->at++;
  return true;
}

static bool take_range(struct reader *reader, unsigned char low, unsigned char high) {
  if (!more(reader) || (unsigned char)*reader->at < low || (unsigned char)*reader->at > high)
    return false;
  reader->at++;
  return true;
}

static void skip_space(struct reader *reader) {
  while (more(reader)) {
    char c = *reader->at;
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
      return;
    reader->at++;
  }
}

static bool out_of_limits(struct reader *reader) {
  reader->out_of_limits = true;
  return false;
}

/* ---- numbers ---- */

static uint32_t skip_digits(struct reader *reader) {
  const char *start = reader->at;
  while (more(reader) && is_digit(*reader->at))
    reader->at++;
  return (uint32_t)(reader->at - start);
}

static bool parse_exponent(struct reader *reader, int32_t *exponent) {
  bool negative = take(reader, '-');
  if (!negative)
    take(reader, '+');
  const char *digits = reader->at;
  if (skip_digits(reader) == 0)
    return false;
  int32_t size = 0;
  for (const char *digit = digits; digit < reader->at; digit++)
    size = size >= EXPONENT_LIMIT / 10 ? EXPONENT_LIMIT : size * 10 + (*digit - '0');
  *exponent = negative ? -size : size;
  return true;
}

static bool parse_number(struct reader *reader, int64_t *millionths) {
  bool negative = take(reader, '-');
  const char *digits = reader->at;
  uint32_t integer_digits = take(reader, '0') ? 1 : skip_digits(reader);
  if (integer_digits == 0)
    return false;
  uint32_t fraction_digits = 0;
  if (take(reader, '.')) {
    fraction_digits = skip_digits(reader);
    if (fraction_digits == 0)
      return false;
  }
  int32_t exponent = 0;
  if ((take(reader, 'e') || take(reader, 'E')) && !parse_exponent(reader, &exponent))
    return false;
  return decimal_read(digits, integer_digits, fraction_digits, exponent, negative, millionths) ||
         out_of_limits(reader);
}

/* ---- strings ---- */

static int32_t hex_value(char c) {
  if (is_digit(c))
    return c - '0';
  if (c >= 'a' && c <= 'f')
    return c - 'a' + 10;
  if (c >= 'A' && c <= 'F')
    return c - 'A' + 10;
  return -1;
}

/* Four hexadecimal digits, within the range given. */
static bool take_code_unit(struct reader *reader, uint32_t low, uint32_t high, uint32_t *unit) {
  *unit = 0;
  for (int i = 0; i < 4; i++) {
    int32_t digit = more(reader) ? hex_value(*reader->at) : -1;
    if (digit < 0)
      return false;
    /* Judged digit by digit, so that `at` stops on the digit that leaves the range. */
    uint32_t shift = 4 * (3 - (uint32_t)i);
    uint32_t smallest = (*unit << 4 | (uint32_t)digit) << shift;
    uint32_t largest = smallest | ((UINT32_C(1) << shift) - 1);
    if (largest < low || smallest > high)
      return false;
    *unit = *unit << 4 | (uint32_t)digit;
    reader->at++;
  }
  return true;
}

/* What follows "\u": one code unit, or a pair of surrogates. */
static bool take_code_point(struct reader *reader, uint32_t *code_point) {
  if (next_is(reader, 'D') || next_is(reader, 'd')) {
    if (!take_code_unit(reader, 0xd000, 0xdbff, code_point))
      return false;
  } else if (!take_code_unit(reader, 0, 0xffff, code_point)) {
    return false;
  }
  if (*code_point < 0xd800 || *code_point > 0xdbff)
    return true;
  uint32_t low;
  if (!take(reader, '\\') || !take(reader, 'u') || !take_code_unit(reader, 0xdc00, 0xdfff, &low))
    return false;
  *code_point = 0x10000 + ((*code_point - 0xd800) << 10) + (low - 0xdc00);
  return true;
}

/* The byte that a one-letter escape stands for, or 0. */
static char simple_escape(char c) {
  switch (c) {
  case '"':
  case '\\':
  case '/':
    return c;
  case 'b':
    return '\b';
  case 'f':
    return '\f';
  case 'n':
    return '\n';
  case 'r':
    return '\r';
  case 't':
    return '\t';
  default:
    return 0;
  }
}

static bool skip_escape(struct reader *reader) {
  if (take(reader, 'u')) {
    uint32_t code_point;
    return take_code_point(reader, &code_point);
  }
  if (!more(reader) || simple_escape(*reader->at) == 0)
    return false;
  reader->at++;
  return true;
}

/* One character beyond ASCII, well-formed by table 3-7 of the Unicode standard. */
static bool skip_utf8(struct reader *reader) {
  if (take_range(reader, 0xc2, 0xdf))
    return take_range(reader, 0x80, 0xbf);
  if (take_range(reader, 0xe0, 0xe0))
    return take_range(reader, 0xa0, 0xbf) && take_range(reader, 0x80, 0xbf);
  if (take_range(reader, 0xed, 0xed))
    return take_range(reader, 0x80, 0x9f) && take_range(reader, 0x80, 0xbf);
  if (take_range(reader, 0xe1, 0xef))
    return take_range(reader, 0x80, 0xbf) && take_range(reader, 0x80, 0xbf);
  if (take_range(reader, 0xf0, 0xf0))
    return take_range(reader, 0x90, 0xbf) && take_range(reader, 0x80, 0xbf) && take_range(reader, 0x80, 0xbf);
  if (take_range(reader, 0xf1, 0xf3))
    return take_range(reader, 0x80, 0xbf) && take_range(reader, 0x80, 0xbf) && take_range(reader, 0x80, 0xbf);
  if (take_range(reader, 0xf4, 0xf4))
    return take_range(reader, 0x80, 0x8f) && take_range(reader, 0x80, 0xbf) && take_range(reader, 0x80, 0xbf);
  return false;
}

static char *put_utf8(char *out, uint32_t code_point) {
  if (code_point < 0x80) {
    *out++ = (char)code_point;
    return out;
  }
  if (code_point < 0x800) {
    *out++ = (char)(0xc0 | code_point >> 6);
  } else {
    if (code_point < 0x10000) {
      *out++ = (char)(0xe0 | code_point >> 12);
    } else {
      *out++ = (char)(0xf0 | code_point >> 18);
      *out++ = (char)(0x80 | (code_point >> 12 & 0x3f));
    }
    *out++ = (char)(0x80 | (code_point >> 6 & 0x3f));
  }
  *out++ = (char)(0x80 | (code_point & 0x3f));
  return out;
}

/* A copy of a string that was found well-formed, its escapes replaced. An escape is never shorter than its text. */
static struct text decode(struct text raw) {
  char *decoded = arena_allocate(raw.length);
  char *out = decoded;
  struct reader reader = {raw.bytes, raw.bytes + raw.length, false};
  while (more(&reader)) {
    char c = *reader.at++;
    if (c != '\\') {
      *out++ = c;
    } else if (take(&reader, 'u')) {
      uint32_t code_point;
      take_code_point(&reader, &code_point);
      out = put_utf8(out, code_point);
    } else {
      *out++ = simple_escape(*reader.at++);
    }
  }
  return (struct text){decoded, (uint32_t)(out - decoded)};
}

static bool parse_string(struct reader *reader, struct text *string) {
  if (!take(reader, '"'))
    return false;
  const char *start = reader->at;
  bool escaped = false;
  while (!next_is(reader, '"')) {
    if (!more(reader))
      return false;
    unsigned char c = (unsigned char)*reader->at;
    if (c >= 0x80) {
      if (!skip_utf8(reader))
        return false;
    } else if (c == '\\') {
      escaped = true;
      reader->at++;
      if (!skip_escape(reader))
        return false;
    } else if (c < 0x20) {
      return false;
    } else {
      reader->at++;
    }
  }
  *string = (struct text){start, (uint32_t)(reader->at - start)};
  reader->at++;
  if (escaped)
    *string = decode(*string);
  return true;
}

/* ---- arrays, objects, words ---- */

/* One element or member, in front of which white space was skipped. */
static bool parse_item(struct reader *reader, bool named, uint32_t depth, struct json_value *item) {
  if (named) {
    if (!parse_string(reader, &item->name))
      return false;
    skip_space(reader);
    if (!take(reader, ':'))
      return false;
    skip_space(reader);
  } else {
    item->name = TEXT("");
  }
  if (!parse_value(reader, depth, item))
    return false;
  skip_space(reader);
  return true;
}

static bool parse_items(struct reader *reader, char close, uint32_t depth, struct json_value *value) {
  value->items.first = NULL;
  value->items.count = 0;
  if (depth == JSON_DEPTH_LIMIT)
    return out_of_limits(reader);
  reader->at++;
  skip_space(reader);
  if (take(reader, close))
    return true;
  const struct json_value **link = &value->items.first;
  for (;;) {
    struct json_value *item = arena_allocate(sizeof *item);
    if (!parse_item(reader, close == '}', depth + 1, item))
      return false;
    *link = item;
    link = &item->next;
    value->items.count++;
    if (take(reader, close)) {
      *link = NULL;
      return true;
    }
    if (!take(reader, ','))
      return false;
    skip_space(reader);
  }
}

static bool parse_word(struct reader *reader, const char *word) {
  for (; *word != 0; word++)
    if (!take(reader, *word))
      return false;
  return true;
}

static bool parse_value(struct reader *reader, uint32_t depth, struct json_value *value) {
  if (!more(reader))
    return false;
  switch (*reader->at) {
  case '{':
    value->type = JSON_OBJECT;
    return parse_items(reader, '}', depth, value);
  case '[':
    value->type = JSON_ARRAY;
    return parse_items(reader, ']', depth, value);
  case '"':
    value->type = JSON_STRING;
    return parse_string(reader, &value->string);
  case 't':
    value->type = JSON_TRUE;
    return parse_word(reader, "true");
  case 'f':
    value->type = JSON_FALSE;
    return parse_word(reader, "false");
  case 'n':
    value->type = JSON_NULL;
    return parse_word(reader, "null");
  default:
    value->type = JSON_NUMBER;
    return parse_number(reader, &value->number);
  }
}

enum json_status json_parse(struct text document, const struct json_value **root) {
  struct reader reader = {document.bytes, document.bytes + document.length, false};
  struct json_value *value = arena_allocate(sizeof *value);
  value->name = TEXT("");
  value->next = NULL;
  *root = value;
  skip_space(&reader);
  if (!parse_value(&reader, 0, value))
    return more(&reader) || reader.out_of_limits ? JSON_MALFORMED : JSON_TRUNCATED;
  skip_space(&reader);
  return more(&reader) ? JSON_MALFORMED : JSON_VALID;
}

const struct json_value *json_member(const struct json_value *object, struct text name) {
  if (object == NULL || object->type != JSON_OBJECT)
    return NULL;
  const struct json_value *found = NULL;
  for (const struct json_value *member = object->items.first; member != NULL; member = member->next)
    if (text_equal(member->name, name))
      found = member;
  return found;
}
