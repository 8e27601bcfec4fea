/**
 * Strict JSON, RFC 8259 and nothing else, by recursive descent. It differs from the RFC only in its limits: values nest
 * at most 64 deep, and numbers are held as decimal.ts says. Strings without escapes point into the document.
 */
import { allocate } from "./arena";
import { Ascii, CASE_BIT, isDigit } from "./ascii";
import * as decimal from "./decimal";
import { JsonItems, JsonNumber, JsonString, JsonType, JsonValue } from "./json_value";
import { Text, byteAt } from "./text";

const DEPTH_LIMIT: u32 = 64;
/** Longer exponents are taken for this one: no document has enough digits for it to matter. */
const EXPONENT_LIMIT: i32 = 1000000000;
const NO_EXPONENT = i32.MIN_VALUE;
const NO_CODE_POINT: i32 = -1;

@unmanaged
export class JsonReader {
  /** On failure it stands on the byte that cannot be there, or at the end when more bytes were needed. */
  private at: usize;
  private readonly end: usize;
  private beyondLimits: bool = false;

  constructor(document: Text) {
    this.at = document.start;
    this.end = document.start + document.length;
  }

  /** The document's value; null when it is malformed or truncated. */
  read(): JsonValue | null {
    this.skipSpace();
    const root = this.readValue(0);
    if (!root) return null;
    this.skipSpace();
    return this.more ? null : root;
  }

  /** After a failure: whether the document ends too early, and something appended could make it valid. */
  get truncated(): bool {
    return !this.more && !this.beyondLimits;
  }

  // ---- bytes ----

  private get more(): bool {
    return this.at < this.end;
  }

  private get next(): u8 {
    return load<u8>(this.at);
  }

  private nextIs(c: u8): bool {
    return this.more && this.next == c;
  }

  private take(c: u8): bool {
    if (!this.nextIs(c)) return false;
    this.at++;
    return true;
  }

  private takeRange(low: u8, high: u8): bool {
    if (!this.more || this.next < low || this.next > high) return false;
    this.at++;
    return true;
  }

  private skipSpace(): void {
    while (this.more) {
      const c = this.next;
      if (c != Ascii.Space && c != Ascii.Newline && c != Ascii.Return && c != Ascii.Tab) return;
      this.at++;
    }
  }

  // ---- values ----

  private readValue(depth: u32): JsonValue | null {
    if (!this.more) return null;
    switch (this.next) {
      case Ascii.LeftBrace:
        return this.readItems(JsonType.Object, Ascii.RightBrace, depth);
      case Ascii.LeftBracket:
        return this.readItems(JsonType.Array, Ascii.RightBracket, depth);
      case Ascii.Quote: {
        const text = this.readString();
        return text ? new JsonString(text) : null;
      }
      case Ascii.LowerT:
        return this.readWord("true", JsonType.True);
      case Ascii.LowerF:
        return this.readWord("false", JsonType.False);
      case Ascii.LowerN:
        return this.readWord("null", JsonType.Null);
      default:
        return this.readNumber();
    }
  }

  private readWord(word: string, type: JsonType): JsonValue | null {
    for (let i = 0; i < word.length; i++) {
      if (!this.take(byteAt(word, i))) return null;
    }
    return new JsonValue(type);
  }

  private readItems(type: JsonType, close: u8, depth: u32): JsonValue | null {
    if (depth == DEPTH_LIMIT) {
      this.beyondLimits = true;
      return null;
    }
    const items = new JsonItems(type);
    this.at++;
    this.skipSpace();
    if (this.take(close)) return items;
    let last: JsonValue | null = null;
    do {
      this.skipSpace();
      const item = items.isObject ? this.readMember(depth + 1) : this.readValue(depth + 1);
      if (!item) return null;
      if (last) last.next = item;
      else items.first = item;
      last = item;
      items.count++;
      this.skipSpace();
    } while (this.take(Ascii.Comma));
    return this.take(close) ? items : null;
  }

  private readMember(depth: u32): JsonValue | null {
    const name = this.readString();
    if (!name) return null;
    this.skipSpace();
    if (!this.take(Ascii.Colon)) return null;
    this.skipSpace();
    const value = this.readValue(depth);
    if (value) value.name = name;
    return value;
  }

  // ---- numbers ----

  private readNumber(): JsonValue | null {
    const negative = this.take(Ascii.Minus);
    const digits = this.at;
    const integerDigits = this.take(Ascii.Zero) ? 1 : this.skipDigits();
    if (integerDigits == 0) return null;
    let fractionDigits: u32 = 0;
    if (this.take(Ascii.Dot)) {
      fractionDigits = this.skipDigits();
      if (fractionDigits == 0) return null;
    }
    let exponent = 0;
    if (this.take(Ascii.LowerE) || this.take(Ascii.UpperE)) {
      exponent = this.readExponent();
      if (exponent == NO_EXPONENT) return null;
    }
    const millionths = decimal.read(digits, integerDigits, fractionDigits, exponent, negative);
    if (millionths == decimal.TOO_LARGE) {
      this.beyondLimits = true;
      return null;
    }
    return new JsonNumber(millionths);
  }

  private skipDigits(): u32 {
    const start = this.at;
    while (this.more && isDigit(this.next)) this.at++;
    return <u32>(this.at - start);
  }

  private readExponent(): i32 {
    const negative = this.take(Ascii.Minus);
    if (!negative) this.take(Ascii.Plus);
    if (!this.more || !isDigit(this.next)) return NO_EXPONENT;
    let size = 0;
    for (; this.more && isDigit(this.next); this.at++) {
      size = size >= EXPONENT_LIMIT / 10 ? EXPONENT_LIMIT : size * 10 + (this.next - Ascii.Zero);
    }
    return negative ? -size : size;
  }

