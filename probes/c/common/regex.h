/*
 * Regular expressions over bytes, in time proportional to pattern times text: a pattern is compiled to a small program
 * and run by a Pike VM.
 *
 * Syntax. Patterns are printable ASCII, at most 1024 bytes, groups nest at most 32 deep.
 *   literals        every byte that is not one of \ [ ] ( ) { } . * + ? | ^ $
 *   .               any byte but the newline
 *   \d \w \s        [0-9], [A-Za-z0-9_], [ \t\n\r\f\v]; \D \W \S are everything else
 *   \t \n \r \f \v  control characters; a backslash before punctuation is that punctuation
 *   [...] [^...]    sets of bytes, escapes and ranges; not empty; only \ and ] are special in a set, and a hyphen
 *                   between two bytes
 *   x* x+ x?        greedy; only one of them after an item, and not after an item that can match the empty text, since
 *                   engines disagree on what that means
 *   x|y (x)         alternatives, the first has precedence; groups (there is nothing to capture)
 *   ^ $             the begin and the end of the text searched, wherever they stand
 * Everything else is malformed.
 *
 * Of all matches the leftmost counts, and of those the one that a backtracking engine (Perl, Python, JavaScript) would
 * find first.
 */
#ifndef PROBE_REGEX_H
#define PROBE_REGEX_H

#include "text.h"

#include <stdbool.h>
#include <stdint.h>

#define REGEX_PATTERN_LIMIT 1024
#define REGEX_GROUP_LIMIT 32

enum regex_operation {
  REGEX_BYTE,  /* this byte, then the next instruction */
  REGEX_SET,   /* a byte of the set with the index x, then the next instruction */
  REGEX_JUMP,  /* go on at x */
  REGEX_SPLIT, /* go on at x and, with less precedence, at y */
  REGEX_BEGIN, /* only at the begin of the text */
  REGEX_END,   /* only at its end */
  REGEX_MATCH
};

struct regex_instruction {
  uint8_t operation;
  uint8_t byte;
  int16_t x; /* x and y of jumps and splits are relative to the instruction itself, */
  int16_t y; /* so that a compiled fragment can be moved as it is */
};

struct regex_set {
  uint32_t words[8];
};

/* One position in the program, waiting for the next byte of the text, and where its match would begin. */
struct regex_thread {
  uint32_t at;
  uint32_t start;
};

struct regex_threads {
  struct regex_thread *items; /* the one with the highest precedence first */
  uint32_t count;
};

/* Where a match can begin: the prefilter that spares the VM most of a text. */
struct regex_entry {
  bool anywhere;   /* also before bytes that are not marked, and at the end */
  bool first[256]; /* by byte; a table, since nearly every byte of a text is looked up here */
};

struct regex {
  struct regex_instruction *program;
  uint32_t size;
  struct regex_set *sets;
  uint32_t set_count;
  struct regex_entry entry_at_begin; /* of the text */
  struct regex_entry entry_inside;
  /* Working memory of the search. */
  uint32_t *visited; /* by instruction: the last step that reached it */
  uint32_t step;
  uint32_t *pending;
  struct regex_threads current;
  struct regex_threads following;
};

struct regex_match {
  uint32_t start;
  uint32_t end;
};

static inline bool regex_set_has(const struct regex_set *set, unsigned char byte) {
  return set->words[byte >> 5] >> (byte & 31) & 1;
}

/* Allocates from the arena; false when the pattern is malformed. */
bool regex_compile(struct text pattern, struct regex *regex);

bool regex_search(struct regex *regex, struct text text, struct regex_match *match);

/* For the compiler: computes the two entries of a finished program. */
void regex_find_entries(struct regex *regex);

#endif
