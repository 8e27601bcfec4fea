//! A `probe_host`: keeps the order of calls, and the guest within its limits.

use std::ffi::c_void;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, Once, TryLockError};

use wasmer::sys::vm::{drain_stack_pool, get_stack_size};

use crate::abi::{HttpCallback, Outcome};
use crate::config::Config;
use crate::engine::{Compiled, Compiler};
use crate::failure::Failure;
use crate::guest::Guest;
use crate::placement::Placement;
use crate::services::Services;
use crate::step::Report;
use crate::watchdog::Watchdog;

/// The largest stack that a guest in this process was given.
static LARGEST_STACK: AtomicUsize = AtomicUsize::new(0);

pub struct Host {
    /// One call at a time, which the header demands: a second one fails instead of waiting.
    state: Mutex<State>,
    config: Config,
    stack_bytes: usize,
    services: Arc<Services>,
    placement: Arc<Placement>,
    watchdog: Arc<Watchdog>,
}

struct State {
    guest: Option<Guest>,
    compiled: Option<Compiled>,
    /// For the next module.
    compiler: Option<Compiler>,
}

impl Host {
    pub fn open(config: Config, http: Option<HttpCallback>, env: *mut c_void) -> Self {
        silence_panics();
        let placement = Arc::<Placement>::default();
        let watchdog = Arc::new(Watchdog::new());
        let services = Services::new(http, env, watchdog.stopping(), placement.clone());
        let stack_bytes = config.stack_bytes.unwrap_or_else(get_stack_size);
        LARGEST_STACK.fetch_max(stack_bytes, Ordering::Relaxed);
        let compiler = Compiler::new(&config, placement.clone());
        Host {
            state: Mutex::new(State {
                guest: None,
                compiled: None,
                compiler: Some(compiler),
            }),
            config,
            stack_bytes,
            services: Arc::new(services),
            placement,
            watchdog,
        }
    }

    fn enter(&self) -> Result<MutexGuard<'_, State>, Failure> {
        match self.state.try_lock() {
            Ok(state) => Ok(state),
            // A call that panicked left a state that is whole: each part of it is set when it is complete.
            Err(TryLockError::Poisoned(poisoned)) => Ok(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => {
                let message = "another call on this host is under way";
                Err(Failure::new(Outcome::Internal, message))
            }
        }
    }

    pub fn compile(&self, module: &[u8]) -> Result<(), Failure> {
        let mut state = self.enter()?;
        state.guest = None;
        state.compiled = None;
        let compiler = state
            .compiler
            .take()
            .unwrap_or_else(|| Compiler::new(&self.config, self.placement.clone()));
        state.compiled = Some(compiler.compile(module)?);
        Ok(())
    }

    pub fn instantiate(&self, limit_nanos: u64, report: &mut Report) -> Result<(), Failure> {
        let mut state = self.enter()?;
        state.guest = None;
        let Some(compiled) = &state.compiled else {
            return Err(wrong_order("there is no module: compile comes first"));
        };
        let guest = self.guard(limit_nanos, report, || {
            Guest::new(compiled, &self.services, &self.placement, &self.watchdog)
        })?;
        state.guest = Some(guest);
        Ok(())
    }

    pub fn execute(
        &self,
        input: &[u8],
        limit_nanos: u64,
        report: &mut Report,
    ) -> Result<(), Failure> {
        let mut state = self.enter()?;
        let Some(guest) = &mut state.guest else {
            return Err(wrong_order("there is no instance: instantiate comes first"));
        };
        let answer = self.guard(limit_nanos, report, || guest.run(input))?;
        report.result = answer.result;
        report.result_length = answer.length;
        Ok(())
    }

    pub fn interrupt(&self) {
        self.watchdog.interrupt();
    }

    /// Runs guest code within its limits. What it was made to do outweighs how it ended.
    fn guard<T>(
        &self,
        limit_nanos: u64,
        report: &mut Report,
        body: impl FnOnce() -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.services.begin();
        self.forget_larger_stacks();
        let ended = self.watchdog.begin(limit_nanos).and_then(|watch| {
            let ended = body();
            watch.end()?;
            self.services.end()?;
            ended
        });
        report.host_nanos = self.services.host_nanos();
        // SAFETY: the state is locked, so that no guest code runs and the instance, if there is one, stays.
        report.guest_memory = unsafe { self.placement.memory() }.length;
        ended
    }

    /// Wasmer keeps the stacks of guests for the next ones, and hands out larger ones than were asked for. Where hosts
    /// of different sizes are in one process, that would let a guest go deeper than its limit.
    fn forget_larger_stacks(&self) {
        if self.stack_bytes < LARGEST_STACK.load(Ordering::Relaxed) {
            drain_stack_pool();
        }
    }
}

fn wrong_order(message: &str) -> Failure {
    Failure::new(Outcome::Internal, message)
}

/// Panics are told in the step. Their lines on the error output would look like the guest's.
fn silence_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| std::panic::set_hook(Box::new(|_| {})));
}
