/**
 * Regular expressions over bytes. Patterns are printable ASCII, at most 1024 bytes, groups nest at most 32 deep.
 *   literals        every byte that is not one of \ [ ( ) { } . * + ? | ^ $
 *   .               any byte but the newline
 *   \d \w \s        [0-9], [A-Za-z0-9_], [ \t\n\r\f\v]; \D \W \S are everything else
 *   \t \n \r \f \v  control characters; a backslash before punctuation is that punctuation
 *   [...] [^...]    sets of literals, escapes and ranges; not empty; a hyphen at either end is itself
 *   x* x+ x?        greedy; only one of them after an item, and not after an item that can match the empty text, since
 *                   engines disagree on what that means
 *   x|y (x)         alternatives, the first has precedence; groups (there is nothing to capture)
 *   ^ $             the begin and the end of the text searched, wherever they stand
 * Everything else is malformed. The program is written as the pattern is read, by recursive descent.
 */
import { Ascii, CASE_BIT, isDigit } from "./ascii";
import { ByteSet } from "./byte_set";
import { Operation, RegexProgram } from "./regex_program";
import { Text } from "./text";

const PATTERN_LIMIT: u32 = 1024;
const GROUP_LIMIT: u32 = 32;

/** What a part of a pattern was found to be. */
const enum Part {
  Malformed,
  /** It can match the empty text. */
  Nullable,
  Consuming,
}

// What a member of a set can be beside a byte.
const MALFORMED: i32 = -1;
/** A named set, which was added already. */
const NAMED: i32 = -2;

/** Null when the pattern is malformed. */
export function compileRegex(pattern: Text): RegexProgram | null {
  if (pattern.length > PATTERN_LIMIT || !isPrintable(pattern)) return null;
  return new RegexCompiler(pattern).compile();
}

@unmanaged
class RegexCompiler {
  private at: usize;
  private readonly end: usize;
  private readonly program: RegexProgram;
  private depth: u32 = 0;

  constructor(pattern: Text) {
    this.at = pattern.start;
    this.end = pattern.start + pattern.length;
    this.program = new RegexProgram(pattern.length);
  }

  compile(): RegexProgram | null {
    if (this.alternatives() == Part.Malformed || this.more) return null;
    this.program.emit(Operation.Match);
    return this.program;
  }

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

  // ---- the grammar ----

  private alternatives(): Part {
    const program = this.program;
    // The jumps from each alternative to the end; until the end is known, each holds the index of the one before.
    let lastJump: i32 = -1;
    let result = Part.Consuming;
    while (true) {
      const start = program.size;
      const sequence = this.sequence();
      if (sequence == Part.Malformed) return Part.Malformed;
      if (sequence == Part.Nullable) result = Part.Nullable;
      if (!this.take(Ascii.Bar)) break;
      program.insertSplit(start, program.size - start + 2);
      program.emit(Operation.Jump);
      const jump = program.size - 1;
      program.instructions[jump].x = lastJump;
      lastJump = jump;
    }
    while (lastJump >= 0) {
      const jump = program.instructions[lastJump];
      const previous = jump.x;
      jump.x = program.size - lastJump;
      lastJump = previous;
    }
    return result;
  }

  private sequence(): Part {
    let result = Part.Nullable;
    while (this.more && this.next != Ascii.Bar && this.next != Ascii.RightParenthesis) {
      const item = this.item();
      if (item == Part.Malformed) return Part.Malformed;
      if (item == Part.Consuming) result = Part.Consuming;
    }
    return result;
  }

  private item(): Part {
    const program = this.program;
    const start = program.size;
    const atom = this.atom();
    if (atom == Part.Malformed || !this.nextIsQuantifier) return atom;
    if (atom == Part.Nullable) return Part.Malformed;

    const length = program.size - start;
    const quantifier = this.next;
    this.at++;
    if (quantifier == Ascii.Star) {
      program.insertSplit(start, length + 2);
      program.emitJump(start);
    } else if (quantifier == Ascii.Question) {
      program.insertSplit(start, length + 1);
    } else {
      program.emitSplit(start);
    }
    if (this.nextIsQuantifier) return Part.Malformed;
    return quantifier == Ascii.Plus ? Part.Consuming : Part.Nullable;
  }

  private get nextIsQuantifier(): bool {
    return this.nextIs(Ascii.Star) || this.nextIs(Ascii.Plus) || this.nextIs(Ascii.Question);
  }

