/**
 * Numbers without floating point. A JSON number is held in millionths: its exact decimal value times 10^6, rounded half
 * away from zero. Answers carry integers or thousandths; whatever is derived from millionths is computed as one
 * fraction and rounded once.
 */
import { Ascii } from "./ascii";

const DECIMAL_PLACES = 6;
/** The number one, in millionths. */
export const ONE: i64 = 1000000;

/** What `read` answers for a number of 9 * 10^12 or more, of either sign. */
export const TOO_LARGE = i64.MIN_VALUE;

/** A value that reaches this and gets one more digit reaches the limit of 9 * 10^18 millionths. */
const LAST_SAFE_VALUE: i64 = 900000000000000000;

/** Rounded half away from zero; the denominator is positive. */
export function divide(numerator: i64, denominator: i64): i64 {
  const quotient = numerator / denominator;
  const rest = abs(numerator % denominator);
  if (rest < denominator - rest) return quotient;
  return numerator < 0 ? quotient - 1 : quotient + 1;
}

export function toThousandths(millionths: i64): i64 {
  return divide(millionths, 1000);
}

export function isInteger(millionths: i64): bool {
  return millionths % ONE == 0;
}

/**
 * Millionths, or TOO_LARGE. The grammar was checked: `digits` points at the integer part; fraction digits, if there are
 * any, follow after one byte for the point.
 */
export function read(digits: usize, integerDigits: u32, fractionDigits: u32, exponent: i32, negative: bool): i64 {
  const total: i64 = integerDigits + fractionDigits;
  const wanted = <i64>integerDigits + exponent + DECIMAL_PLACES; // digits down to the millionths
  const exact = min(total, wanted);
  let value: i64 = 0;
  for (let i: i64 = 0; i < exact; i++) {
    if (value >= LAST_SAFE_VALUE) return TOO_LARGE;
    value = value * 10 + digitAt(digits, integerDigits, <u32>i);
  }
  // An exponent may ask for more digits than were written: those are zeros.
  for (let i = total; i < wanted && value != 0; i++) {
    if (value >= LAST_SAFE_VALUE) return TOO_LARGE;
    value *= 10;
  }
  // Rounding half away from zero needs to look at the first dropped digit only.
  if (wanted >= 0 && wanted < total && digitAt(digits, integerDigits, <u32>wanted) >= 5) value++;
  return negative ? -value : value;
}

function digitAt(digits: usize, integerDigits: u32, index: u32): u8 {
  return load<u8>(digits + index + u32(index >= integerDigits)) - Ascii.Zero;
}
