//! Time limits and interruption of guest code. The watchdog knows when a step has to stop, and makes a guest that
//! computes stop by raising the flag that its code looks at (see `middleware`).
//!
//! Its thread is started by the first step that has a time limit. From then on it sleeps to the nearest deadline that
//! it was told of, and is woken early only for a nearer one: a long series of steps with the same limit costs no
//! signal.

use std::ptr::NonNull;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::abi::Outcome;
use crate::failure::Failure;

/// The thread does next to nothing; a debug build needs some room, too.
const THREAD_STACK_BYTES: usize = 128 << 10;

/// The global variable of an instance that tells its code to stop.
#[derive(Clone, Copy)]
pub struct StopFlag(NonNull<u32>);

// SAFETY: the flag is only ever accessed as an atomic by this side, whichever the thread. The guest's code reads it by
// a plain load of four aligned bytes, which no machine tears; the compiler that made that code is told to load anew at
// each check.
unsafe impl Send for StopFlag {}

impl StopFlag {
    /// # Safety
    ///
    /// The place must be four aligned bytes, valid until the flag is withdrawn from every watchdog that it is given
    /// to.
    pub unsafe fn at(place: NonNull<u32>) -> Self {
        StopFlag(place)
    }

    fn set(self, stop: bool) {
        // SAFETY: see `at`; the watchdog uses no flag that was withdrawn.
        let flag = unsafe { AtomicU32::from_ptr(self.0.as_ptr()) };
        flag.store(u32::from(stop), Ordering::SeqCst);
    }
}

pub struct Watchdog {
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
    /// The deadline of the step in progress has passed.
    expired: AtomicBool,
    interrupted: AtomicBool,
}

#[derive(Default)]
struct State {
    thread: Option<JoinHandle<()>>,
    closing: bool,
    /// A step is in progress.
    active: bool,
    /// Of that step; none when it has no limit, or when the limit has passed.
    deadline: Option<Instant>,
    /// When the thread will look again; none when it sleeps until told.
    wake: Option<Instant>,
    flag: Option<StopFlag>,
}

/// A step under watch. The watch ends with [`Watch::end`], or, when the step panics, as it is dropped.
pub struct Watch<'a> {
    shared: &'a Shared,
}

/// Tells host functions whether the step in progress has to stop: cheap enough to be asked often.
pub struct Stopping {
    shared: Arc<Shared>,
}

impl Stopping {
    pub fn is_wanted(&self) -> bool {
        self.shared.expired.load(Ordering::Relaxed)
            || self.shared.interrupted.load(Ordering::Relaxed)
    }
}

impl Watchdog {
    pub fn new() -> Self {
        Watchdog {
            shared: Arc::default(),
        }
    }

    pub fn stopping(&self) -> Stopping {
        Stopping {
            shared: self.shared.clone(),
        }
    }

    /// Before guest code runs. Fails when the step was interrupted in advance.
    pub fn begin(&self, limit_nanos: u64) -> Result<Watch<'_>, Failure> {
        let mut state = self.shared.lock();
        self.shared.expired.store(false, Ordering::SeqCst);
        if self.shared.interrupted.swap(false, Ordering::SeqCst) {
            let message = "interrupted before the step began";
            return Err(Failure::new(Outcome::Interrupted, message));
        }
        // A limit beyond the range of the clock is no limit.
        state.deadline = (limit_nanos != 0)
            .then(|| Instant::now().checked_add(Duration::from_nanos(limit_nanos)))
            .flatten();
        if let Some(deadline) = state.deadline {
            self.arm(&mut state, deadline)?;
        }
        if let Some(flag) = state.flag {
            flag.set(false);
        }
        state.active = true;
        Ok(Watch {
            shared: &self.shared,
        })
    }

    /// Makes the thread look at the deadline in time.
    fn arm(&self, state: &mut State, deadline: Instant) -> Result<(), Failure> {
        if state.wake.is_some_and(|wake| wake <= deadline) {
            return Ok(());
        }
        if state.thread.is_none() {
            let shared = self.shared.clone();
            let thread = thread::Builder::new()
                .name("probe-watchdog".into())
                .stack_size(THREAD_STACK_BYTES)
                .spawn(move || shared.watch())
                .map_err(|error| {
                    let message = format!("no thread for the time limit: {error}");
                    Failure::new(Outcome::Internal, message)
                })?;
            state.thread = Some(thread);
        }
        state.wake = Some(deadline);
        self.shared.changed.notify_one();
        Ok(())
    }

    /// From any thread: stops the step in progress, or else the next one.
    pub fn interrupt(&self) {
        let state = self.shared.lock();
        self.shared.interrupted.store(true, Ordering::SeqCst);
        state.raise_flag();
    }

    /// From now on, this flag stops the guest. It is raised at once where the step in progress has to stop.
    pub fn publish(&self, flag: StopFlag) {
        let mut state = self.shared.lock();
        state.flag = Some(flag);
        if self.shared.expired.load(Ordering::SeqCst)
            || self.shared.interrupted.load(Ordering::SeqCst)
        {
            state.raise_flag();
        }
    }

    /// From now on, there is no flag: once this returns, nobody touches it any more.
    pub fn withdraw(&self) {
        self.shared.lock().flag = None;
    }
}

impl Drop for Watchdog {
    fn drop(&mut self) {
        let thread = {
            let mut state = self.shared.lock();
            state.closing = true;
            state.thread.take()
        };
        self.shared.changed.notify_one();
        if let Some(thread) = thread {
            // It ends without a panic, and there would be nobody to tell.
            let _ = thread.join();
        }
    }
}

