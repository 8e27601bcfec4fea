/* Recursive descent that writes the program as it reads the pattern. */
#include "arena.h"
#include "regex.h"

#include <stddef.h>

/* No byte of a pattern makes more than two instructions ("|" and "*" make two). */
#define INSTRUCTIONS_PER_BYTE 2

struct compiler {
  const char *at;
  const char *end;
  struct regex *regex;
  uint32_t depth;
};

/* Answers false on a malformed pattern; else whether the part can match the empty text is left in `empty`. */
static bool compile_alternatives(struct compiler *compiler, bool *empty);

static bool more(const struct compiler *compiler) { return compiler->at < compiler->end; }

static bool next_is(const struct compiler *compiler, char c) { return more(compiler) && *compiler->at == c; }

static bool take(struct compiler *compiler, char c) {
  if (!next_is(compiler, c))
    return false;
  compiler->at++;
  return true;
}

/* ---- the program ---- */

static struct regex_instruction *emit(struct regex *regex, enum regex_operation operation) {
  struct regex_instruction *instruction = &regex->program[regex->size++];
  *instruction = (struct regex_instruction){.operation = (uint8_t)operation};
  return instruction;
}

static void emit_byte(struct regex *regex, char c) { emit(regex, REGEX_BYTE)->byte = (uint8_t)c; }

static void emit_jump(struct regex *regex, uint32_t target) {
  int16_t distance = (int16_t)((int32_t)target - (int32_t)regex->size);
  emit(regex, REGEX_JUMP)->x = distance;
}

/* Puts a split in front of the fragment from `start` on: first the fragment, or else what is `skip` further on. */
static void insert_split(struct regex *regex, uint32_t start, uint32_t skip) {
  emit(regex, REGEX_SPLIT);
  for (uint32_t i = regex->size - 1; i > start; i--)
    regex->program[i] = regex->program[i - 1];
  regex->program[start] = (struct regex_instruction){.operation = REGEX_SPLIT, .x = 1, .y = (int16_t)skip};
}

/* ---- sets ---- */

static struct regex_set *emit_set(struct regex *regex) {
  struct regex_set *set = &regex->sets[regex->set_count];
  *set = (struct regex_set){{0}};
  emit(regex, REGEX_SET)->x = (int16_t)regex->set_count++;
  return set;
}

static void add_range(struct regex_set *set, unsigned char low, unsigned char high) {
  for (uint32_t byte = low; byte <= high; byte++)
    set->words[byte >> 5] |= UINT32_C(1) << (byte & 31);
}

static void add_set(struct regex_set *set, const struct regex_set *added, bool inverted) {
  for (uint32_t i = 0; i < 8; i++)
    set->words[i] |= inverted ? ~added->words[i] : added->words[i];
}

/* Adds what \d, \w, \s and their opposites stand for; false when the letter is none of them. */
static bool add_named(struct regex_set *set, char letter) {
  struct regex_set named = {{0}};
  switch (letter | 0x20) {
  case 'd':
    add_range(&named, '0', '9');
    break;
  case 'w':
    add_range(&named, '0', '9');
    add_range(&named, 'A', 'Z');
    add_range(&named, 'a', 'z');
    add_range(&named, '_', '_');
    break;
  case 's':
    add_range(&named, '\t', '\r'); /* \t \n \v \f \r stand in a row */
    add_range(&named, ' ', ' ');
    break;
  default:
    return false;
  }
  add_set(set, &named, (letter & 0x20) == 0);
  return true;
}

static bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* The byte that an escape stands for; false when it stands for none or for several. */
static bool escaped_byte(char letter, char *byte) {
  switch (letter) {
  case 't':
    *byte = '\t';
    return true;
  case 'n':
    *byte = '\n';
    return true;
  case 'r':
    *byte = '\r';
    return true;
  case 'f':
    *byte = '\f';
    return true;
  case 'v':
    *byte = '\v';
    return true;
  default:
    *byte = letter;
    return !is_alphanumeric(letter) && letter != ' ';
  }
}

/* One member of a set: a byte, which may begin or end a range, or a named set, which was added already. */
static bool read_member(struct compiler *compiler, struct regex_set *set, char *byte, bool *named) {
  *named = false;
  if (!more(compiler))
    return false;
  *byte = *compiler->at++;
  if (*byte != '\\')
    return true;
  if (!more(compiler))
    return false;
  char letter = *compiler->at++;
  *named = add_named(set, letter);
  return *named || escaped_byte(letter, byte);
}

static bool read_members(struct compiler *compiler, struct regex_set *set) {
  do {
    char low;
    char high;
    bool named;
    if (!read_member(compiler, set, &low, &named))
      return false;
    bool range = next_is(compiler, '-') && compiler->at + 1 < compiler->end && compiler->at[1] != ']';
    if (!range) {
      if (!named)
        add_range(set, (unsigned char)low, (unsigned char)low);
      continue;
    }
    compiler->at++;
    if (named || !read_member(compiler, set, &high, &named) || named || low > high)
      return false;
    add_range(set, (unsigned char)low, (unsigned char)high);
  } while (!next_is(compiler, ']'));
  compiler->at++;
  return true;
}

static bool compile_set(struct compiler *compiler) {
  bool inverted = take(compiler, '^');
  if (next_is(compiler, ']'))
    return false;
  struct regex_set members = {{0}};
  if (!read_members(compiler, &members))
    return false;
  add_set(emit_set(compiler->regex), &members, inverted);
  return true;
}

