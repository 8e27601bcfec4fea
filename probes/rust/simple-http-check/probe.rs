//! simple-http-check: one GET to a health endpoint.
//!
//! Config: `{"url":"...","timeoutMs":1000,"expectedStatus":200,"latencyLimitMs":1000,"metrics":["a","b.c",...]}`
//! Each entry of "metrics" names a number in the body, a dot standing between the names of nested objects.
//!
//! Metrics: `{"withinLimit":true,"service":"...","version":"...","checks":3,"checksUp":3,"values":{"a":1.000,...}}`
//! "service" and "version" are null where the body has no such text. Without a response there is nothing but {}, and
//! where the body cannot be used, "withinLimit" stands alone. The first failure in this order counts: the request, the
//! status, the body, its "status", a missing metric, the latency.
#![no_std]

extern crate alloc;

use alloc::format;
use alloc::vec::Vec;
use probe::json::{Value, Writer};
use probe::{config, decimal, host, http, Failure, Host, Report};

const NANOS_PER_MS: i64 = 1_000_000;

probe::scenario!("simple-http-check", check);

struct Settings<'a> {
    url: &'a str,
    timeout_ms: i64,
    expected_status: i64,
    latency_limit_ms: i64,
    metrics: Vec<&'a str>,
}

impl<'a> Settings<'a> {
    fn read(config: &Value<'a>) -> Result<Self, Failure> {
        Ok(Settings {
            url: config::text(config, "url")?,
            timeout_ms: config::integer(config, "timeoutMs", config::TIMEOUT_MS)?,
            expected_status: config::integer(config, "expectedStatus", config::HTTP_STATUS)?,
            latency_limit_ms: config::integer(config, "latencyLimitMs", config::TIMEOUT_MS)?,
            metrics: read_paths(config::array(config, "metrics")?).ok_or_else(|| config::invalid("metrics"))?,
        })
    }
}

fn read_paths<'a>(values: &[Value<'a>]) -> Option<Vec<&'a str>> {
    values.iter().map(Value::as_text).collect()
}

fn check(config: &Value, host: &mut Host, report: &mut Report) -> Result<(), Failure> {
    let settings = Settings::read(config)?;

    let start = host::monotonic_nanos();
    let response = http::get(host, settings.url, settings.timeout_ms)?;
    let elapsed = host::monotonic_nanos().wrapping_sub(start) as i64;
    let within_limit = elapsed <= settings.latency_limit_ms * NANOS_PER_MS;
    let metrics = &mut report.metrics;
    report.status = Some(response.status);
    metrics.name("withinLimit").boolean(within_limit);

    response.expect_status(settings.expected_status)?;
    let body = response.parse_body()?;
    for name in ["service", "version"] {
        metrics.name(name).string_or_null(body.member(name).and_then(Value::as_text));
    }
    write_checks(metrics, &body);
    let complete = write_values(metrics, &body, &settings.metrics);

    http::expect_up(&body)?;
    if !complete {
        return Err(Failure::new("missing-metric", "the body lacks a metric"));
    }
    if !within_limit {
        let message = format!("the answer took longer than {} ms", settings.latency_limit_ms);
        return Err(Failure::new("too-slow", message));
    }
    Ok(())
}

fn write_checks(metrics: &mut Writer, body: &Value) {
    let checks = body.member("checks").and_then(Value::as_array).unwrap_or_default();
    metrics.name("checks").integer(checks.len() as i64);
    metrics.name("checksUp").integer(checks.iter().filter(|check| http::is_up(check)).count() as i64);
}

/// Writes the values that are there; answers whether all are.
fn write_values(metrics: &mut Writer, body: &Value, paths: &[&str]) -> bool {
    let mut complete = true;
    metrics.name("values").begin_object();
    for path in paths {
        match path.split('.').try_fold(body, |value, name| value.member(name)) {
            Some(&Value::Number(number)) => metrics.name(path).thousandths(decimal::to_thousandths(number)),
            _ => complete = false,
        }
    }
    metrics.end_object();
    complete
}
