/* The Pike VM: all threads step through the text together, so no byte is looked at twice. */
#include "regex.h"

#include <stddef.h>

struct place {
  bool at_begin;
  bool at_end;
};

/*
 * Adds every instruction that waits for a byte (or is the match) and can be reached from `at` without one, in the order
 * of precedence. What this step reached before is left out: the earlier thread has precedence.
 */
static void add_thread(struct regex *regex, struct regex_threads *threads, uint32_t at, uint32_t start,
                       struct place place) {
  uint32_t pending = 0;
  for (;;) {
    if (regex->visited[at] != regex->step) {
      regex->visited[at] = regex->step;
      const struct regex_instruction *instruction = &regex->program[at];
      switch (instruction->operation) {
      case REGEX_JUMP:
        at += (uint32_t)(int32_t)instruction->x;
        continue;
      case REGEX_SPLIT:
        regex->pending[pending++] = at + (uint32_t)(int32_t)instruction->y;
        at += (uint32_t)(int32_t)instruction->x;
        continue;
      case REGEX_BEGIN:
        if (!place.at_begin)
          break;
        at++;
        continue;
      case REGEX_END:
        if (!place.at_end)
          break;
        at++;
        continue;
      default:
        threads->items[threads->count++] = (struct regex_thread){at, start};
      }
    }
    if (pending == 0)
      return;
    at = regex->pending[--pending];
  }
}

static bool accepts(const struct regex *regex, const struct regex_instruction *instruction, unsigned char byte) {
  return instruction->operation == REGEX_BYTE ? instruction->byte == byte
                                              : regex_set_has(&regex->sets[instruction->x], byte);
}

/* ---- the prefilter ---- */

static void find_entry(struct regex *regex, bool at_begin, struct regex_entry *entry) {
  *entry = (struct regex_entry){.anywhere = false};
  regex->step++;
  regex->current.count = 0;
  /* Taking every place for the end lets too much through where a pattern begins with $, and never too little. */
  add_thread(regex, &regex->current, 0, 0, (struct place){at_begin, true});
  for (uint32_t i = 0; i < regex->current.count; i++) {
    const struct regex_instruction *instruction = &regex->program[regex->current.items[i].at];
    if (instruction->operation == REGEX_MATCH)
      entry->anywhere = true;
    else
      for (uint32_t byte = 0; byte < 256; byte++)
        entry->first[byte] = entry->first[byte] || accepts(regex, instruction, (unsigned char)byte);
  }
}

void regex_find_entries(struct regex *regex) {
  find_entry(regex, true, &regex->entry_at_begin);
  find_entry(regex, false, &regex->entry_inside);
}

static bool can_begin(const struct regex *regex, struct text text, uint32_t position) {
  const struct regex_entry *entry = position == 0 ? &regex->entry_at_begin : &regex->entry_inside;
  return entry->anywhere || (position < text.length && entry->first[(unsigned char)text.bytes[position]]);
}

/* The first position from the given one on where a match can begin, or one beyond the end. */
static uint32_t skip(const struct regex *regex, struct text text, uint32_t position) {
  const struct regex_entry *entry = &regex->entry_inside;
  if (can_begin(regex, text, position))
    return position;
  if (entry->anywhere)
    return position + 1;
  do
    position++;
  while (position < text.length && !entry->first[(unsigned char)text.bytes[position]]);
  return position < text.length ? position : text.length + 1;
}

/* ---- the search ---- */

/* Moves all threads over one byte (none, at the end of the text). Answers whether one of them had matched. */
static bool step(struct regex *regex, struct text text, uint32_t position, struct regex_match *match) {
  bool at_end = position == text.length;
  unsigned char byte = at_end ? 0 : (unsigned char)text.bytes[position];
  struct place next = {false, position + 1 == text.length};
  regex->step++;
  regex->following.count = 0;
  for (uint32_t i = 0; i < regex->current.count; i++) {
    struct regex_thread thread = regex->current.items[i];
    const struct regex_instruction *instruction = &regex->program[thread.at];
    if (instruction->operation == REGEX_MATCH) {
      /* The threads behind this one have less precedence: they end here. */
      *match = (struct regex_match){thread.start, position};
      return true;
    }
    if (!at_end && accepts(regex, instruction, byte))
      add_thread(regex, &regex->following, thread.at + 1, thread.start, next);
  }
  return false;
}

bool regex_search(struct regex *regex, struct text text, struct regex_match *match) {
  bool matched = false;
  regex->current.count = 0;
  for (uint32_t position = 0; position <= text.length; position++) {
    if (regex->current.count == 0) {
      if (matched)
        return true;
      position = skip(regex, text, position);
      if (position > text.length)
        return false;
      regex->step++; /* what was reached at the position before the skip says nothing about this one */
    }
    /* A match that begins here is worth less than any that began before, so its thread comes last. */
    if (!matched && can_begin(regex, text, position))
      add_thread(regex, &regex->current, 0, position, (struct place){position == 0, position == text.length});
    if (step(regex, text, position, match))
      matched = true;
    struct regex_threads reached = regex->following;
    regex->following = regex->current;
    regex->current = reached;
  }
  return matched;
}