  private atom(): Part {
    const c = this.next;
    this.at++;
    switch (c) {
      case Ascii.LeftParenthesis:
        return this.group();
      case Ascii.LeftBracket:
        return this.set();
      case Ascii.Backslash:
        return this.escape();
      case Ascii.Dot:
        this.program.emitSet(anyByteButNewline());
        return Part.Consuming;
      case Ascii.Caret:
        this.program.emit(Operation.Begin);
        return Part.Nullable;
      case Ascii.Dollar:
        this.program.emit(Operation.End);
        return Part.Nullable;
      case Ascii.Star:
      case Ascii.Plus:
      case Ascii.Question:
      case Ascii.LeftBrace:
      case Ascii.RightBrace:
      case Ascii.RightBracket:
        return Part.Malformed;
      default:
        this.program.emitByte(c);
        return Part.Consuming;
    }
  }

  private group(): Part {
    if (this.depth == GROUP_LIMIT) return Part.Malformed;
    this.depth++;
    const inner = this.alternatives();
    this.depth--;
    return this.take(Ascii.RightParenthesis) ? inner : Part.Malformed;
  }

  private escape(): Part {
    if (!this.more) return Part.Malformed;
    const letter = this.next;
    this.at++;
    const byte = escapedByte(letter);
    if (byte != MALFORMED) {
      this.program.emitByte(<u8>byte);
      return Part.Consuming;
    }
    const named = namedSet(letter);
    if (!named) return Part.Malformed;
    this.program.emitSet(named);
    return Part.Consuming;
  }

  private set(): Part {
    const inverted = this.take(Ascii.Caret);
    if (this.nextIs(Ascii.RightBracket)) return Part.Malformed;
    const set = new ByteSet();
    do {
      if (!this.addMember(set)) return Part.Malformed;
    } while (!this.nextIs(Ascii.RightBracket));
    this.at++;
    if (inverted) set.invert();
    this.program.emitSet(set);
    return Part.Consuming;
  }

  /** Adds a byte, a range, or a named set. */
  private addMember(set: ByteSet): bool {
    const low = this.readMember(set);
    if (low == MALFORMED) return false;
    const range = this.nextIs(Ascii.Minus) && this.at + 1 < this.end && load<u8>(this.at + 1) != Ascii.RightBracket;
    if (!range) {
      if (low != NAMED) set.addRange(<u8>low, <u8>low);
      return true;
    }
    if (low == NAMED) return false;
    this.at++;
    const high = this.readMember(set);
    if (high < low) return false; // as MALFORMED and NAMED are, too
    set.addRange(<u8>low, <u8>high);
    return true;
  }

  /** A byte, which may begin or end a range, or NAMED, or MALFORMED. */
  private readMember(set: ByteSet): i32 {
    if (!this.more) return MALFORMED;
    const c = this.next;
    this.at++;
    if (c != Ascii.Backslash) return c;
    if (!this.more) return MALFORMED;
    const letter = this.next;
    this.at++;
    const named = namedSet(letter);
    if (!named) return escapedByte(letter);
    set.addAll(named);
    return NAMED;
  }
}

function isPrintable(pattern: Text): bool {
  for (let i: u32 = 0; i < pattern.length; i++) {
    if (pattern[i] < Ascii.Space || pattern[i] > Ascii.Tilde) return false;
  }
  return true;
}

function anyByteButNewline(): ByteSet {
  const set = new ByteSet();
  set.addRange(Ascii.Newline, Ascii.Newline);
  set.invert();
  return set;
}

/** What \d, \w, \s and their opposites stand for; null when the letter is none of them. */
function namedSet(letter: u8): ByteSet | null {
  const set = new ByteSet();
  switch (letter | CASE_BIT) {
    case Ascii.LowerD:
      set.addRange(Ascii.Zero, Ascii.Nine);
      break;
    case Ascii.LowerW:
      set.addRange(Ascii.Zero, Ascii.Nine);
      set.addRange(Ascii.UpperA, Ascii.UpperZ);
      set.addRange(Ascii.LowerA, Ascii.LowerZ);
      set.addRange(Ascii.Underscore, Ascii.Underscore);
      break;
    case Ascii.LowerS:
      set.addRange(Ascii.Tab, Ascii.Return); // \t \n \v \f \r stand in a row
      set.addRange(Ascii.Space, Ascii.Space);
      break;
    default:
      return null;
  }
  if (!(letter & CASE_BIT)) set.invert();
  return set;
}

/** The byte that an escape stands for; MALFORMED when it stands for none or for several. */
function escapedByte(letter: u8): i32 {
  switch (letter) {
    case Ascii.LowerT:
      return Ascii.Tab;
    case Ascii.LowerN:
      return Ascii.Newline;
    case Ascii.LowerR:
      return Ascii.Return;
    case Ascii.LowerF:
      return Ascii.FormFeed;
    case Ascii.LowerV:
      return Ascii.VerticalTab;
    default:
      return isAlphanumeric(letter) || letter == Ascii.Space ? MALFORMED : letter;
  }
}

function isAlphanumeric(c: u8): bool {
  const lower = c | CASE_BIT;
  return isDigit(c) || (lower >= Ascii.LowerA && lower <= Ascii.LowerZ);
}
