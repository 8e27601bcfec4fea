//! Why a step failed, and what Wasmer's errors mean in these terms.

use std::fmt;

use wasmer::sys::vm::TrapCode;
use wasmer::{CompileError, InstantiationError, LinkError, RuntimeError};

use crate::abi::{Outcome, TrapKind};

#[derive(Debug)]
pub struct Failure {
    pub outcome: Outcome,
    pub trap: TrapKind,
    pub message: String,
}

impl Failure {
    pub fn new(outcome: Outcome, message: impl Into<String>) -> Self {
        Failure {
            outcome,
            trap: TrapKind::None,
            message: message.into(),
        }
    }
}

/// Thrown through the guest by a host function that must not let it go on. Why is known to the watchdog or to the host
/// functions themselves, and outweighs this.
#[derive(Debug)]
pub struct LeaveGuest;

impl fmt::Display for LeaveGuest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the guest was left by its host")
    }
}

impl std::error::Error for LeaveGuest {}

impl From<RuntimeError> for Failure {
    fn from(error: RuntimeError) -> Self {
        if error.is::<LeaveGuest>() {
            return Failure::new(Outcome::HostError, error.message());
        }
        // Wasmer prints its own backtrace behind the message, a line a frame.
        let said = error.to_string();
        Failure {
            outcome: Outcome::Trap,
            trap: error.to_trap().map_or(TrapKind::Other, trap_kind),
            message: said.trim_start_matches("RuntimeError: ").to_owned(),
        }
    }
}

fn trap_kind(code: TrapCode) -> TrapKind {
    match code {
        TrapCode::UnreachableCodeReached => TrapKind::Unreachable,
        TrapCode::HeapAccessOutOfBounds => TrapKind::Memory,
        TrapCode::StackOverflow => TrapKind::Stack,
        TrapCode::IntegerDivisionByZero => TrapKind::DivisionByZero,
        TrapCode::IntegerOverflow => TrapKind::IntegerOverflow,
        TrapCode::BadConversionToInteger => TrapKind::Conversion,
        TrapCode::TableAccessOutOfBounds | TrapCode::IndirectCallToNull => TrapKind::Table,
        TrapCode::BadSignature => TrapKind::Signature,
        _ => TrapKind::Other,
    }
}

impl From<CompileError> for Failure {
    fn from(error: CompileError) -> Self {
        let outcome = match error {
            CompileError::Wasm(_)
            | CompileError::Validate(_)
            | CompileError::UnsupportedFeature(_)
            | CompileError::Codegen(_) => Outcome::InvalidModule,
            _ => Outcome::Internal,
        };
        Failure::new(outcome, one_line(&error.to_string()))
    }
}

/// Some of the messages about invalid modules are spread over a dozen lines.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl From<InstantiationError> for Failure {
    fn from(error: InstantiationError) -> Self {
        match error {
            InstantiationError::Start(trap) | InstantiationError::Link(LinkError::Trap(trap)) => {
                trap.into()
            }
            InstantiationError::Link(LinkError::Import(module, name, error)) => {
                Failure::new(Outcome::MissingImport, format!("{module}.{name}: {error}"))
            }
            // A memory or a table that begins larger than the tunables allow, or than this machine can give.
            InstantiationError::Link(LinkError::Resource(reason)) => {
                Failure::new(Outcome::MemoryLimit, reason)
            }
            other => Failure::new(Outcome::Internal, other.to_string()),
        }
    }
}
