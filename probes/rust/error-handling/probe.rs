//! error-handling: a list of requests that go wrong, each in its own way. The probe is ok when every one of them went
//! wrong as the config says.
//!
//! Config: `{"checks":[{"name":"...","url":"...","timeoutMs":1000,"expected":"http-status"},...]}`
//! "expected" is a kind of error, or "none" for a check that is to succeed: status 200 and a body that is an object
//! which says it is up. `{"trap":true}` makes the probe trap, to see what the host makes of it.
//!
//! Metrics: `{"checks":7,"asExpected":7,"results":[{"name":"...","status":500,"error":{"kind":"http-status",
//!           "message":"the status is 500, expected 200"}},...]}`
//! "status" is null where there was no response, "error" where there was no error.
#![no_std]

extern crate alloc;

use alloc::format;
use alloc::vec::Vec;
use probe::json::{Value, Writer};
use probe::{config, host, http, Failure, Host, Report};

const STATUS_OK: i64 = 200;

probe::scenario!("error-handling", check);

struct Check<'a> {
    name: &'a str,
    url: &'a str,
    timeout_ms: i64,
    expected: &'a str,
}

/// How a check ended.
struct Outcome {
    status: Option<u16>,
    error: Option<Failure>,
}

impl<'a> Check<'a> {
    fn read(value: &Value<'a>) -> Result<Self, Failure> {
        Ok(Check {
            name: config::text(value, "name")?,
            url: config::text(value, "url")?,
            timeout_ms: config::integer(value, "timeoutMs", config::TIMEOUT_MS)?,
            expected: config::text(value, "expected")?,
        })
    }

    fn perform(&self, host: &mut Host) -> Outcome {
        match http::get(host, self.url, self.timeout_ms) {
            Ok(response) => {
                let result = response.expect_status(STATUS_OK).and_then(|()| http::expect_up(&response.parse_body()?));
                Outcome { status: Some(response.status), error: result.err() }
            }
            Err(failure) => Outcome { status: None, error: Some(failure) },
        }
    }
}

impl Outcome {
    fn kind(&self) -> &str {
        self.error.as_ref().map_or("none", |failure| failure.kind)
    }

    fn write(&self, name: &str, results: &mut Writer) {
        results.begin_object();
        results.name("name").string(name);
        results.name("status").status(self.status);
        results.name("error").failure(self.error.as_ref());
        results.end_object();
    }
}

fn check(config: &Value, host: &mut Host, report: &mut Report) -> Result<(), Failure> {
    if matches!(config.member("trap"), Some(Value::Boolean(true))) {
        host::trap();
    }
    // All of them before the first request: a config is used as a whole or not at all.
    let checks = config::array(config, "checks")?.iter().map(Check::read).collect::<Result<Vec<_>, _>>()?;

    let mut as_expected = 0;
    let mut results = Writer::new();
    results.begin_array();
    for check in &checks {
        let outcome = check.perform(host);
        as_expected += usize::from(outcome.kind() == check.expected);
        outcome.write(check.name, &mut results);
    }
    results.end_array();

    let metrics = &mut report.metrics;
    metrics.name("checks").integer(checks.len() as i64);
    metrics.name("asExpected").integer(as_expected as i64);
    metrics.name("results").raw(&results.finish());
    match checks.len() - as_expected {
        0 => Ok(()),
        unexpected => Err(Failure::new("unexpected-outcome", format!("{unexpected} checks ended unexpectedly"))),
    }
}
