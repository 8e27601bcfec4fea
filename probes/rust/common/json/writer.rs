use crate::Failure;
use alloc::string::String;
use core::fmt::{Arguments, Write};

const INITIAL_CAPACITY: usize = 256;

/// Escapes the quotation mark, the backslash and control characters below U+0020 (\b \f \n \r \t, else \u00xx in lower
/// case) and writes everything else as it is. It writes no white space.
pub struct Writer {
    text: String,
    comma_due: bool,
}

impl Writer {
    pub fn new() -> Self {
        Writer { text: String::with_capacity(INITIAL_CAPACITY), comma_due: false }
    }

    pub fn finish(self) -> String {
        self.text
    }

    pub fn begin_object(&mut self) {
        self.begin_items('{');
    }

    pub fn end_object(&mut self) {
        self.end_items('}');
    }

    pub fn begin_array(&mut self) {
        self.begin_items('[');
    }

    pub fn end_array(&mut self) {
        self.end_items(']');
    }

    /// The name of a member, whose value is to be written next.
    pub fn name(&mut self, name: &str) -> &mut Self {
        self.begin_value();
        self.push_quoted(name);
        self.text.push(':');
        self.comma_due = false;
        self
    }

    pub fn string(&mut self, string: &str) {
        self.begin_value();
        self.push_quoted(string);
    }

    pub fn string_or_null(&mut self, string: Option<&str>) {
        match string {
            Some(string) => self.string(string),
            None => self.null(),
        }
    }

    pub fn integer(&mut self, number: i64) {
        self.begin_value();
        self.push_formatted(format_args!("{number}"));
    }

    /// With three decimals.
    pub fn thousandths(&mut self, thousandths: i64) {
        self.begin_value();
        let sign = if thousandths < 0 { "-" } else { "" };
        let size = thousandths.unsigned_abs();
        self.push_formatted(format_args!("{sign}{}.{:03}", size / 1000, size % 1000));
    }

    pub fn boolean(&mut self, value: bool) {
        self.raw(if value { "true" } else { "false" });
    }

    pub fn null(&mut self) {
        self.raw("null");
    }

    /// A value that is JSON already.
    pub fn raw(&mut self, json: &str) {
        self.begin_value();
        self.text.push_str(json);
    }

    /// Of a response, or null where there was none.
    pub fn status(&mut self, status: Option<u16>) {
        match status {
            Some(status) => self.integer(status.into()),
            None => self.null(),
        }
    }

    /// As an object, or null where nothing failed.
    pub fn failure(&mut self, failure: Option<&Failure>) {
        match failure {
            Some(failure) => {
                self.begin_object();
                self.name("kind").string(failure.kind);
                self.name("message").string(&failure.message);
                self.end_object();
            }
            None => self.null(),
        }
    }

    fn begin_value(&mut self) {
        if self.comma_due {
            self.text.push(',');
        }
        self.comma_due = true;
    }

    fn begin_items(&mut self, bracket: char) {
        self.begin_value();
        self.text.push(bracket);
        self.comma_due = false;
    }

    fn end_items(&mut self, bracket: char) {
        self.text.push(bracket);
        self.comma_due = true;
    }

    fn push_quoted(&mut self, string: &str) {
        self.text.push('"');
        let mut plain = 0;
        for (at, byte) in string.bytes().enumerate() {
            if byte >= b' ' && byte != b'"' && byte != b'\\' {
                continue;
            }
            self.text.push_str(&string[plain..at]);
            plain = at + 1;
            match byte {
                b'"' => self.text.push_str("\\\""),
                b'\\' => self.text.push_str("\\\\"),
                0x08 => self.text.push_str("\\b"),
                0x0c => self.text.push_str("\\f"),
                b'\n' => self.text.push_str("\\n"),
                b'\r' => self.text.push_str("\\r"),
                b'\t' => self.text.push_str("\\t"),
                _ => self.push_formatted(format_args!("\\u{byte:04x}")),
            }
        }
        self.text.push_str(&string[plain..]);
        self.text.push('"');
    }

    fn push_formatted(&mut self, arguments: Arguments) {
        self.text.write_fmt(arguments).expect("a string takes any text");
    }
}