  // ---- strings ----

  private readString(): Text | null {
    if (!this.take(Ascii.Quote)) return null;
    const start = this.at;
    let escaped = false;
    while (!this.nextIs(Ascii.Quote)) {
      if (!this.more) return null;
      const c = this.next;
      if (c >= 0x80) {
        if (!this.skipUtf8()) return null;
      } else if (c == Ascii.Backslash) {
        escaped = true;
        this.at++;
        if (!this.skipEscape()) return null;
      } else if (c < Ascii.Space) {
        return null;
      } else {
        this.at++;
      }
    }
    const raw = new Text(start, <u32>(this.at - start));
    this.at++;
    return escaped ? new JsonReader(raw).decode() : raw;
  }

  private skipEscape(): bool {
    if (this.take(Ascii.LowerU)) return this.readCodePoint() != NO_CODE_POINT;
    if (!this.more || escapedByte(this.next) == 0) return false;
    this.at++;
    return true;
  }

  /** One character beyond ASCII, well-formed by table 3-7 of the Unicode standard. */
  private skipUtf8(): bool {
    if (this.takeRange(0xc2, 0xdf)) return this.skipContinuations(1);
    if (this.takeRange(0xe0, 0xe0)) return this.takeRange(0xa0, 0xbf) && this.skipContinuations(1);
    if (this.takeRange(0xed, 0xed)) return this.takeRange(0x80, 0x9f) && this.skipContinuations(1);
    if (this.takeRange(0xe1, 0xef)) return this.skipContinuations(2);
    if (this.takeRange(0xf0, 0xf0)) return this.takeRange(0x90, 0xbf) && this.skipContinuations(2);
    if (this.takeRange(0xf1, 0xf3)) return this.skipContinuations(3);
    return this.takeRange(0xf4, 0xf4) && this.takeRange(0x80, 0x8f) && this.skipContinuations(2);
  }

  private skipContinuations(count: u32): bool {
    for (; count > 0; count--) {
      if (!this.takeRange(0x80, 0xbf)) return false;
    }
    return true;
  }

  /** What follows "\u": one code unit, or a pair of surrogates. */
  private readCodePoint(): i32 {
    // A unit that begins with D must not be the low half of a pair.
    const high = this.nextIs(Ascii.UpperD) || this.nextIs(Ascii.LowerD) ? 0xdbff : 0xffff;
    const unit = this.readCodeUnit(0, high);
    if (unit < 0xd800 || unit > 0xdbff) return unit;
    if (!this.take(Ascii.Backslash) || !this.take(Ascii.LowerU)) return NO_CODE_POINT;
    const low = this.readCodeUnit(0xdc00, 0xdfff);
    return low == NO_CODE_POINT ? NO_CODE_POINT : 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
  }

  /** Four hexadecimal digits, within the range given. */
  private readCodeUnit(low: i32, high: i32): i32 {
    let unit = 0;
    for (let shift = 12; shift >= 0; shift -= 4) {
      const digit = this.more ? hexValue(this.next) : -1;
      if (digit < 0) return NO_CODE_POINT;
      unit = (unit << 4) | digit;
      // Judged digit by digit, so that the reader stops on the digit that leaves the range.
      const smallest = unit << shift;
      const largest = smallest | ((1 << shift) - 1);
      if (largest < low || smallest > high) return NO_CODE_POINT;
      this.at++;
    }
    return unit;
  }

  /** A copy of the document, which is what stands between quotes, with its escapes replaced: never longer than it. */
  private decode(): Text {
    const decoded = allocate(this.end - this.at);
    let out = decoded;
    while (this.more) {
      const c = this.next;
      this.at++;
      if (c != Ascii.Backslash) {
        store<u8>(out++, c);
      } else if (this.take(Ascii.LowerU)) {
        out = storeUtf8(out, this.readCodePoint());
      } else {
        store<u8>(out++, escapedByte(this.next));
        this.at++;
      }
    }
    return new Text(decoded, <u32>(out - decoded));
  }
}

function hexValue(c: u8): i32 {
  if (isDigit(c)) return c - Ascii.Zero;
  const lower = c | CASE_BIT;
  return lower >= Ascii.LowerA && lower <= Ascii.LowerF ? lower - Ascii.LowerA + 10 : -1;
}

/** The byte that a one-letter escape stands for, or 0. */
function escapedByte(letter: u8): u8 {
  switch (letter) {
    case Ascii.Quote:
    case Ascii.Backslash:
    case Ascii.Slash:
      return letter;
    case Ascii.LowerB:
      return Ascii.Backspace;
    case Ascii.LowerF:
      return Ascii.FormFeed;
    case Ascii.LowerN:
      return Ascii.Newline;
    case Ascii.LowerR:
      return Ascii.Return;
    case Ascii.LowerT:
      return Ascii.Tab;
    default:
      return 0;
  }
}

/** Answers where the next byte goes. */
function storeUtf8(out: usize, codePoint: u32): usize {
  if (codePoint < 0x80) {
    store<u8>(out++, codePoint);
    return out;
  }
  if (codePoint < 0x800) {
    store<u8>(out++, 0xc0 | (codePoint >> 6));
  } else {
    if (codePoint < 0x10000) {
      store<u8>(out++, 0xe0 | (codePoint >> 12));
    } else {
      store<u8>(out++, 0xf0 | (codePoint >> 18));
      store<u8>(out++, 0x80 | ((codePoint >> 12) & 0x3f));
    }
    store<u8>(out++, 0x80 | ((codePoint >> 6) & 0x3f));
  }
  store<u8>(out++, 0x80 | (codePoint & 0x3f));
  return out;
}
