//! A probe of your own in Rust. Counts the bytes and the digits of its config.
//!
//! Build, in this folder, with a rustc that has the target wasm32-unknown-unknown:
//!   rustc --target wasm32-unknown-unknown --crate-type cdylib --edition 2021 -C target-cpu=mvp -C opt-level=3 -C panic=abort -C strip=symbols -C link-arg=-zstack-size=65536 -o my.wasm probe.rs
#![no_std]

use core::fmt::Write;
use core::ptr::addr_of_mut;

const ROOM: usize = 1 << 16;

static mut INPUT: [u8; ROOM] = [0; ROOM];
static mut ANSWER: Answer = Answer { text: [0; 256], used: 0 };

struct Answer {
    text: [u8; 256],
    used: usize,
}

impl Write for Answer {
    fn write_str(&mut self, more: &str) -> core::fmt::Result {
        let place = self.text.get_mut(self.used..self.used + more.len()).ok_or(core::fmt::Error)?;
        place.copy_from_slice(more.as_bytes());
        self.used += more.len();
        Ok(())
    }
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}

/// The place for the config, of which the host then writes the bytes; 0 where it does not fit.
#[no_mangle]
pub extern "C" fn allocate(length: usize) -> usize {
    if length > ROOM {
        return 0;
    }
    // Older compilers ask for unsafe here.
    #[allow(unused_unsafe)]
    unsafe {
        addr_of_mut!(INPUT) as usize
    }
}

/// One execution: the place and the length of the answer, which is a ProbeResult.
#[no_mangle]
pub extern "C" fn run(place: *const u8, length: usize) -> u64 {
    let config = unsafe { core::slice::from_raw_parts(place, length) };

    // Your check goes here.
    let digits = config.iter().filter(|byte| byte.is_ascii_digit()).count();

    let answer = unsafe { &mut *addr_of_mut!(ANSWER) };
    answer.used = 0;
    let written = write!(
        answer,
        r#"{{"scenario":"my","ok":true,"status":null,"metrics":{{"bytes":{},"digits":{}}},"error":null}}"#,
        length, digits
    );
    if written.is_err() {
        core::arch::wasm32::unreachable()
    }
    (answer.text.as_ptr() as u64) << 32 | answer.used as u64
}
