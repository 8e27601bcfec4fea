//! json-parsing-heavy: a report of hundreds of kilobytes about many services, read and summed up.
//!
//! Config: `{"services":[{"name":"...","instances":[{"up":true,"requests":120,"errors":3,
//!          "labels":{"zone":"..."},"latencyMs":[1.25e1,...]},...]},...]}`
//! Requests and errors are integers up to 10^8; a latency is from 0 to 10^6 ms; every service needs at least one.
//! There are at most 100,000 instances and 9,000,000 latencies.
//!
//! Metrics: `{"services":1,"instances":1,"instancesUp":1,"labels":1,"labelBytes":8,"samples":1,"requests":120,
//!           "errors":3,"errorPercent":2.500,
//!           "latency":{"sum":..,"mean":..,"min":..,"max":..,"p50":..,"p95":..,"p99":..},
//!           "byService":[{"name":"...","samples":1,"mean":..,"p50":..,"p95":..,"p99":..,"errorPercent":..},...]}`
//! labelBytes counts names and values of the labels as UTF-8, without their escapes. errorPercent is 100 * errors /
//! requests, or 0.000 without requests. Percentiles: [`probe::statistics`]. Rounding: [`probe::decimal`].
#![no_std]

extern crate alloc;

use alloc::vec::Vec;
use core::ops::{AddAssign, Range, RangeInclusive};
use probe::json::{Value, Writer};
use probe::{config, decimal, statistics, Failure, Host, Report};

const COUNT: RangeInclusive<i64> = 0..=100_000_000;
const LATENCY: RangeInclusive<i64> = 0..=1_000_000 * decimal::ONE;
/// With this many instances and samples the sums cannot leave 64 bits.
const LARGEST_INSTANCES: usize = 100_000;
const LARGEST_SAMPLES: usize = 9_000_000;

probe::scenario!("json-parsing-heavy", check);

#[derive(Clone, Copy, Default)]
struct Traffic {
    requests: i64,
    errors: i64,
}

#[derive(Default)]
struct Totals {
    instances: usize,
    instances_up: usize,
    labels: usize,
    label_bytes: usize,
    traffic: Traffic,
    /// Of all services, one service after the other.
    samples: Vec<i64>,
}

struct Service<'a> {
    name: &'a str,
    traffic: Traffic,
    samples: Range<usize>,
}

impl AddAssign for Traffic {
    fn add_assign(&mut self, other: Self) {
        self.requests += other.requests;
        self.errors += other.errors;
    }
}

// ---- reading ----

impl Totals {
    fn read_service<'a>(&mut self, value: &Value<'a>) -> Result<Service<'a>, Failure> {
        let name = config::text(value, "name")?;
        let instances = config::array(value, "instances")?;
        if instances.len() > LARGEST_INSTANCES - self.instances {
            return Err(config::invalid("instances"));
        }
        let first_sample = self.samples.len();
        let mut traffic = Traffic::default();
        for instance in instances {
            traffic += self.read_instance(instance)?;
        }
        let samples = first_sample..self.samples.len();
        if samples.is_empty() {
            return Err(config::invalid("latencyMs"));
        }
        self.traffic += traffic;
        Ok(Service { name, traffic, samples })
    }

    fn read_instance(&mut self, instance: &Value) -> Result<Traffic, Failure> {
        let up = match instance.member("up") {
            Some(Value::Boolean(up)) => *up,
            _ => return Err(config::invalid("up")),
        };
        let requests = config::integer(instance, "requests", COUNT)?;
        let errors = config::integer(instance, "errors", COUNT)?;
        self.read_labels(instance)?;
        self.read_samples(instance)?;
        self.instances += 1;
        self.instances_up += usize::from(up);
        Ok(Traffic { requests, errors })
    }

    fn read_labels(&mut self, instance: &Value) -> Result<(), Failure> {
        let labels = match instance.member("labels") {
            Some(Value::Object(labels)) => labels,
            _ => return Err(config::invalid("labels")),
        };
        for label in *labels {
            let text = label.value.as_text().ok_or_else(|| config::invalid("labels"))?;
            self.labels += 1;
            self.label_bytes += label.name.len() + text.len();
        }
        Ok(())
    }

    fn read_samples(&mut self, instance: &Value) -> Result<(), Failure> {
        let latencies = config::array(instance, "latencyMs")?;
        if latencies.len() > LARGEST_SAMPLES - self.samples.len() {
            return Err(config::invalid("latencyMs"));
        }
        for latency in latencies {
            match latency {
                Value::Number(latency) if LATENCY.contains(latency) => self.samples.push(*latency),
                _ => return Err(config::invalid("latencyMs")),
            }
        }
        Ok(())
    }
}

