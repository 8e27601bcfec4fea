//! What the scenarios share. A scenario is a crate of its own: it calls [`scenario!`] with its name and its check, and
//! everything that it does not use is left out of its module.
//!
//! Every answer has the same five members in the same order:
//!
//! ```text
//! {"scenario":"...","ok":true,"status":200,"metrics":{...},"error":null}
//! {"scenario":"...","ok":false,"status":null,"metrics":{...},"error":{"kind":"...","message":"..."}}
//! ```
//!
//! `../../c/common/probe.h` lists the kinds of error; this crate answers with the same bytes as the probes in C.
#![no_std]
#![feature(alloc_error_handler, asm_experimental_arch)]

extern crate alloc;

mod arena;
pub mod config;
pub mod decimal;
pub mod entry;
mod failure;
pub mod host;
pub mod http;
pub mod json;
pub mod regex;
pub mod statistics;

pub use entry::Report;
pub use failure::Failure;
pub use host::Host;

/// Whatever should not happen ends the run as a trap of the kind "unreachable".
#[panic_handler]
fn trap(_: &core::panic::PanicInfo) -> ! {
    host::trap()
}

/// So does exhausted memory.
#[alloc_error_handler]
fn trap_out_of_memory(_: core::alloc::Layout) -> ! {
    host::trap()
}
