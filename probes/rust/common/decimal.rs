//! Numbers without floating point, so that every language answers with the same bytes.
//!
//! A JSON number is held in millionths: its exact decimal value times 10^6, rounded half away from zero, in 64 bits
//! with a sign. (Rounding that way needs to look at the first dropped digit only.) A number of 9 * 10^12 or more, of
//! either sign, makes the document malformed.
//!
//! Answers carry integers, or thousandths printed with exactly three decimals ("12.500"). Whatever is derived from
//! millionths is computed as one fraction and rounded once, half away from zero, by [`divide`].

/// In millionths.
pub const ONE: i64 = 1_000_000;
const PLACES: i64 = 6;

/// A value that reaches this and gets one more digit reaches the limit of 9 * 10^18 millionths.
const LAST_SAFE_VALUE: u64 = 900_000_000_000_000_000;

/// `numerator / denominator`, rounded half away from zero; the denominator is positive.
pub fn divide(numerator: i64, denominator: i64) -> i64 {
    let (quotient, rest) = (numerator / denominator, numerator % denominator);
    if rest.abs() >= denominator - rest.abs() {
        quotient + if numerator < 0 { -1 } else { 1 }
    } else {
        quotient
    }
}

pub fn to_thousandths(millionths: i64) -> i64 {
    divide(millionths, 1000)
}

/// `None` when the number has a fraction.
pub fn to_integer(millionths: i64) -> Option<i64> {
    (millionths % ONE == 0).then(|| millionths / ONE)
}

/// Millionths from the digits of a number whose grammar was checked; `None` when the number is too large.
pub fn from_digits(negative: bool, integer: &[u8], fraction: &[u8], exponent: i32) -> Option<i64> {
    let written = (integer.len() + fraction.len()) as i64;
    let wanted = integer.len() as i64 + i64::from(exponent) + PLACES; // digits down to the millionths
    let kept = wanted.clamp(0, written) as usize;
    let (integer_kept, fraction_kept) = match kept.checked_sub(integer.len()) {
        Some(fraction_kept) => (integer, &fraction[..fraction_kept]),
        None => (&integer[..kept], &fraction[..0]),
    };
    let mut value = append_digits(0, integer_kept)?;
    value = append_digits(value, fraction_kept)?;
    // An exponent may ask for more digits than were written: those are zeros.
    let mut missing = wanted - written;
    while missing > 0 && value != 0 {
        value = append_digit(value, 0)?;
        missing -= 1;
    }
    let first_dropped = integer.iter().chain(fraction).nth(kept);
    if wanted >= 0 && matches!(first_dropped, Some(b'5'..=b'9')) {
        value += 1;
    }
    Some(if negative { -(value as i64) } else { value as i64 })
}

fn append_digits(value: u64, digits: &[u8]) -> Option<u64> {
    digits.iter().try_fold(value, |value, digit| append_digit(value, digit - b'0'))
}

fn append_digit(value: u64, digit: u8) -> Option<u64> {
    (value < LAST_SAFE_VALUE).then(|| value * 10 + u64::from(digit))
}
