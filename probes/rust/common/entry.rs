//! The two functions that a host calls, and the answer that all scenarios share.

use crate::arena::ARENA;
use crate::json::{self, Value, Writer};
use crate::{Failure, Host};
use alloc::string::String;
use core::slice;

/// What a check tells beside whether it is ok.
pub struct Report {
    /// Of the response, for probes that make one request.
    pub status: Option<u16>,
    /// Inside its object: write names and values.
    pub metrics: Writer,
}

/// Implemented by each scenario. The config is an object.
pub type Check = fn(config: &Value, host: &mut Host, report: &mut Report) -> Result<(), Failure>;

/// Makes a crate the module of a scenario.
#[macro_export]
macro_rules! scenario {
    ($name:literal, $check:path) => {
        #[no_mangle]
        extern "C" fn run(input: *const u8, length: usize) -> u64 {
            // SAFETY: the host hands over what it wrote to the room that `allocate` gave it.
            unsafe {
                $crate::host::reset_stack();
                $crate::entry::run($name, $check, input, length)
            }
        }
    };
}

#[no_mangle]
extern "C" fn allocate(length: usize) -> *mut u8 {
    ARENA.allocate_input(length)
}

/// Not within what the host calls: when that resets the stack, nothing may stand there yet.
///
/// # Safety
/// The input is initialized, and what earlier runs answered is not used any more.
#[inline(never)]
pub unsafe fn run(scenario: &str, check: Check, input: *const u8, length: usize) -> u64 {
    ARENA.begin_run();
    let input = slice::from_raw_parts(input, length);
    let answer = answer(scenario, check, input, Host::new()).into_bytes().leak();
    (answer.as_ptr() as u64) << 32 | answer.len() as u64
}

fn answer(scenario: &str, check: Check, input: &[u8], mut host: Host) -> String {
    let mut report = Report { status: None, metrics: open_metrics() };
    let result = run_check(check, input, &mut host, &mut report);
    if matches!(&result, Err(failure) if failure.kind == Failure::INVALID_CONFIG) {
        report.metrics = open_metrics();
    }
    report.metrics.end_object();

    let mut answer = Writer::new();
    answer.begin_object();
    answer.name("scenario").string(scenario);
    answer.name("ok").boolean(result.is_ok());
    answer.name("status").status(report.status);
    answer.name("metrics").raw(&report.metrics.finish());
    answer.name("error").failure(result.as_ref().err());
    answer.end_object();
    answer.finish()
}

fn open_metrics() -> Writer {
    let mut metrics = Writer::new();
    metrics.begin_object();
    metrics
}

fn run_check(check: Check, input: &[u8], host: &mut Host, report: &mut Report) -> Result<(), Failure> {
    match json::parse(input) {
        Ok(config @ Value::Object(_)) => check(&config, host, report),
        Ok(_) => Err(Failure::invalid_config("the config is not an object")),
        Err(_) => Err(Failure::invalid_config("the config is not valid JSON")),
    }
}
