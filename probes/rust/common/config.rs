//! Members of the config that a scenario needs. Each function fails with the message "config.<name> is missing or
//! invalid" (the innermost name alone) when the member is not there or not what it must be.

use crate::decimal;
use crate::json::Value;
use crate::Failure;
use core::ops::RangeInclusive;

pub const TIMEOUT_MS: RangeInclusive<i64> = 1..=60_000;
pub const HTTP_STATUS: RangeInclusive<i64> = 100..=999;

pub fn invalid(name: &str) -> Failure {
    Failure::invalid_config(["config.", name, " is missing or invalid"].concat())
}

pub fn text<'a>(object: &Value<'a>, name: &str) -> Result<&'a str, Failure> {
    object.member(name).and_then(Value::as_text).ok_or_else(|| invalid(name))
}

/// A number without fraction within the range.
pub fn integer(object: &Value, name: &str, range: RangeInclusive<i64>) -> Result<i64, Failure> {
    match object.member(name) {
        Some(&Value::Number(number)) => decimal::to_integer(number).filter(|integer| range.contains(integer)),
        _ => None,
    }
    .ok_or_else(|| invalid(name))
}

pub fn array<'a>(object: &Value<'a>, name: &str) -> Result<&'a [Value<'a>], Failure> {
    object.member(name).and_then(Value::as_array).ok_or_else(|| invalid(name))
}
