/**
 * The probe's only allocator, in place of the AssemblyScript runtime's: a pointer that moves up the heap and
 * is set back for each run. Nothing is ever freed one by one, so repeated runs need no more memory than the largest.
 */

const ALIGNMENT: usize = 8;
const PAGE_BYTES: usize = 65536;
// Steps of half a megabyte, since some runtimes copy the whole memory when it grows.
const GROWTH_STEP_PAGES: usize = 8;

/** Bytes in use, counted from the aligned begin of the heap. */
let used: usize = 0;

function align(bytes: usize): usize {
  return (bytes + (ALIGNMENT - 1)) & ~(ALIGNMENT - 1);
}

// A function, since a global that depends on where the heap begins would need a start function.
function base(): usize {
  return align(__heap_base);
}

/** The size of the memory is 0 when it is all of 4 GB: the difference is right nonetheless. */
function available(): usize {
  return (<usize>memory.size() << 16) - base();
}

function grow(bytes: usize): bool {
  const pages = bytes / PAGE_BYTES + usize(bytes % PAGE_BYTES != 0);
  const step = max(pages, GROWTH_STEP_PAGES);
  return memory.grow(<i32>step) >= 0 || (pages < step && memory.grow(<i32>pages) >= 0);
}

/** Lets the block that begins at `from` be the last one, with this many bytes. */
function advance(from: usize, bytes: usize): bool {
  if (bytes > usize.MAX_VALUE - (ALIGNMENT - 1)) return false;
  const rounded = align(bytes);
  if (rounded > usize.MAX_VALUE - from) return false;
  const end = from + rounded;
  const room = available();
  if (end > room && !grow(end - room)) return false;
  used = end;
  return true;
}

/** Forgets everything. */
export function reset(): void {
  used = 0;
}

export function mark(): usize {
  return used;
}

/** Forgets what was allocated after the mark was taken. */
export function rewind(mark: usize): void {
  used = mark;
}

/** Aligned to 8 bytes, never empty, not cleared; 0 when memory cannot be had. */
export function tryAllocate(bytes: usize): usize {
  const start = used;
  return advance(start, max(bytes, 1)) ? base() + start : 0;
}

/** Like tryAllocate, but traps when memory cannot be had. The compiler calls it for `new`: see build.sh. */
export function allocate(bytes: usize): usize {
  const block = tryAllocate(bytes);
  if (block == 0) unreachable();
  return block;
}

/** Makes the most recent allocation longer in place; false when the block is not the most recent one. */
export function extend(block: usize, bytes: usize, wanted: usize): bool {
  const start = block - base();
  return start + align(bytes) == used && advance(start, wanted);
}
