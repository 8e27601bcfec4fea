#include "statistics.h"

#include "arena.h"

/* Runs of this many values are sorted by insertion before any merging. */
#define INSERTION_RUN 16u

static uint32_t smaller(uint32_t a, uint32_t b) { return a < b ? a : b; }

static void insertion_sort(int64_t *values, uint32_t count) {
  for (uint32_t i = 1; i < count; i++) {
    int64_t value = values[i];
    uint32_t hole = i;
    for (; hole > 0 && values[hole - 1] > value; hole--)
      values[hole] = values[hole - 1];
    values[hole] = value;
  }
}

static void merge(const int64_t *from, uint32_t left, uint32_t middle, uint32_t right, int64_t *to) {
  uint32_t a = left;
  uint32_t b = middle;
  for (uint32_t out = left; out < right; out++)
    to[out] = b == right || (a < middle && from[a] <= from[b]) ? from[a++] : from[b++];
}

void statistics_sort(int64_t *values, uint32_t count) {
  for (uint32_t start = 0; start < count; start += smaller(INSERTION_RUN, count - start))
    insertion_sort(values + start, smaller(INSERTION_RUN, count - start));
  if (count <= INSERTION_RUN)
    return;

  uint32_t mark = arena_mark();
  int64_t *from = values;
  int64_t *to = arena_allocate(count * (uint32_t)sizeof *to);
  for (uint32_t width = INSERTION_RUN; width < count; width *= 2) {
    for (uint32_t left = 0; left < count; left += smaller(2 * width, count - left)) {
      uint32_t middle = left + smaller(width, count - left);
      merge(from, left, middle, middle + smaller(width, count - middle), to);
    }
    int64_t *merged = to;
    to = from;
    from = merged;
  }
  if (from != values)
    for (uint32_t i = 0; i < count; i++)
      values[i] = from[i];
  arena_rewind(mark);
}

int64_t statistics_percentile(const int64_t *sorted, uint32_t count, uint32_t percent) {
  uint32_t rank = (uint32_t)(((uint64_t)count * percent + 99) / 100);
  return sorted[rank - 1];
}
