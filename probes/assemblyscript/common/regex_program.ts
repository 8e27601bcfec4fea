import { Block, allocateBlock } from "./block";
import { ByteSet } from "./byte_set";

/** No byte of a pattern makes more than two instructions ("|" and "*" make two). */
const INSTRUCTIONS_PER_BYTE: u32 = 2;

export const enum Operation {
  /** This byte, then the next instruction. */
  Byte,
  /** A byte of the set with the index x, then the next instruction. */
  Set,
  /** Go on at x. */
  Jump,
  /** Go on at x and, with less precedence, at y. */
  Split,
  /** Only at the begin of the text. */
  Begin,
  /** Only at its end. */
  End,
  Match,
}

@unmanaged
export class Instruction {
  operation: Operation;
  byte: u8;
  // Of jumps and splits relative to the instruction itself, so that a compiled fragment can be moved as it is.
  x: i32;
  y: i32;

  set(operation: Operation, byte: u8, x: i32, y: i32): void {
    this.operation = operation;
    this.byte = byte;
    this.x = x;
    this.y = y;
  }
}

/** What a pattern is compiled to. */
@unmanaged
export class RegexProgram {
  readonly instructions: Block<Instruction>;
  size: u32 = 0;
  private readonly sets: Block<ByteSet>;
  private setCount: u32 = 0;

  constructor(patternLength: u32) {
    this.instructions = allocateBlock<Instruction>(INSTRUCTIONS_PER_BYTE * patternLength + 1);
    this.sets = allocateBlock<ByteSet>(patternLength);
  }

  /** Whether the instruction, which waits for a byte, goes on with this one. */
  accepts(instruction: Instruction, byte: u8): bool {
    return instruction.operation == Operation.Byte
      ? instruction.byte == byte
      : this.sets[instruction.x].has(byte);
  }

  emit(operation: Operation): void {
    this.add(operation, 0, 0, 0);
  }

  emitByte(byte: u8): void {
    this.add(Operation.Byte, byte, 0, 0);
  }

  emitSet(set: ByteSet): void {
    this.sets[this.setCount] = set;
    this.add(Operation.Set, 0, (this.setCount++), 0);
  }

  /** To the target, which is an index. */
  emitJump(target: u32): void {
    this.add(Operation.Jump, 0, (target - this.size), 0);
  }

  /** To the target, an index, or else to what follows. */
  emitSplit(target: u32): void {
    this.add(Operation.Split, 0, (target - this.size), 1);
  }

  /** Puts a split in front of the fragment from `start` on: first the fragment, or else what is `skip` further on. */
  insertSplit(start: u32, skip: u32): void {
    this.instructions.move(start + 1, start, this.size - start);
    this.size++;
    this.instructions[start].set(Operation.Split, 0, 1, skip);
  }

  private add(operation: Operation, byte: u8, x: i32, y: i32): void {
    this.instructions[this.size++].set(operation, byte, x, y);
  }
}
