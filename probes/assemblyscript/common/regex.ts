import { Block, allocateBlock } from "./block";
import { Operation, RegexProgram } from "./regex_program";
import { Text } from "./text";

/** What `search` answers when nothing matches. */
export const NO_MATCH: i32 = -1;

/** One position in the program, waiting for the next byte of the text, and where its match would begin. */
@unmanaged
class Thread {
  at: u32;
  start: u32;
}

@unmanaged
class Threads {
  count: u32 = 0;
  /** The one with the highest precedence first. */
  readonly items: Block<Thread>;

  constructor(capacity: u32) {
    this.items = allocateBlock<Thread>(capacity);
  }

  add(at: u32, start: u32): void {
    const thread = this.items[this.count++];
    thread.at = at;
    thread.start = start;
  }
}

/** Where a match can begin: the prefilter that spares the search most of a text. */
@unmanaged
class Entry {
  /** Also before bytes that are not marked, and at the end. */
  anywhere: bool = false;
  /** By byte; a table, since nearly every byte of a text is looked up here. */
  readonly first: Block<bool> = allocateBlock<bool>(256);

  constructor() {
    for (let byte: u32 = 0; byte < 256; byte++) this.first[byte] = false;
  }
}

/**
 * A Pike VM: all threads step through the text together, so that no byte is looked at twice. Of all matches the
 * leftmost counts, and of those the one that a backtracking engine would find first.
 */
@unmanaged
export class Regex {
  private readonly entryAtBegin: Entry = new Entry();
  private readonly entryInside: Entry = new Entry();
  /** By instruction: the last step that reached it. */
  private readonly visited: Block<u32>;
  private currentStep: u32 = 0;
  private readonly pending: Block<u32>;
  private current: Threads;
  private following: Threads;

  constructor(private readonly program: RegexProgram) {
    const size = program.size;
    this.visited = allocateBlock<u32>(size);
    this.pending = allocateBlock<u32>(size);
    this.current = new Threads(size);
    this.following = new Threads(size);
    for (let i: u32 = 0; i < size; i++) this.visited[i] = 0;
    this.fill(this.entryAtBegin, true);
    this.fill(this.entryInside, false);
  }

  /** The length of the match, or NO_MATCH. */
  search(text: Text): i32 {
    let match = NO_MATCH;
    this.current.count = 0;
    for (let position: u32 = 0; position <= text.length; position++) {
      if (this.current.count == 0) {
        if (match != NO_MATCH) return match;
        position = this.skip(text, position);
        if (position > text.length) return NO_MATCH;
        this.currentStep++; // what was reached at the position before the skip says nothing about this one
      }
      // A match that begins here is worth less than any that began before, so its thread comes last.
      if (match == NO_MATCH && this.canBegin(text, position)) {
        this.addThread(this.current, 0, position, position == 0, position == text.length);
      }
      const found = this.step(text, position);
      if (found != NO_MATCH) match = found;
      const reached = this.following;
      this.following = this.current;
      this.current = reached;
    }
    return match;
  }

  /** Moves all threads over one byte (none, at the end of the text). The length of the match, when one had matched. */
  private step(text: Text, position: u32): i32 {
    const program = this.program;
    const current = this.current;
    const following = this.following;
    const atEnd = position == text.length;
    const byte: u8 = atEnd ? 0 : text[position];
    const nextAtEnd = position + 1 == text.length;
    this.currentStep++;
    following.count = 0;
    for (let i: u32 = 0; i < current.count; i++) {
      const thread = current.items[i];
      const instruction = program.instructions[thread.at];
      // The threads behind this one have less precedence: they end here.
      if (instruction.operation == Operation.Match) return position - thread.start;
      if (!atEnd && program.accepts(instruction, byte)) {
        this.addThread(following, thread.at + 1, thread.start, false, nextAtEnd);
      }
    }
    return NO_MATCH;
  }

  /**
   * Adds every instruction that waits for a byte (or is the match) and can be reached from `at` without one, in the
   * order of precedence. What this step reached before is left out: the earlier thread has precedence.
   */
  private addThread(threads: Threads, at: u32, start: u32, atBegin: bool, atEnd: bool): void {
    const instructions = this.program.instructions;
    const visited = this.visited;
    const step = this.currentStep;
    const pending = this.pending;
    let pendingCount: u32 = 0;
    while (true) {
      if (visited[at] != step) {
        visited[at] = step;
        const instruction = instructions[at];
        switch (instruction.operation) {
          case Operation.Jump:
            at += instruction.x;
            continue;
          case Operation.Split:
            pending[pendingCount++] = at + instruction.y;
            at += instruction.x;
            continue;
          case Operation.Begin:
            if (!atBegin) break;
            at++;
            continue;
          case Operation.End:
            if (!atEnd) break;
            at++;
            continue;
          default:
            threads.add(at, start);
        }
      }
      if (pendingCount == 0) return;
      at = pending[--pendingCount];
    }
  }

  // ---- the prefilter ----

  private fill(entry: Entry, atBegin: bool): void {
    const threads = this.current;
    threads.count = 0;
    this.currentStep++;
    // Taking every place for the end lets too much through where a pattern begins with $, and never too little.
    this.addThread(threads, 0, 0, atBegin, true);
    for (let i: u32 = 0; i < threads.count; i++) {
      const instruction = this.program.instructions[threads.items[i].at];
      if (instruction.operation == Operation.Match) {
        entry.anywhere = true;
        continue;
      }
      for (let byte: u32 = 0; byte < 256; byte++) {
        if (this.program.accepts(instruction, <u8>byte)) entry.first[byte] = true;
      }
    }
  }

  private canBegin(text: Text, position: u32): bool {
    const entry = position == 0 ? this.entryAtBegin : this.entryInside;
    return entry.anywhere || (position < text.length && entry.first[text[position]]);
  }

  /** The first position from the given one on where a match can begin, or one beyond the end. */
  private skip(text: Text, position: u32): u32 {
    if (this.canBegin(text, position)) return position;
    if (this.entryInside.anywhere) return position + 1;
    const first = this.entryInside.first;
    const length = text.length;
    do position++;
    while (position < length && !first[text[position]]);
    return position < length ? position : length + 1;
  }
}
