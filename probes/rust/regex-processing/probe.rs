//! regex-processing: a log of hundreds of kilobytes, searched line by line for several patterns.
//!
//! Config: `{"patterns":[{"name":"...","pattern":"..."},...],"log":"...\n...\n"}`
//! A newline ends a line; what follows the last one is a line when it is not empty. Syntax of patterns:
//! [`probe::regex`]; one that is malformed makes the config invalid.
//!
//! Metrics: `{"lines":2,"bytes":71,"patterns":[{"name":"...","matchingLines":1,"matchedBytes":12},...]}`
//! bytes is the log's length as UTF-8; matchedBytes the total length of the leftmost match in each matching line.
#![no_std]

extern crate alloc;

use alloc::vec::Vec;
use probe::json::{Value, Writer};
use probe::regex::Regex;
use probe::{config, Failure, Host, Report};

probe::scenario!("regex-processing", check);

struct Pattern<'a> {
    name: &'a str,
    regex: Regex,
}

impl<'a> Pattern<'a> {
    fn read(value: &Value<'a>) -> Result<Self, Failure> {
        Ok(Pattern {
            name: config::text(value, "name")?,
            regex: Regex::new(config::text(value, "pattern")?).ok_or_else(|| config::invalid("pattern"))?,
        })
    }

    fn write_matches(&mut self, lines: &[&str], metrics: &mut Writer) {
        let mut matching_lines = 0;
        let mut matched_bytes = 0;
        for found in lines.iter().filter_map(|line| self.regex.search(line.as_bytes())) {
            matching_lines += 1;
            matched_bytes += found.len();
        }
        metrics.begin_object();
        metrics.name("name").string(self.name);
        metrics.name("matchingLines").integer(matching_lines);
        metrics.name("matchedBytes").integer(matched_bytes as i64);
        metrics.end_object();
    }
}

fn check(config: &Value, _: &mut Host, report: &mut Report) -> Result<(), Failure> {
    let patterns = config::array(config, "patterns")?;
    let log = config::text(config, "log")?;
    let mut patterns = patterns.iter().map(Pattern::read).collect::<Result<Vec<_>, _>>()?;

    let lines: Vec<&str> = log.split_terminator('\n').collect();
    let metrics = &mut report.metrics;
    metrics.name("lines").integer(lines.len() as i64);
    metrics.name("bytes").integer(log.len() as i64);
    metrics.name("patterns").begin_array();
    for pattern in &mut patterns {
        pattern.write_matches(&lines, metrics);
    }
    metrics.end_array();
    Ok(())
}
