//! GET requests by way of the host, and what is expected of their responses.

use crate::config;
use crate::decimal;
use crate::host::{Host, HttpError};
use crate::json::{self, Defect, Value, Writer};
use crate::Failure;
use alloc::format;
use alloc::string::String;

pub struct Response<'a> {
    pub status: u16,
    pub body: &'a str,
}

pub fn get<'a>(host: &'a mut Host, url: &str, timeout_ms: i64) -> Result<Response<'a>, Failure> {
    host.http_request(&write_request(url, timeout_ms))
        .and_then(|response| read_response(response).ok_or(HttpError::MalformedResponse))
        .map_err(|error| failure(error, timeout_ms))
}

fn write_request(url: &str, timeout_ms: i64) -> String {
    let mut request = Writer::new();
    request.begin_object();
    request.name("method").string("GET");
    request.name("url").string(url);
    request.name("timeoutMs").integer(timeout_ms);
    request.end_object();
    request.finish()
}

fn read_response(json: &[u8]) -> Option<Response<'_>> {
    let root = json::parse(json).ok()?;
    match (root.member("status")?, root.member("body")?) {
        (&Value::Number(status), &Value::String(body)) => {
            let status = decimal::to_integer(status).filter(|status| config::HTTP_STATUS.contains(status))?;
            Some(Response { status: status as u16, body })
        }
        _ => None,
    }
}

fn failure(error: HttpError, timeout_ms: i64) -> Failure {
    match error {
        HttpError::TimedOut => Failure::new("timed-out", format!("no answer within {timeout_ms} ms")),
        HttpError::Refused => Failure::new("refused", "the connection was refused"),
        HttpError::Denied => Failure::new("denied", "the policy does not allow this origin"),
        HttpError::TooLarge => Failure::new("too-large", "the response is too large"),
        HttpError::MalformedRequest => Failure::new("malformed-request", "the host rejected the request"),
        HttpError::MalformedResponse => Failure::new("malformed-response", "the host's response cannot be read"),
        HttpError::IoFailure => Failure::new("io-failure", "the connection failed"),
    }
}

impl<'a> Response<'a> {
    /// Fails when the status is not the expected one.
    pub fn expect_status(&self, expected: i64) -> Result<(), Failure> {
        if i64::from(self.status) == expected {
            return Ok(());
        }
        Err(Failure::new("http-status", format!("the status is {}, expected {expected}", self.status)))
    }

    /// The body, when it is a JSON object.
    pub fn parse_body(&self) -> Result<Value<'a>, Failure> {
        match json::parse(self.body.as_bytes()) {
            Ok(body @ Value::Object(_)) => Ok(body),
            Ok(_) => Err(Failure::new("malformed-body", "the body is not a JSON object")),
            Err(Defect::Malformed) => Err(Failure::new("malformed-body", "the body is not valid JSON")),
            Err(Defect::Truncated) => Err(Failure::new("truncated-body", "the body ends before its JSON does")),
        }
    }
}

pub fn is_up(body: &Value) -> bool {
    matches!(body.member("status"), Some(&Value::String("up")))
}

pub fn expect_up(body: &Value) -> Result<(), Failure> {
    if is_up(body) {
        return Ok(());
    }
    Err(Failure::new("unhealthy", "the service does not report that it is up"))
}
