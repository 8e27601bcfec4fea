//! The functions that guests import. Every place that a guest names is checked before memory is touched or the host is
//! called.

use std::ffi::c_void;
use std::io::Write;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Instant;

use wasmer::{Function, Imports, RuntimeError, Store};

use crate::abi::{HTTP_ABORT, HTTP_DENIED, HTTP_MALFORMED, HttpCallback, Outcome};
use crate::failure::{Failure, LeaveGuest};
use crate::placement::{GuestMemory, Placement};
use crate::step::nanos_since;
use crate::watchdog::Stopping;

const NAMESPACE: &str = "healthwatch";

/// Guests compare times with each other only, so any beginning will do.
static CLOCK: LazyLock<Instant> = LazyLock::new(Instant::now);

pub struct Services {
    callback: Option<Callback>,
    stopping: Stopping,
    placement: Arc<Placement>,
    /// Spent in the callback in this step.
    host_nanos: AtomicU64,
    /// The callback asked for the end of this step, or broke its contract.
    aborted: AtomicBool,
}

struct Callback {
    function: HttpCallback,
    env: *mut c_void,
}

// SAFETY: the environment is a word that is handed back unread. The host that gave it lets its steps run on any thread,
// one at a time, and expects the callback on that thread.
unsafe impl Send for Callback {}
// SAFETY: as above.
unsafe impl Sync for Callback {}

impl Services {
    pub fn new(
        http: Option<HttpCallback>,
        env: *mut c_void,
        stopping: Stopping,
        placement: Arc<Placement>,
    ) -> Self {
        LazyLock::force(&CLOCK);
        Services {
            callback: http.map(|function| Callback { function, env }),
            stopping,
            placement,
            host_nanos: AtomicU64::new(0),
            aborted: AtomicBool::new(false),
        }
    }

    /// What a module can import.
    pub fn imports(self: &Arc<Self>, store: &mut Store) -> Imports {
        let mut imports = Imports::new();
        let services = self.clone();
        let function = Function::new_typed(
            store,
            move |request: u32, request_length: u32, response: u32, response_capacity: u32| {
                services.http_request(request, request_length, response, response_capacity)
            },
        );
        imports.define(NAMESPACE, "http_request", function);
        let services = self.clone();
        let function = Function::new_typed(store, move || services.now_nanos());
        imports.define(NAMESPACE, "now_nanos", function);
        let services = self.clone();
        let function = Function::new_typed(store, move |level: i32, text: u32, length: u32| {
            services.log(level, text, length)
        });
        imports.define(NAMESPACE, "log", function);
        imports
    }

    /// Before each step.
    pub fn begin(&self) {
        self.host_nanos.store(0, Ordering::Relaxed);
        self.aborted.store(false, Ordering::Relaxed);
    }

    pub fn host_nanos(&self) -> u64 {
        self.host_nanos.load(Ordering::Relaxed)
    }

    /// After guest code ran: fails where the callback wanted that.
    pub fn end(&self) -> Result<(), Failure> {
        if self.aborted.load(Ordering::Relaxed) {
            return Err(Failure::new(Outcome::HostError, "the HTTP callback failed"));
        }
        Ok(())
    }

    fn leave_if_stopping(&self) -> Result<(), RuntimeError> {
        if self.stopping.is_wanted() {
            return Err(leave());
        }
        Ok(())
    }

    fn memory(&self) -> GuestMemory {
        // SAFETY: these functions are called by guest code of the instance, which waits for them.
        unsafe { self.placement.memory() }
    }

    fn http_request(
        &self,
        request: u32,
        request_length: u32,
        response: u32,
        response_capacity: u32,
    ) -> Result<i32, RuntimeError> {
        self.leave_if_stopping()?;
        let memory = self.memory();
        let (Some(request), Some(response)) = (
            memory.range(request, request_length.into()),
            memory.range(response, response_capacity.into()),
        ) else {
            return Ok(HTTP_MALFORMED);
        };
        let Some(Callback { function, env }) = self.callback else {
            return Ok(HTTP_DENIED);
        };
        let began = Instant::now();
        // SAFETY: both ranges are inside the guest's memory, which cannot change while the guest waits; the function
        // and its environment are what the host gave for each other.
        let length = unsafe {
            function(
                env,
                request,
                request_length.into(),
                response,
                response_capacity.into(),
            )
        };
        self.host_nanos
            .fetch_add(nanos_since(began), Ordering::Relaxed);
        if length <= HTTP_ABORT || length > i64::from(response_capacity) {
            self.aborted.store(true, Ordering::Relaxed);
            return Err(leave());
        }
        self.leave_if_stopping()?;
        // A length above the range of the guest's integers keeps its bits, as in every other adapter.
        Ok(length as i32)
    }

    fn now_nanos(&self) -> Result<u64, RuntimeError> {
        self.leave_if_stopping()?;
        Ok(nanos_since(*CLOCK))
    }

    /// One line on the error output; a text outside the memory is no text.
    fn log(&self, level: i32, text: u32, length: u32) -> Result<(), RuntimeError> {
        self.leave_if_stopping()?;
        if let Some(text) = self.memory().range(text, length.into()) {
            let mut line = format!("probe [{level}] ").into_bytes();
            // SAFETY: the range is inside the guest's memory, and the guest waits.
            line.extend_from_slice(unsafe { std::slice::from_raw_parts(text, length as usize) });
            line.push(b'\n');
            // Whole lines, also where several guests log at once. Nobody can be told that they cannot be written.
            let _ = std::io::stderr().lock().write_all(&line);
        }
        Ok(())
    }
}

fn leave() -> RuntimeError {
    RuntimeError::user(Box::new(LeaveGuest))
}
