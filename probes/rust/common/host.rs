//! The door between a probe and what runs it. Probe ABI 1: a module exports
//!
//! ```text
//! memory
//! allocate(len i32) -> ptr i32       room for an input; 0 when there is none
//! run(ptr i32, len i32) -> i64       the answer: pointer in the high half, length in the low half
//! ```
//!
//! and may import, from the namespace "healthwatch", the functions declared here. Input and output are UTF-8 JSON.

use core::arch::asm;
use core::ptr;

/// Responses that do not fit, as JSON, are too large.
const RESPONSE_CAPACITY: usize = 65536;

/// Not in the arena, so that a run of many requests needs no more memory than one.
static mut RESPONSE: [u8; RESPONSE_CAPACITY] = [0; RESPONSE_CAPACITY];

#[link(wasm_import_module = "healthwatch")]
extern "C" {
    /// Answers the response's length, or one of the negative codes below.
    fn http_request(request: *const u8, request_length: usize, response: *mut u8, response_capacity: usize) -> i32;
    fn now_nanos() -> u64;
}

/// Why there is no response.
pub enum HttpError {
    TimedOut,
    Refused,
    /// The capability policy does not allow the origin.
    Denied,
    /// Does not fit the buffer, or exceeds the policy's limit.
    TooLarge,
    /// The host could not read the request.
    MalformedRequest,
    /// The probe cannot read the host's response.
    MalformedResponse,
    /// Any other failure of the connection.
    IoFailure,
}

/// What a check may ask of its host. There is one for each run, so that a response is gone before the next request.
pub struct Host(());

impl Host {
    /// # Safety
    /// There is no other.
    pub(crate) unsafe fn new() -> Self {
        Host(())
    }

    /// Request:  `{"method":"GET","url":"http://...","timeoutMs":1000}`
    /// Response: `{"status":200,"headers":{"content-type":"..."},"body":"<text>"}`
    pub fn http_request(&mut self, request: &str) -> Result<&[u8], HttpError> {
        // SAFETY: the buffer is borrowed through this host alone, which is borrowed as long as the response is.
        let (code, buffer) = unsafe {
            let buffer = ptr::addr_of_mut!(RESPONSE);
            let code = http_request(request.as_ptr(), request.len(), buffer.cast(), RESPONSE_CAPACITY);
            (code, &*buffer)
        };
        match code {
            0.. => buffer.get(..code as usize).ok_or(HttpError::MalformedResponse),
            -1 => Err(HttpError::TimedOut),
            -2 => Err(HttpError::Refused),
            -3 => Err(HttpError::Denied),
            -4 => Err(HttpError::TooLarge),
            -5 => Err(HttpError::MalformedRequest),
            _ => Err(HttpError::IoFailure),
        }
    }
}

/// Monotonic; only differences mean anything.
pub fn monotonic_nanos() -> u64 {
    // SAFETY: touches no memory.
    unsafe { now_nanos() }
}

/// Takes back the stack of runs that trapped, which nobody unwound.
///
/// # Safety
/// The caller is what the host calls, and has nothing on the stack.
#[inline(always)]
pub unsafe fn reset_stack() {
    extern "C" {
        /// Placed by the linker at the begin of the static data, where the stack, which grows down, begins as well.
        static __global_base: u8;
    }
    asm!(
        ".globaltype __stack_pointer, i32",
        "local.get {}",
        "global.set __stack_pointer",
        in(local) ptr::addr_of!(__global_base)
    );
}

/// Ends the run as a trap of the kind "unreachable".
pub fn trap() -> ! {
    core::arch::wasm32::unreachable()
}
