//! Wasmer behind `probe_host.h`.
//!
//! `exports` has the functions that a host calls, `abi` the types they share with it. Each call is a step (`step`) of a
//! `host`, which compiles by an `engine` that `config` describes, and runs a `guest`. `services` are what the guest can
//! call; `middleware` and `watchdog` stop it, `tunables` limit its memory, and `placement` knows where Wasmer put the
//! parts of it.

mod abi;
mod config;
mod engine;
mod exports;
mod failure;
mod guest;
mod host;
mod middleware;
mod placement;
mod services;
mod step;
mod tunables;
mod watchdog;
