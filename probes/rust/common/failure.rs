use alloc::string::String;

/// Why a check is not ok, as the answer says it.
pub struct Failure {
    pub kind: &'static str,
    pub message: String,
}

impl Failure {
    pub const INVALID_CONFIG: &'static str = "invalid-config";

    pub fn new(kind: &'static str, message: impl Into<String>) -> Self {
        Failure { kind, message: message.into() }
    }

    pub fn invalid_config(message: impl Into<String>) -> Self {
        Failure::new(Self::INVALID_CONFIG, message)
    }
}
