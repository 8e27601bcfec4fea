//! `probe_host.h` in Rust. What the numbers mean is told there.

use std::ffi::c_void;
use std::mem::offset_of;

pub const ABI: i64 = 1;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum Outcome {
    Ok = 0,
    InvalidModule = 1,
    MissingImport = 2,
    MissingExport = 3,
    Trap = 4,
    Interrupted = 5,
    MemoryLimit = 6,
    BadResult = 7,
    BadConfig = 8,
    HostError = 9,
    Internal = 10,
    TimedOut = 11,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum TrapKind {
    None = 0,
    Unreachable = 1,
    Memory = 2,
    Stack = 3,
    DivisionByZero = 4,
    IntegerOverflow = 5,
    Conversion = 6,
    Table = 7,
    Signature = 8,
    Other = 9,
}

/// What the callback answers to end the step.
pub const HTTP_ABORT: i64 = i32::MIN as i64;

/// Codes that a guest sees instead of a response.
pub const HTTP_DENIED: i32 = -3;
pub const HTTP_MALFORMED: i32 = -5;

pub type HttpCallback = unsafe extern "C" fn(
    env: *mut c_void,
    request: *const u8,
    request_length: u64,
    response: *mut u8,
    response_capacity: u64,
) -> i64;

pub const MESSAGE_CAPACITY: usize = 464;

/// A `probe_step`.
#[repr(C)]
pub struct Step {
    pub figures: Figures,
    pub message: [u8; MESSAGE_CAPACITY],
}

/// All of a step but its message.
#[repr(C)]
pub struct Figures {
    pub outcome: Outcome,
    pub trap: TrapKind,
    pub result: *const u8,
    pub result_length: u64,
    pub elapsed_nanos: u64,
    pub host_nanos: u64,
    pub guest_memory: u64,
}

const _: () = {
    assert!(size_of::<Step>() == 512);
    assert!(offset_of!(Step, figures.trap) == 4);
    assert!(offset_of!(Step, figures.result) == 8);
    assert!(offset_of!(Step, figures.result_length) == 16);
    assert!(offset_of!(Step, figures.elapsed_nanos) == 24);
    assert!(offset_of!(Step, figures.host_nanos) == 32);
    assert!(offset_of!(Step, figures.guest_memory) == 40);
    assert!(offset_of!(Step, message) == 48);
};
