//! The `key=value` lines that `probe_host_open` is given.

use crate::abi::Outcome;
use crate::failure::Failure;

/// Below this, a call of a host function may find no room for what Wasmer itself puts on the guest's stack.
const LEAST_STACK: u64 = 64 << 10;

/// What Wasmer allows as a default, too.
const MOST_STACK: u64 = 100 << 20;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Cranelift,
    Singlepass,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    pub mode: Mode,
    pub memory_limit_bytes: Option<u64>,
    pub stack_bytes: Option<usize>,
    pub interrupt: bool,
    pub fuel: bool,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            mode: Mode::Cranelift,
            memory_limit_bytes: None,
            stack_bytes: None,
            interrupt: true,
            fuel: false,
        }
    }
}

impl Config {
    pub fn parse(text: &str) -> Result<Config, Failure> {
        let mut config = Config::default();
        for line in text.split('\n').filter(|line| !line.is_empty()) {
            let understood = line
                .split_once('=')
                .and_then(|(key, value)| config.set(key, value));
            if understood.is_none() {
                return Err(bad(format!("config line not understood: {line}")));
            }
        }
        match config.stack_bytes {
            Some(bytes) if !(LEAST_STACK..=MOST_STACK).contains(&(bytes as u64)) => Err(bad(
                format!("a guest's stack has {LEAST_STACK} to {MOST_STACK} bytes, not {bytes}"),
            )),
            _ => Ok(config),
        }
    }

    fn set(&mut self, key: &str, value: &str) -> Option<()> {
        match key {
            "mode" => self.mode = mode(value)?,
            "memoryLimitBytes" => self.memory_limit_bytes = Some(number(value)?).filter(|&n| n > 0),
            "stackBytes" => {
                self.stack_bytes = Some(number(value)?.try_into().ok()?).filter(|&n| n > 0);
            }
            "interrupt" => self.interrupt = switch(value)?,
            "fuel" => self.fuel = switch(value)?,
            _ => return None,
        }
        Some(())
    }
}

fn bad(message: String) -> Failure {
    Failure::new(Outcome::BadConfig, message)
}

fn mode(text: &str) -> Option<Mode> {
    match text {
        "cranelift" => Some(Mode::Cranelift),
        "singlepass" => Some(Mode::Singlepass),
        _ => None,
    }
}

fn number(text: &str) -> Option<u64> {
    // What Rust parses may begin with a plus sign.
    text.starts_with(|first: char| first.is_ascii_digit())
        .then(|| text.parse().ok())
        .flatten()
}

fn switch(text: &str) -> Option<bool> {
    match text {
        "0" => Some(false),
        "1" => Some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_key() {
        let text =
            "mode=singlepass\nmemoryLimitBytes=131072\n\nstackBytes=524288\ninterrupt=0\nfuel=1\n";
        let expected = Config {
            mode: Mode::Singlepass,
            memory_limit_bytes: Some(131_072),
            stack_bytes: Some(524_288),
            interrupt: false,
            fuel: true,
        };
        assert_eq!(Config::parse(text).unwrap(), expected);
    }

    #[test]
    fn takes_absent_keys_and_zeros_for_defaults() {
        assert_eq!(Config::parse("").unwrap(), Config::default());
        let zeros = Config::parse("memoryLimitBytes=0\nstackBytes=0").unwrap();
        assert_eq!(zeros, Config::default());
    }

    #[test]
    fn refuses_what_it_does_not_understand() {
        for text in [
            "mode=llvm",
            "mode=",
            "mode",
            "colour=red",
            "fuel=2",
            "interrupt=yes",
            "memoryLimitBytes=-1",
            "memoryLimitBytes=+1",
            "memoryLimitBytes= 1",
            "memoryLimitBytes=1k",
            "memoryLimitBytes=18446744073709551616",
            "stackBytes=1",
            "stackBytes=1000000000000",
        ] {
            let failure = Config::parse(text).unwrap_err();
            assert_eq!(failure.outcome, Outcome::BadConfig, "{text}");
        }
    }
}