// ---- writing ----

fn write_decimal(metrics: &mut Writer, name: &str, millionths: i64) {
    metrics.name(name).thousandths(decimal::to_thousandths(millionths));
}

/// Straight from the sum to thousandths, so that the mean is rounded once.
fn write_mean(metrics: &mut Writer, sum: i64, count: usize) {
    metrics.name("mean").thousandths(decimal::divide(sum, count as i64 * (decimal::ONE / 1000)));
}

fn write_percentiles(metrics: &mut Writer, sorted: &[i64]) {
    write_decimal(metrics, "p50", statistics::percentile(sorted, 50));
    write_decimal(metrics, "p95", statistics::percentile(sorted, 95));
    write_decimal(metrics, "p99", statistics::percentile(sorted, 99));
}

impl Traffic {
    fn write_error_percent(&self, metrics: &mut Writer) {
        let thousandths = match self.requests {
            0 => 0,
            requests => decimal::divide(self.errors * 100 * 1000, requests),
        };
        metrics.name("errorPercent").thousandths(thousandths);
    }
}

impl Service<'_> {
    fn write(&self, metrics: &mut Writer, sorted: &[i64]) {
        metrics.begin_object();
        metrics.name("name").string(self.name);
        metrics.name("samples").integer(sorted.len() as i64);
        write_mean(metrics, sorted.iter().sum(), sorted.len());
        write_percentiles(metrics, sorted);
        self.traffic.write_error_percent(metrics);
        metrics.end_object();
    }
}

fn write_overall_latency(metrics: &mut Writer, sorted: &[i64]) {
    let sum = sorted.iter().sum();
    metrics.name("latency").begin_object();
    write_decimal(metrics, "sum", sum);
    write_mean(metrics, sum, sorted.len());
    write_decimal(metrics, "min", sorted[0]);
    write_decimal(metrics, "max", sorted[sorted.len() - 1]);
    write_percentiles(metrics, sorted);
    metrics.end_object();
}

fn check(config: &Value, _: &mut Host, report: &mut Report) -> Result<(), Failure> {
    let values = config::array(config, "services")?;
    if values.is_empty() {
        return Err(config::invalid("services"));
    }
    let mut totals = Totals::default();
    let services = values.iter().map(|value| totals.read_service(value)).collect::<Result<Vec<_>, _>>()?;

    // The services come first, while the samples of each still stand together. The stable sort is a merge sort, as the
    // other languages have it.
    let mut by_service = Writer::new();
    by_service.begin_array();
    for service in &services {
        let samples = &mut totals.samples[service.samples.clone()];
        samples.sort();
        service.write(&mut by_service, samples);
    }
    by_service.end_array();
    totals.samples.sort();

    let metrics = &mut report.metrics;
    for (name, count) in [
        ("services", services.len()),
        ("instances", totals.instances),
        ("instancesUp", totals.instances_up),
        ("labels", totals.labels),
        ("labelBytes", totals.label_bytes),
        ("samples", totals.samples.len()),
    ] {
        metrics.name(name).integer(count as i64);
    }
    metrics.name("requests").integer(totals.traffic.requests);
    metrics.name("errors").integer(totals.traffic.errors);
    totals.traffic.write_error_percent(metrics);
    write_overall_latency(metrics, &totals.samples);
    metrics.name("byService").raw(&by_service.finish());
    Ok(())
}
