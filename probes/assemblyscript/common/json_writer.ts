import { Ascii } from "./ascii";
import { Text, TextBuilder, byteAt } from "./text";

/**
 * JSON without white space. The quotation mark, the backslash and control characters below U+0020 are escaped (\b \f \n
 * \r \t, else \u00xx in lower case); everything else is written as UTF-8.
 */
@unmanaged
export class JsonWriter {
  private readonly out: TextBuilder = new TextBuilder();
  private commaDue: bool = false;

  /** What was written so far. */
  text(): Text {
    return this.out.text();
  }

  beginObject(): void {
    this.begin(Ascii.LeftBrace);
  }

  endObject(): void {
    this.end(Ascii.RightBrace);
  }

  beginArray(): void {
    this.begin(Ascii.LeftBracket);
  }

  endArray(): void {
    this.end(Ascii.RightBracket);
  }

  /** T is Text or string. */
  name<T>(name: T): void {
    this.quote(name);
    this.out.putByte(Ascii.Colon);
    this.commaDue = false;
  }

  /** T is Text or string. */
  string<T>(string: T): void {
    this.quote(string);
  }

  integer(number: i64): void {
    this.separate();
    this.out.putInteger(number);
  }

  /** With three decimals. */
  thousandths(thousandths: i64): void {
    this.separate();
    this.out.putThousandths(thousandths);
  }

  boolean(value: bool): void {
    this.raw(value ? "true" : "false");
  }

  null(): void {
    this.raw("null");
  }

  /** A value that is JSON already, as Text or string. */
  raw<T>(json: T): void {
    this.separate();
    this.out.put(json);
  }

  private separate(): void {
    if (this.commaDue) this.out.putByte(Ascii.Comma);
    this.commaDue = true;
  }

  private begin(bracket: u8): void {
    this.separate();
    this.out.putByte(bracket);
    this.commaDue = false;
  }

  private end(bracket: u8): void {
    this.out.putByte(bracket);
    this.commaDue = true;
  }

  private quote<T>(text: T): void {
    this.separate();
    this.out.putByte(Ascii.Quote);
    // Literals have nothing to escape.
    if (isString<T>()) this.out.put(text);
    else for (let i: u32 = 0; i < text.length; i++) this.escape(byteAt(text, i));
    this.out.putByte(Ascii.Quote);
  }

  private escape(c: u8): void {
    const out = this.out;
    switch (c) {
      case Ascii.Quote:
        out.put('\\"');
        break;
      case Ascii.Backslash:
        out.put("\\\\");
        break;
      case Ascii.Backspace:
        out.put("\\b");
        break;
      case Ascii.FormFeed:
        out.put("\\f");
        break;
      case Ascii.Newline:
        out.put("\\n");
        break;
      case Ascii.Return:
        out.put("\\r");
        break;
      case Ascii.Tab:
        out.put("\\t");
        break;
      default:
        if (c >= Ascii.Space) out.putByte(c);
        else out.put("\\u00").putByte(hexDigit(c >> 4)).putByte(hexDigit(c & 15));
    }
  }
}

function hexDigit(value: u8): u8 {
  return value < 10 ? Ascii.Zero + value : Ascii.LowerA + value - 10;
}
