import { mark, rewind } from "./arena";
import { Block, allocateBlock } from "./block";

/** Runs of this many values are sorted by insertion before any merging. */
const INSERTION_RUN: u32 = 16;

function sortByInsertion(values: Block<i64>, count: u32): void {
  for (let i: u32 = 1; i < count; i++) {
    const value = values[i];
    let hole = i;
    for (; hole > 0 && values[hole - 1] > value; hole--) values[hole] = values[hole - 1];
    values[hole] = value;
  }
}

function merge(from: Block<i64>, left: u32, middle: u32, right: u32, to: Block<i64>): void {
  let a = left;
  let b = middle;
  for (let out = left; out < right; out++) {
    to[out] = b == right || (a < middle && from[a] <= from[b]) ? from[a++] : from[b++];
  }
}

/** Ascending; a merge sort that takes its second array from the arena and gives it back. */
export function sort(values: Block<i64>, count: u32): void {
  for (let start: u32 = 0; start < count; start += INSERTION_RUN) {
    sortByInsertion(values.from(start), min(INSERTION_RUN, count - start));
  }
  if (count <= INSERTION_RUN) return;

  const before = mark();
  let from = values;
  let to = allocateBlock<i64>(count);
  for (let width = INSERTION_RUN; width < count; width *= 2) {
    for (let left: u32 = 0; left < count; left += 2 * width) {
      const middle = left + min(width, count - left);
      merge(from, left, middle, middle + min(width, count - middle), to);
    }
    const merged = to;
    to = from;
    from = merged;
  }
  if (from != values) memory.copy(changetype<usize>(values), changetype<usize>(from), count * sizeof<i64>());
  rewind(before);
}

/**
 * Nearest rank: the value of rank ceil(percent * count / 100), counted from 1. The values are sorted and there is at
 * least one; 1 <= percent <= 100.
 */
export function percentile(sorted: Block<i64>, count: u32, percent: u32): i64 {
  const rank = (<u64>count * percent + 99) / 100;
  return sorted[<u32>rank - 1];
}
