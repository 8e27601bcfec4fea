//! The reader is strict: RFC 8259 and nothing else. No comments, no trailing commas, no NaN, nothing after the value
//! but white space; strings must be valid UTF-8 without raw control characters, and \u escapes must not leave half a
//! surrogate pair. It differs from the RFC only in its limits: values nest at most 64 deep (an array in an array is 2
//! deep), and numbers are held as [`crate::decimal`] says.

use super::{Member, Value};
use crate::decimal;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::RangeInclusive;
use core::str;

const DEPTH_LIMIT: usize = 64;

/// Longer exponents are taken for this one: no document has enough digits for it to matter.
const EXPONENT_LIMIT: i32 = 1_000_000_000;

const HIGH_SURROGATES: RangeInclusive<u32> = 0xd800..=0xdbff;
const LOW_SURROGATES: RangeInclusive<u32> = 0xdc00..=0xdfff;

/// Why a document is not valid.
#[derive(Clone, Copy)]
pub enum Defect {
    /// It ends too early: something appended could make it valid.
    Truncated,
    /// Everything else, documents beyond a limit included.
    Malformed,
}

pub fn parse(document: &[u8]) -> Result<Value<'_>, Defect> {
    let mut reader = Reader { document, at: 0 };
    reader.skip_space();
    let value = reader.value(0)?;
    reader.skip_space();
    match reader.peek() {
        None => Ok(value),
        Some(_) => Err(Defect::Malformed),
    }
}