static void compile_any(struct compiler *compiler) {
  struct regex_set newline = {{0}};
  add_range(&newline, '\n', '\n');
  add_set(emit_set(compiler->regex), &newline, true);
}

/* ---- the grammar ---- */

static bool compile_escape(struct compiler *compiler) {
  if (!more(compiler))
    return false;
  char letter = *compiler->at++;
  char byte;
  if (escaped_byte(letter, &byte)) {
    emit_byte(compiler->regex, byte);
    return true;
  }
  struct regex_set named = {{0}};
  if (!add_named(&named, letter))
    return false;
  *emit_set(compiler->regex) = named;
  return true;
}

static bool compile_group(struct compiler *compiler, bool *empty) {
  if (compiler->depth == REGEX_GROUP_LIMIT)
    return false;
  compiler->depth++;
  bool compiled = compile_alternatives(compiler, empty) && take(compiler, ')');
  compiler->depth--;
  return compiled;
}

static bool compile_atom(struct compiler *compiler, bool *empty) {
  char c = *compiler->at++;
  *empty = false;
  switch (c) {
  case '(':
    return compile_group(compiler, empty);
  case '[':
    return compile_set(compiler);
  case '\\':
    return compile_escape(compiler);
  case '.':
    compile_any(compiler);
    return true;
  case '^':
  case '$':
    emit(compiler->regex, c == '^' ? REGEX_BEGIN : REGEX_END);
    *empty = true;
    return true;
  case '*':
  case '+':
  case '?':
  case '{':
  case '}':
  case ']':
    return false;
  default:
    emit_byte(compiler->regex, c);
    return true;
  }
}

static bool next_is_quantifier(const struct compiler *compiler) {
  return next_is(compiler, '*') || next_is(compiler, '+') || next_is(compiler, '?');
}

static bool compile_item(struct compiler *compiler, bool *empty) {
  struct regex *regex = compiler->regex;
  uint32_t start = regex->size;
  if (!compile_atom(compiler, empty))
    return false;
  if (!next_is_quantifier(compiler))
    return true;
  if (*empty)
    return false;

  uint32_t length = regex->size - start;
  char quantifier = *compiler->at++;
  switch (quantifier) {
  case '*':
    insert_split(regex, start, length + 2);
    emit_jump(regex, start);
    break;
  case '?':
    insert_split(regex, start, length + 1);
    break;
  default: {
    struct regex_instruction *again = emit(regex, REGEX_SPLIT);
    again->x = (int16_t)-(int32_t)length;
    again->y = 1;
  }
  }
  *empty = quantifier != '+';
  return !next_is_quantifier(compiler);
}

static bool compile_sequence(struct compiler *compiler, bool *empty) {
  *empty = true;
  while (more(compiler) && *compiler->at != '|' && *compiler->at != ')') {
    bool item_empty;
    if (!compile_item(compiler, &item_empty))
      return false;
    *empty = *empty && item_empty;
  }
  return true;
}

static bool compile_alternatives(struct compiler *compiler, bool *empty) {
  struct regex *regex = compiler->regex;
  /* The jumps from each alternative to the end; until the end is known, each holds the index of the one before. */
  int32_t last_jump = -1;
  *empty = false;
  for (;;) {
    uint32_t start = regex->size;
    bool sequence_empty;
    if (!compile_sequence(compiler, &sequence_empty))
      return false;
    *empty = *empty || sequence_empty;
    if (!take(compiler, '|'))
      break;
    insert_split(regex, start, regex->size - start + 2);
    emit(regex, REGEX_JUMP)->x = (int16_t)last_jump;
    last_jump = (int32_t)regex->size - 1;
  }
  while (last_jump >= 0) {
    struct regex_instruction *jump = &regex->program[last_jump];
    int32_t previous = jump->x;
    jump->x = (int16_t)((int32_t)regex->size - last_jump);
    last_jump = previous;
  }
  return true;
}

static bool is_printable(struct text pattern) {
  for (uint32_t i = 0; i < pattern.length; i++)
    if (pattern.bytes[i] < ' ' || pattern.bytes[i] > '~')
      return false;
  return true;
}

static void allocate_working_memory(struct regex *regex) {
  regex->visited = arena_allocate(regex->size * (uint32_t)sizeof *regex->visited);
  regex->pending = arena_allocate(regex->size * (uint32_t)sizeof *regex->pending);
  regex->current.items = arena_allocate(regex->size * (uint32_t)sizeof *regex->current.items);
  regex->following.items = arena_allocate(regex->size * (uint32_t)sizeof *regex->following.items);
  for (uint32_t i = 0; i < regex->size; i++)
    regex->visited[i] = 0;
  regex->step = 0;
}

bool regex_compile(struct text pattern, struct regex *regex) {
  if (pattern.length > REGEX_PATTERN_LIMIT || !is_printable(pattern))
    return false;
  uint32_t capacity = INSTRUCTIONS_PER_BYTE * pattern.length + 1;
  *regex = (struct regex){.program = arena_allocate(capacity * (uint32_t)sizeof *regex->program),
                          .sets = arena_allocate(pattern.length * (uint32_t)sizeof *regex->sets)};
  struct compiler compiler = {pattern.bytes, pattern.bytes + pattern.length, regex, 0};
  bool empty;
  if (!compile_alternatives(&compiler, &empty) || more(&compiler))
    return false;
  emit(regex, REGEX_MATCH);
  allocate_working_memory(regex);
  regex_find_entries(regex);
  return true;
}
