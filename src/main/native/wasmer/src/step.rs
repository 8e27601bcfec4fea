//! One call of the interface: timed, told in a `probe_step`, and with no panic getting out.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;
use std::time::Instant;

use crate::abi::{Figures, MESSAGE_CAPACITY, Outcome, Step, TrapKind};
use crate::failure::Failure;

/// What a call may tell beside its outcome.
pub struct Report {
    pub result: *const u8,
    pub result_length: u64,
    pub host_nanos: u64,
    pub guest_memory: u64,
}

/// Runs the body of one call and fills the step with what became of it.
///
/// # Safety
///
/// `step` must be valid for writing a whole step; what is in it beforehand does not matter.
pub unsafe fn run<T>(
    step: *mut Step,
    body: impl FnOnce(&mut Report) -> Result<T, Failure>,
) -> Result<T, Outcome> {
    let began = Instant::now();
    let mut report = Report {
        result: ptr::null(),
        result_length: 0,
        host_nanos: 0,
        guest_memory: 0,
    };
    // What a panic left half done stays behind the host's lock, or is undone by guards as it unwinds.
    let answer = catch_unwind(AssertUnwindSafe(|| body(&mut report)))
        .unwrap_or_else(|payload| Err(panicked(payload)));
    let mut figures = Figures {
        outcome: Outcome::Ok,
        trap: TrapKind::None,
        result: report.result,
        result_length: report.result_length,
        elapsed_nanos: 0,
        host_nanos: report.host_nanos,
        guest_memory: report.guest_memory,
    };
    let mut message = "";
    if let Err(failure) = &answer {
        figures.outcome = failure.outcome;
        figures.trap = failure.trap;
        figures.result = ptr::null();
        figures.result_length = 0;
        message = fitting(&failure.message);
    }
    // SAFETY: the caller vouches for the step; a fitting message leaves room for the byte that ends it. Places are
    // written one by one, since a reference to a step that nobody has filled yet would not be allowed.
    unsafe {
        let place = (&raw mut (*step).message).cast::<u8>();
        ptr::copy_nonoverlapping(message.as_ptr(), place, message.len());
        place.add(message.len()).write(0);
        figures.elapsed_nanos = nanos_since(began);
        (&raw mut (*step).figures).write(figures);
    }
    answer.map_err(|failure| failure.outcome)
}

pub fn nanos_since(began: Instant) -> u64 {
    began.elapsed().as_nanos() as u64
}

/// The longest beginning of a message that fits into a step: whole characters, up to the first NUL.
fn fitting(message: &str) -> &str {
    let end = message.find('\0').unwrap_or(message.len());
    &message[..message.floor_char_boundary(end.min(MESSAGE_CAPACITY - 1))]
}

fn panicked(payload: Box<dyn Any + Send>) -> Failure {
    let text = payload
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| payload.downcast_ref::<&str>().copied())
        .unwrap_or("no message");
    let failure = Failure::new(Outcome::Internal, format!("panic: {text}"));
    // Dropping a payload may panic in turn, with nobody left to catch that.
    std::mem::forget(payload);
    failure
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::mem::MaybeUninit;

    fn message_of(step: &Step) -> &str {
        let end = step.message.iter().position(|&byte| byte == 0).unwrap();
        std::str::from_utf8(&step.message[..end]).unwrap()
    }

    fn failing(message: &str) -> Step {
        let mut step = MaybeUninit::<Step>::zeroed();
        // SAFETY: the step is valid for writing, and all zeros are a step.
        unsafe {
            let answer = run(step.as_mut_ptr(), |_| {
                Err::<(), _>(Failure::new(Outcome::BadResult, message))
            });
            assert_eq!(answer, Err(Outcome::BadResult));
            step.assume_init()
        }
    }

    #[test]
    fn cuts_messages_between_characters() {
        assert_eq!(message_of(&failing("short")), "short");
        assert_eq!(message_of(&failing(&"a".repeat(1000))).len(), 463);
        assert_eq!(message_of(&failing(&"é".repeat(1000))).len(), 462);
        assert_eq!(message_of(&failing("before\0after")), "before");
    }

    #[test]
    fn turns_a_panic_into_an_outcome() {
        let mut step = MaybeUninit::<Step>::zeroed();
        // SAFETY: as above.
        let (answer, step) = unsafe {
            let answer = run::<()>(step.as_mut_ptr(), |report| {
                report.result_length = 7;
                panic!("on purpose {}", 1)
            });
            (answer, step.assume_init())
        };
        assert_eq!(answer, Err(Outcome::Internal));
        assert_eq!(message_of(&step), "panic: on purpose 1");
        assert_eq!(step.figures.result_length, 0);
    }
}
