//! An instance of a probe.

use std::sync::Arc;

use wasmer::{ExportError, Extern, Instance, Store, TypedFunction, WasmTypeList};

use crate::abi::Outcome;
use crate::engine::Compiled;
use crate::failure::Failure;
use crate::placement::Placement;
use crate::services::Services;
use crate::watchdog::{StopFlag, Watchdog};

pub struct Guest {
    // Before the store, so that nobody looks into an instance that is going.
    _residence: Residence,
    store: Store,
    placement: Arc<Placement>,
    allocate: TypedFunction<u32, u32>,
    run: TypedFunction<(u32, u32), u64>,
}

// SAFETY: a store is not marked as fit for this because it may hold callbacks and values of its user's that are bound to
// a thread. The functions that this one holds are not: they share `Services`, which any thread may use. For the rest it is
// pointers into memory that the store owns and that go with it; what Wasmer keeps by thread, it keeps within a call.
unsafe impl Send for Guest {}

/// What a run answered: a place in this process, inside the guest's memory.
pub struct Answer {
    pub result: *const u8,
    pub length: u64,
}

/// As long as this is there, the watchdog and the host functions may look into the instance.
struct Residence {
    placement: Arc<Placement>,
    watchdog: Arc<Watchdog>,
}

impl Drop for Residence {
    fn drop(&mut self) {
        self.watchdog.withdraw();
        self.placement.clear();
    }
}

impl Guest {
    /// A fresh instance, whose start function has run. The step must be under the watchdog's eyes.
    pub fn new(
        compiled: &Compiled,
        services: &Arc<Services>,
        placement: &Arc<Placement>,
        watchdog: &Arc<Watchdog>,
    ) -> Result<Guest, Failure> {
        let mut store = Store::new(compiled.engine.clone());
        let imports = services.imports(&mut store);
        // After the store, so that it goes first should anything fail.
        let residence = Residence {
            placement: placement.clone(),
            watchdog: watchdog.clone(),
        };
        let instance = Instance::new(&mut store, &compiled.module, &imports)?;

        let memory = export(&instance, "memory", |export| match export {
            Extern::Memory(memory) => Some(memory.clone()),
            _ => None,
        })?;
        let allocate = function(&instance, &store, "allocate")?;
        let run = function(&instance, &store, "run")?;
        let base = memory.view(&store).data_ptr();
        // SAFETY: the store has just made the instance, and keeps it.
        unsafe { placement.choose_memory(base) };

        if let Some(stoppable) = &compiled.stoppable {
            let place = placement
                .last_global()
                .ok_or_else(|| Failure::new(Outcome::Internal, "the stop flag is missing"))?;
            // SAFETY: the place holds a global variable of the instance, 16 aligned bytes of which the first four are
            // its value. The residence withdraws the flag before the store lets go of the instance.
            watchdog.publish(unsafe { StopFlag::at(place.cast()) });
            if let Some(name) = stoppable.start_export() {
                let start: TypedFunction<(), ()> = function(&instance, &store, name)?;
                start.call(&mut store)?;
            }
        }
        Ok(Guest {
            _residence: residence,
            store,
            placement: placement.clone(),
            allocate,
            run,
        })
    }

    /// One run of the probe.
    pub fn run(&mut self, input: &[u8]) -> Result<Answer, Failure> {
        let Ok(length) = u32::try_from(input.len()) else {
            let message = "the input is longer than any guest's memory";
            return Err(Failure::new(Outcome::MemoryLimit, message));
        };
        let place = self.allocate.call(&mut self.store, length)?;
        // SAFETY: guest code runs on this thread only, and does not run now; the instance is there.
        let room = unsafe { self.placement.memory() }
            .range(place, length.into())
            .filter(|_| place != 0)
            .ok_or_else(|| {
                let message =
                    format!("allocate({length}) answered {place}, where there is no room");
                Failure::new(Outcome::BadResult, message)
            })?;
        // SAFETY: the range is inside the guest's memory. The host's input may be there, too: an earlier answer.
        unsafe { room.copy_from(input.as_ptr(), input.len()) };
        let answer = self.run.call(&mut self.store, place, length)?;
        let (place, length) = ((answer >> 32) as u32, answer & u64::from(u32::MAX));
        // SAFETY: as above.
        let memory = unsafe { self.placement.memory() };
        let result = memory.range(place, length).ok_or_else(|| {
            let message = format!(
                "run answered {length} bytes at {place}, outside its memory of {} bytes",
                memory.length
            );
            Failure::new(Outcome::BadResult, message)
        })?;
        Ok(Answer { result, length })
    }
}

fn missing(name: &str, why: &str) -> Failure {
    Failure::new(Outcome::MissingExport, format!("{name}: {why}"))
}

fn export<T>(
    instance: &Instance,
    name: &str,
    wanted: impl FnOnce(&Extern) -> Option<T>,
) -> Result<T, Failure> {
    let export = instance
        .exports
        .get_extern(name)
        .ok_or_else(|| missing(name, "is not exported"))?;
    wanted(export).ok_or_else(|| missing(name, "is exported, but of another kind"))
}

fn function<P: WasmTypeList, R: WasmTypeList>(
    instance: &Instance,
    store: &Store,
    name: &str,
) -> Result<TypedFunction<P, R>, Failure> {
    instance
        .exports
        .get_typed_function(store, name)
        .map_err(|error| match error {
            ExportError::Missing(_) => missing(name, "is not exported"),
            ExportError::IncompatibleType => missing(name, "is exported, but of another type"),
        })
}
