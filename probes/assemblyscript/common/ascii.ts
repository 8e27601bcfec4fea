// An enumeration's values would be 32 bits wide and need a cast wherever a byte is wanted.
export namespace Ascii {
  export const Backspace: u8 = 0x08;
  export const Tab: u8 = 0x09;
  export const Newline: u8 = 0x0a;
  export const VerticalTab: u8 = 0x0b;
  export const FormFeed: u8 = 0x0c;
  export const Return: u8 = 0x0d;
  export const Space: u8 = 0x20;
  export const Quote: u8 = 0x22;
  export const Dollar: u8 = 0x24;
  export const LeftParenthesis: u8 = 0x28;
  export const RightParenthesis: u8 = 0x29;
  export const Star: u8 = 0x2a;
  export const Plus: u8 = 0x2b;
  export const Comma: u8 = 0x2c;
  export const Minus: u8 = 0x2d;
  export const Dot: u8 = 0x2e;
  export const Slash: u8 = 0x2f;
  export const Zero: u8 = 0x30;
  export const Nine: u8 = 0x39;
  export const Colon: u8 = 0x3a;
  export const Question: u8 = 0x3f;
  export const UpperA: u8 = 0x41;
  export const UpperD: u8 = 0x44;
  export const UpperE: u8 = 0x45;
  export const UpperZ: u8 = 0x5a;
  export const LeftBracket: u8 = 0x5b;
  export const Backslash: u8 = 0x5c;
  export const RightBracket: u8 = 0x5d;
  export const Caret: u8 = 0x5e;
  export const Underscore: u8 = 0x5f;
  export const LowerA: u8 = 0x61;
  export const LowerB: u8 = 0x62;
  export const LowerD: u8 = 0x64;
  export const LowerE: u8 = 0x65;
  export const LowerF: u8 = 0x66;
  export const LowerN: u8 = 0x6e;
  export const LowerR: u8 = 0x72;
  export const LowerS: u8 = 0x73;
  export const LowerT: u8 = 0x74;
  export const LowerU: u8 = 0x75;
  export const LowerV: u8 = 0x76;
  export const LowerW: u8 = 0x77;
  export const LowerZ: u8 = 0x7a;
  export const LeftBrace: u8 = 0x7b;
  export const Bar: u8 = 0x7c;
  export const RightBrace: u8 = 0x7d;
  export const Tilde: u8 = 0x7e;
}

/** The bit in which upper and lower case differ. */
export const CASE_BIT: u8 = 0x20;

@inline
export function isDigit(c: u8): bool {
  return c >= Ascii.Zero && c <= Ascii.Nine;
}
