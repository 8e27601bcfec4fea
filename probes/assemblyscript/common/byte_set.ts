/** A set of bytes, as 256 bits. */
@unmanaged
export class ByteSet {
  private bits0: u64 = 0;
  private bits64: u64 = 0;
  private bits128: u64 = 0;
  private bits192: u64 = 0;

  has(byte: u8): bool {
    return bool((load<u32>(this.word(byte)) >> (byte & 31)) & 1);
  }

  /** Both ends are included. */
  addRange(low: u8, high: u8): void {
    for (let byte: u32 = low; byte <= high; byte++) {
      const word = this.word(<u8>byte);
      store<u32>(word, load<u32>(word) | (1 << (byte & 31)));
    }
  }

  addAll(other: ByteSet): void {
    this.bits0 |= other.bits0;
    this.bits64 |= other.bits64;
    this.bits128 |= other.bits128;
    this.bits192 |= other.bits192;
  }

  invert(): void {
    this.bits0 = ~this.bits0;
    this.bits64 = ~this.bits64;
    this.bits128 = ~this.bits128;
    this.bits192 = ~this.bits192;
  }

  private word(byte: u8): usize {
    return changetype<usize>(this) + ((<usize>byte >> 5) << 2);
  }
}
