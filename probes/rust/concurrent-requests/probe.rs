//! concurrent-requests: a few GETs one after the other. A module has one thread; it is the host that runs several
//! instances of it at a time.
//!
//! Config: `{"timeoutMs":1000,"expectedStatus":200,"endpoints":[{"name":"slow","url":"...","requests":2},...]}`
//!
//! Metrics: `{"requests":4,"succeeded":4,"bodyBytes":200,
//!           "endpoints":[{"name":"slow","requests":2,"succeeded":2,"bodyBytes":100,"error":null},...]}`
//! A request succeeds when the status is the expected one and the body is an object that says it is up; bodyBytes
//! counts the bodies of those. "error" is the kind of the endpoint's first failure.
#![no_std]

extern crate alloc;

use alloc::format;
use alloc::vec::Vec;
use core::ops::{AddAssign, RangeInclusive};
use probe::json::{Value, Writer};
use probe::{config, http, Failure, Host, Report};

const REQUESTS: RangeInclusive<i64> = 1..=1000;

probe::scenario!("concurrent-requests", check);

struct Settings<'a> {
    timeout_ms: i64,
    expected_status: i64,
    endpoints: Vec<Endpoint<'a>>,
}

struct Endpoint<'a> {
    name: &'a str,
    url: &'a str,
    requests: i64,
}

#[derive(Default)]
struct Tally {
    requests: i64,
    succeeded: i64,
    body_bytes: i64,
}

impl<'a> Settings<'a> {
    /// All endpoints before the first request: a config is used as a whole or not at all.
    fn read(config: &Value<'a>) -> Result<Self, Failure> {
        Ok(Settings {
            timeout_ms: config::integer(config, "timeoutMs", config::TIMEOUT_MS)?,
            expected_status: config::integer(config, "expectedStatus", config::HTTP_STATUS)?,
            endpoints: config::array(config, "endpoints")?.iter().map(Endpoint::read).collect::<Result<_, _>>()?,
        })
    }

    /// Answers the length of the body.
    fn request(&self, host: &mut Host, url: &str) -> Result<usize, Failure> {
        let response = http::get(host, url, self.timeout_ms)?;
        response.expect_status(self.expected_status)?;
        http::expect_up(&response.parse_body()?)?;
        Ok(response.body.len())
    }

    fn check(&self, host: &mut Host, endpoint: &Endpoint, report: &mut Writer) -> Tally {
        let mut tally = Tally { requests: endpoint.requests, ..Tally::default() };
        let mut first_failure = None;
        for _ in 0..endpoint.requests {
            match self.request(host, endpoint.url) {
                Ok(body_bytes) => {
                    tally.succeeded += 1;
                    tally.body_bytes += body_bytes as i64;
                }
                Err(failure) => first_failure = first_failure.or(Some(failure.kind)),
            }
        }
        report.begin_object();
        report.name("name").string(endpoint.name);
        tally.write(report);
        report.name("error").string_or_null(first_failure);
        report.end_object();
        tally
    }
}

impl<'a> Endpoint<'a> {
    fn read(value: &Value<'a>) -> Result<Self, Failure> {
        Ok(Endpoint {
            name: config::text(value, "name")?,
            url: config::text(value, "url")?,
            requests: config::integer(value, "requests", REQUESTS)?,
        })
    }
}

impl Tally {
    fn write(&self, metrics: &mut Writer) {
        metrics.name("requests").integer(self.requests);
        metrics.name("succeeded").integer(self.succeeded);
        metrics.name("bodyBytes").integer(self.body_bytes);
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.requests += other.requests;
        self.succeeded += other.succeeded;
        self.body_bytes += other.body_bytes;
    }
}

fn check(config: &Value, host: &mut Host, report: &mut Report) -> Result<(), Failure> {
    let settings = Settings::read(config)?;

    let mut total = Tally::default();
    let mut endpoints = Writer::new();
    endpoints.begin_array();
    for endpoint in &settings.endpoints {
        total += settings.check(host, endpoint, &mut endpoints);
    }
    endpoints.end_array();

    total.write(&mut report.metrics);
    report.metrics.name("endpoints").raw(&endpoints.finish());
    match total.requests - total.succeeded {
        0 => Ok(()),
        failed => Err(Failure::new("requests-failed", format!("{failed} requests failed"))),
    }
}