impl State {
    fn raise_flag(&self) {
        if let (true, Some(flag)) = (self.active, self.flag) {
            flag.set(true);
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn watch(&self) {
        let mut state = self.lock();
        while !state.closing {
            let now = Instant::now();
            match state.deadline.filter(|_| state.active) {
                Some(deadline) if deadline <= now => {
                    state.deadline = None;
                    self.expired.store(true, Ordering::SeqCst);
                    state.raise_flag();
                    continue;
                }
                Some(deadline) => state.wake = Some(deadline),
                None => state.wake = state.wake.filter(|&wake| wake > now),
            }
            state = match state.wake {
                Some(wake) => {
                    self.changed
                        .wait_timeout(state, wake - now)
                        .unwrap_or_else(PoisonError::into_inner)
                        .0
                }
                None => self
                    .changed
                    .wait(state)
                    .unwrap_or_else(PoisonError::into_inner),
            };
        }
    }

    /// Answers why the step that ends here had to stop, if it had to. An interruption is used up by the step that it
    /// stopped.
    fn finish(&self) -> Option<Outcome> {
        let mut state = self.lock();
        state.active = false;
        // The step that ends late may end before the thread came to notice.
        let late = state
            .deadline
            .take()
            .is_some_and(|deadline| Instant::now() >= deadline);
        let expired = self.expired.swap(false, Ordering::SeqCst);
        let interrupted = self.interrupted.swap(false, Ordering::SeqCst);
        if interrupted {
            Some(Outcome::Interrupted)
        } else if late || expired {
            Some(Outcome::TimedOut)
        } else {
            None
        }
    }
}

impl Watch<'_> {
    /// After guest code ran, however it ended: fails when the step had to stop.
    pub fn end(self) -> Result<(), Failure> {
        // Dropping it would finish the watch a second time.
        let shared = self.shared;
        std::mem::forget(self);
        match shared.finish() {
            Some(Outcome::Interrupted) => Err(Failure::new(Outcome::Interrupted, "interrupted")),
            Some(outcome) => Err(Failure::new(outcome, "the time limit passed")),
            None => Ok(()),
        }
    }
}

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        self.shared.finish();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATIENCE: Duration = Duration::from_secs(10);

    fn outcome(ended: Result<(), Failure>) -> Option<Outcome> {
        ended.err().map(|failure| failure.outcome)
    }

    fn await_flag(flag: &AtomicU32) {
        let began = Instant::now();
        while flag.load(Ordering::SeqCst) == 0 {
            assert!(began.elapsed() < PATIENCE, "nobody raised the flag");
            thread::yield_now();
        }
    }

    fn publish(watchdog: &Watchdog, flag: &AtomicU32) {
        let place = NonNull::new(flag.as_ptr()).unwrap();
        // SAFETY: the tests' flags outlive their watchdogs.
        watchdog.publish(unsafe { StopFlag::at(place) });
    }

    #[test]
    fn raises_the_flag_when_the_limit_passes() {
        let flag = AtomicU32::new(0);
        let watchdog = Watchdog::new();
        publish(&watchdog, &flag);
        for _ in 0..3 {
            let watch = watchdog.begin(2_000_000).unwrap();
            await_flag(&flag);
            assert!(watchdog.stopping().is_wanted());
            assert_eq!(outcome(watch.end()), Some(Outcome::TimedOut));
            assert!(!watchdog.stopping().is_wanted());
        }
        let watch = watchdog.begin(0).unwrap();
        assert_eq!(flag.load(Ordering::SeqCst), 0, "the next step begins anew");
        assert_eq!(outcome(watch.end()), None);
    }

    #[test]
    fn looks_up_in_time_for_a_nearer_deadline() {
        let flag = AtomicU32::new(0);
        let watchdog = Watchdog::new();
        publish(&watchdog, &flag);
        let patient = watchdog.begin(3_600_000_000_000).unwrap();
        assert_eq!(outcome(patient.end()), None);
        let hasty = watchdog.begin(2_000_000).unwrap();
        await_flag(&flag);
        assert_eq!(outcome(hasty.end()), Some(Outcome::TimedOut));
    }

    #[test]
    fn a_flag_that_comes_late_is_raised_at_once() {
        let flag = AtomicU32::new(0);
        let watchdog = Watchdog::new();
        let watch = watchdog.begin(0).unwrap();
        watchdog.interrupt();
        publish(&watchdog, &flag);
        assert_eq!(flag.load(Ordering::SeqCst), 1);
        assert_eq!(outcome(watch.end()), Some(Outcome::Interrupted));
    }

    #[test]
    fn an_interruption_waits_for_the_next_step_and_stops_only_that() {
        let watchdog = Watchdog::new();
        watchdog.interrupt();
        assert!(watchdog.begin(0).is_err());
        let watch = watchdog.begin(0).unwrap();
        assert_eq!(outcome(watch.end()), None);
    }

    #[test]
    fn a_step_that_panics_is_over() {
        let flag = AtomicU32::new(0);
        let watchdog = Watchdog::new();
        publish(&watchdog, &flag);
        drop(watchdog.begin(1).unwrap());
        watchdog.interrupt();
        assert_eq!(flag.load(Ordering::SeqCst), 0, "no step is in progress");
    }

    #[test]
    fn touches_no_flag_that_was_withdrawn() {
        let flag = AtomicU32::new(0);
        let watchdog = Watchdog::new();
        publish(&watchdog, &flag);
        let watch = watchdog.begin(0).unwrap();
        watchdog.withdraw();
        watchdog.interrupt();
        assert_eq!(flag.load(Ordering::SeqCst), 0);
        drop(watch);
    }
}