/// On failure `at` stands on the byte that cannot be there, or at the end when more bytes were needed.
struct Reader<'a> {
    document: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.document.get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let taken = self.peek() == Some(byte);
        self.at += usize::from(taken);
        taken
    }

    fn expect(&mut self, byte: u8) -> Result<(), Defect> {
        if self.take(byte) {
            Ok(())
        } else {
            Err(self.unexpected())
        }
    }

    /// What it means that the next byte is not one that could be there.
    fn unexpected(&self) -> Defect {
        match self.peek() {
            None => Defect::Truncated,
            Some(_) => Defect::Malformed,
        }
    }

    fn skip_while(&mut self, skipped: impl Fn(u8) -> bool) -> &'a [u8] {
        let start = self.at;
        while self.peek().map_or(false, &skipped) {
            self.at += 1;
        }
        &self.document[start..self.at]
    }

    fn skip_space(&mut self) {
        self.skip_while(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t'));
    }

    fn value(&mut self, depth: usize) -> Result<Value<'a>, Defect> {
        match self.peek() {
            Some(b'{') => Ok(Value::Object(self.items(b'}', depth, Self::member)?)),
            Some(b'[') => Ok(Value::Array(self.items(b']', depth, Self::value)?)),
            Some(b'"') => Ok(Value::String(self.string()?)),
            Some(b't') => self.word("true", Value::Boolean(true)),
            Some(b'f') => self.word("false", Value::Boolean(false)),
            Some(b'n') => self.word("null", Value::Null),
            _ => Ok(Value::Number(self.number()?)),
        }
    }

    fn items<T>(
        &mut self,
        close: u8,
        depth: usize,
        item: fn(&mut Self, usize) -> Result<T, Defect>,
    ) -> Result<&'a [T], Defect> {
        if depth == DEPTH_LIMIT {
            return Err(Defect::Malformed);
        }
        self.at += 1;
        self.skip_space();
        let mut items = Vec::new();
        if self.take(close) {
            return Ok(&[]);
        }
        loop {
            items.push(item(self, depth + 1)?);
            self.skip_space();
            if self.take(close) {
                return Ok(Box::leak(items.into_boxed_slice()));
            }
            self.expect(b',')?;
            self.skip_space();
        }
    }

    fn member(&mut self, depth: usize) -> Result<Member<'a>, Defect> {
        let name = self.string()?;
        self.skip_space();
        self.expect(b':')?;
        self.skip_space();
        Ok(Member { name, value: self.value(depth)? })
    }

    fn word(&mut self, word: &str, value: Value<'a>) -> Result<Value<'a>, Defect> {
        word.bytes().try_for_each(|byte| self.expect(byte))?;
        Ok(value)
    }

    fn number(&mut self) -> Result<i64, Defect> {
        let negative = self.take(b'-');
        let start = self.at;
        let integer = if self.take(b'0') { &self.document[start..self.at] } else { self.digits()? };
        let fraction = if self.take(b'.') { self.digits()? } else { &[] };
        let exponent = if self.take(b'e') || self.take(b'E') { self.exponent()? } else { 0 };
        decimal::from_digits(negative, integer, fraction, exponent).ok_or(Defect::Malformed)
    }

    fn exponent(&mut self) -> Result<i32, Defect> {
        let negative = self.take(b'-');
        if !negative {
            self.take(b'+');
        }
        let size = self.digits()?.iter().fold(0, |size, digit| {
            if size < EXPONENT_LIMIT / 10 {
                size * 10 + i32::from(digit - b'0')
            } else {
                EXPONENT_LIMIT
            }
        });
        Ok(if negative { -size } else { size })
    }

    /// At least one.
    fn digits(&mut self) -> Result<&'a [u8], Defect> {
        match self.skip_while(|byte| byte.is_ascii_digit()) {
            [] => Err(self.unexpected()),
            digits => Ok(digits),
        }
    }

    fn string(&mut self) -> Result<&'a str, Defect> {
        self.expect(b'"')?;
        let start = self.at;
        let scanned = self.scan_string();
        // Bytes that are not UTF-8 stand before whatever else is wrong.
        let raw = str::from_utf8(&self.document[start..self.at]).map_err(|error| match error.error_len() {
            None => self.unexpected(),
            Some(_) => Defect::Malformed,
        })?;
        let escaped = scanned?;
        self.at += 1;
        if escaped {
            decode(raw)
        } else {
            Ok(raw)
        }
    }

    /// Moves on to the closing quotation mark. Answers whether there are escapes before it.
    fn scan_string(&mut self) -> Result<bool, Defect> {
        let mut escaped = false;
        loop {
            self.skip_plain();
            match self.peek() {
                Some(b'"') => return Ok(escaped),
                Some(b'\\') => self.at += 1,
                _ => return Err(self.unexpected()),
            }
            self.escape()?;
            escaped = true;
        }
    }

    /// What stands for itself in a string.
    fn skip_plain(&mut self) {
        self.skip_while(|byte| byte >= b' ' && byte != b'"' && byte != b'\\');
    }

    /// What follows the backslash.
    fn escape(&mut self) -> Result<char, Defect> {
        if self.take(b'u') {
            return self.code_point();
        }
        let character = match self.peek() {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            _ => return Err(self.unexpected()),
        };
        self.at += 1;
        Ok(character)
    }

    /// What follows "\u": one code unit, or a pair of surrogates.
    fn code_point(&mut self) -> Result<char, Defect> {
        let mut code_point = match self.peek() {
            Some(b'D' | b'd') => self.code_unit(0xd000..=*HIGH_SURROGATES.end())?,
            _ => self.code_unit(0..=0xffff)?,
        };
        if HIGH_SURROGATES.contains(&code_point) {
            self.expect(b'\\')?;
            self.expect(b'u')?;
            let low = self.code_unit(LOW_SURROGATES)?;
            code_point = 0x10000 + ((code_point - HIGH_SURROGATES.start()) << 10) + (low - LOW_SURROGATES.start());
        }
        char::from_u32(code_point).ok_or(Defect::Malformed)
    }

    /// Four hexadecimal digits, within the range given.
    fn code_unit(&mut self, range: RangeInclusive<u32>) -> Result<u32, Defect> {
        let mut unit = 0;
        for shift in [12, 8, 4, 0] {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            unit |= digit.ok_or_else(|| self.unexpected())? << shift;
            // Judged digit by digit, so that `at` stops on the digit that leaves the range.
            let largest = unit | ((1 << shift) - 1);
            if largest < *range.start() || unit > *range.end() {
                return Err(Defect::Malformed);
            }
            self.at += 1;
        }
        Ok(unit)
    }
}

/// A copy of a string that was found well-formed, with its escapes replaced.
fn decode<'a>(raw: &str) -> Result<&'a str, Defect> {
    // An escape is never shorter than its text.
    let mut decoded = String::with_capacity(raw.len());
    let mut reader = Reader { document: raw.as_bytes(), at: 0 };
    loop {
        let start = reader.at;
        reader.skip_plain();
        decoded.push_str(&raw[start..reader.at]);
        if !reader.take(b'\\') {
            return Ok(Box::leak(decoded.into_boxed_str()));
        }
        decoded.push(reader.escape()?);
    }
}
