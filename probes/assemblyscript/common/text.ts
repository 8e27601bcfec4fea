import { allocate, extend } from "./arena";
import { Ascii } from "./ascii";

const INITIAL_CAPACITY: u32 = 256;
const LONGEST_INTEGER: u32 = 20;

/**
 * UTF-8 that somebody else owns. What comes from the host or goes to it stays the bytes that it is; strings are the
 * program's own ASCII literals, which are compared and copied as they are.
 */
@unmanaged
export class Text {
  constructor(
    public start: usize,
    public length: u32,
  ) {}

  @operator("[]")
  at(index: u32): u8 {
    return load<u8>(this.start + index);
  }

  set(start: usize, length: u32): void {
    this.start = start;
    this.length = length;
  }

  /** T is Text or string. */
  equals<T>(other: T): bool {
    if (this.length != <u32>other.length) return false;
    for (let i: u32 = 0; i < this.length; i++) {
      if (this[i] != byteAt(other, i)) return false;
    }
    return true;
  }
}

/** T is Text or string. */
@inline
export function byteAt<T>(text: T, index: u32): u8 {
  if (isString<T>()) return load<u8>(changetype<usize>(text) + (index << 1));
  else return text[index];
}

/** Text that grows at its end. */
@unmanaged
export class TextBuilder {
  private start: usize = allocate(INITIAL_CAPACITY);
  private length: u32 = 0;
  private capacity: u32 = INITIAL_CAPACITY;

  /** What was put so far. */
  text(): Text {
    return new Text(this.start, this.length);
  }

  putByte(byte: u8): this {
    store<u8>(this.reserve(1), byte);
    this.length++;
    return this;
  }

  /** T is Text or string. */
  put<T>(text: T): this {
    const length = <u32>text.length;
    const out = this.reserve(length);
    for (let i: u32 = 0; i < length; i++) store<u8>(out + i, byteAt(text, i));
    this.length += length;
    return this;
  }

  putInteger(number: i64): this {
    return this.putDigits(this.putSign(number), 1);
  }

  /** With three decimals. */
  putThousandths(thousandths: i64): this {
    const size = this.putSign(thousandths);
    return this.putDigits(size / 1000, 1).putByte(Ascii.Dot).putDigits(size % 1000, 3);
  }

  /** Writes the sign of a number and answers its size. */
  private putSign(number: i64): u64 {
    if (number < 0) this.putByte(Ascii.Minus);
    return <u64>(number < 0 ? -number : number);
  }

  private putDigits(number: u64, leastDigits: u32): this {
    let digits = leastDigits;
    for (let rest = number, i: u32 = 0; rest != 0; rest /= 10) digits = max(digits, ++i);
    const out = this.reserve(LONGEST_INTEGER);
    for (let i = digits; i > 0; number /= 10) store<u8>(out + --i, <u8>(Ascii.Zero + number % 10));
    this.length += digits;
    return this;
  }

  /** Room for `bytes` more; the text moves only when something was allocated after it. */
  private reserve(bytes: u32): usize {
    if (this.capacity - this.length < bytes) {
      const wanted = max(this.capacity * 2, this.length + bytes);
      if (!extend(this.start, this.capacity, wanted)) {
        const larger = allocate(wanted);
        memory.copy(larger, this.start, this.length);
        this.start = larger;
      }
      this.capacity = wanted;
    }
    return this.start + this.length;
  }
}
