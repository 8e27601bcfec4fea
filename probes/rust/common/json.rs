//! JSON in and out.

mod reader;
mod writer;

pub use reader::{parse, Defect};
pub use writer::Writer;

/// A value lives in the arena until the run ends; strings without escapes point into the document.
#[derive(Clone, Copy)]
pub enum Value<'a> {
    Null,
    Boolean(bool),
    /// In millionths: see [`crate::decimal`].
    Number(i64),
    String(&'a str),
    Array(&'a [Value<'a>]),
    Object(&'a [Member<'a>]),
}

pub struct Member<'a> {
    pub name: &'a str,
    pub value: Value<'a>,
}

impl<'a> Value<'a> {
    /// Of members with the same name, the last one counts. Values that are not objects have none.
    pub fn member(&self, name: &str) -> Option<&'a Value<'a>> {
        match self {
            Value::Object(members) => members.iter().rfind(|member| member.name == name).map(|member| &member.value),
            _ => None,
        }
    }

    pub fn as_text(&self) -> Option<&'a str> {
        match self {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    pub fn as_array(&self) -> Option<&'a [Value<'a>]> {
        match self {
            Value::Array(values) => Some(values),
            _ => None,
        }
    }
}
