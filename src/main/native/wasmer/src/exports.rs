//! The eight functions of `probe_host.h`, which tells what callers have to see to.

use std::ffi::{CStr, c_char, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::{ptr, slice};

use crate::abi::{ABI, HttpCallback, Outcome, Step};
use crate::config::Config;
use crate::failure::Failure;
use crate::host::Host;
use crate::step;

/// The version is that of the crate: a test sees to it.
const DESCRIPTION: &CStr = cr#"{"runtime":"wasmer","version":"7.4.2","modes":["cranelift","singlepass"],"interrupt":true,"fuel":true,"memoryLimit":true,"wasi":false,"additions":["with interrupt: a stop flag that compiled code looks at in every function and loop, and start functions called after the instantiation","tables of at most 1048576 entries"]}"#;

// Callers have one host in several threads: one that runs a step, others that interrupt it.
const _: () = {
    const fn shared_between_threads<T: Send + Sync>() {}
    shared_between_threads::<Host>();
};

#[unsafe(no_mangle)]
pub extern "C" fn probe_host_abi() -> i64 {
    ABI
}

#[unsafe(no_mangle)]
pub extern "C" fn probe_host_describe() -> *const c_char {
    DESCRIPTION.as_ptr()
}

/// # Safety
///
/// `config` is NULL or a terminated text; `step` can be written; `http` keeps to its contract.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn probe_host_open(
    config: *const c_char,
    http: Option<HttpCallback>,
    env: *mut c_void,
    step: *mut Step,
) -> *mut Host {
    let open = || {
        let text = if config.is_null() {
            c""
        } else {
            // SAFETY: the caller vouches for the text.
            unsafe { CStr::from_ptr(config) }
        };
        let text = text.to_str().map_err(|_| {
            let message = "the configuration is not UTF-8";
            Failure::new(Outcome::BadConfig, message)
        })?;
        Ok(Host::open(Config::parse(text)?, http, env))
    };
    // SAFETY: the caller vouches for the step.
    match unsafe { step::run(step, |_| open()) } {
        Ok(host) => Box::into_raw(Box::new(host)),
        Err(_) => ptr::null_mut(),
    }
}

/// # Safety
///
/// `host` is open; `module` has that many bytes; `step` can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn probe_host_compile(
    host: *const Host,
    module: *const u8,
    module_length: u64,
    step: *mut Step,
) -> i64 {
    // SAFETY: the caller vouches for all three.
    unsafe {
        let (host, module) = (&*host, bytes(module, module_length));
        outcome(step::run(step, |_| host.compile(module)))
    }
}

/// # Safety
///
/// `host` is open; `step` can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn probe_host_instantiate(
    host: *const Host,
    limit_nanos: u64,
    step: *mut Step,
) -> i64 {
    // SAFETY: the caller vouches for both.
    unsafe {
        let host = &*host;
        outcome(step::run(step, |report| {
            host.instantiate(limit_nanos, report)
        }))
    }
}

/// # Safety
///
/// `host` is open; `input` has that many bytes; `step` can be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn probe_host_execute(
    host: *const Host,
    input: *const u8,
    input_length: u64,
    limit_nanos: u64,
    step: *mut Step,
) -> i64 {
    // SAFETY: the caller vouches for all three.
    unsafe {
        let (host, input) = (&*host, bytes(input, input_length));
        outcome(step::run(step, |report| {
            host.execute(input, limit_nanos, report)
        }))
    }
}

/// # Safety
///
/// `host` is open.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn probe_host_interrupt(host: *const Host) -> i64 {
    // SAFETY: the caller vouches for the host, of which other threads have shared references only, as here.
    unsafe { &*host }.interrupt();
    0
}

/// # Safety
///
/// `host` is NULL, or open and used no more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn probe_host_close(host: *mut Host) -> i64 {
    if !host.is_null() {
        // SAFETY: the host was made by `probe_host_open`, and nobody else uses it.
        let host = unsafe { Box::from_raw(host) };
        // There is no step to tell of a panic, which must not get out either.
        if let Err(payload) = catch_unwind(AssertUnwindSafe(|| drop(host))) {
            std::mem::forget(payload);
        }
    }
    0
}

/// # Safety
///
/// There must be that many bytes, unless there are none, which may be at any address.
unsafe fn bytes<'a>(place: *const u8, length: u64) -> &'a [u8] {
    if length == 0 {
        return &[];
    }
    // SAFETY: the caller vouches for the bytes.
    unsafe { slice::from_raw_parts(place, length as usize) }
}

fn outcome(ended: Result<(), Outcome>) -> i64 {
    i64::from(ended.err().unwrap_or(Outcome::Ok) as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_version_that_it_was_built_with() {
        let described = DESCRIPTION.to_str().unwrap();
        let (_, after) = described.split_once("\"version\":\"").unwrap();
        let (version, _) = after.split_once('"').unwrap();
        assert_eq!(version, wasmer_types::VERSION);
    }
}
