//! The probe's only allocator: a pointer that moves up the heap and is set back for each run. Nothing but the most
//! recent block is ever given back, so a run costs no bookkeeping, and repeated runs need no more memory than the
//! largest of them. What lives as long as the run is leaked.

use core::alloc::{GlobalAlloc, Layout};
use core::arch::wasm32;
use core::cell::Cell;
use core::ptr;

const ALIGNMENT: usize = 8;
const PAGE_BYTES: usize = 65536;
/// Half a megabyte, since some runtimes copy the whole memory when it grows.
const GROWTH_STEP_PAGES: usize = 8;

#[global_allocator]
pub static ARENA: Arena = Arena { used: Cell::new(0), end_of_inputs: Cell::new(0), ran: Cell::new(false) };

/// Inputs lie at the bottom of the arena and what a run allocates above them. The first input after a run begins anew;
/// a second run on the same input starts from the end of that input. A run that trapped leaves nothing to tidy up.
pub struct Arena {
    /// Bytes in use, counted from [`base`].
    used: Cell<usize>,
    end_of_inputs: Cell<usize>,
    ran: Cell<bool>,
}

// SAFETY: a module has one thread.
unsafe impl Sync for Arena {}

impl Arena {
    /// Room for an input, or null. Never empty.
    pub fn allocate_input(&self, bytes: usize) -> *mut u8 {
        if self.ran.replace(false) {
            self.used.set(0);
        }
        let block = self.allocate(bytes.max(1));
        self.end_of_inputs.set(self.used.get());
        block
    }

    /// Forgets what earlier runs allocated.
    ///
    /// # Safety
    /// None of it is used any more.
    pub unsafe fn begin_run(&self) {
        self.ran.set(true);
        self.used.set(self.end_of_inputs.get());
    }

    fn allocate(&self, bytes: usize) -> *mut u8 {
        let start = self.used.get();
        match self.advance(start, bytes) {
            Some(()) => (base() + start) as *mut u8,
            None => ptr::null_mut(),
        }
    }

    /// Moves the end of what is in use to `bytes` behind `start`, growing the memory if need be.
    fn advance(&self, start: usize, bytes: usize) -> Option<()> {
        if bytes > isize::MAX as usize {
            return None;
        }
        let end = start.checked_add(round_up(bytes))?;
        let available = memory_end().wrapping_sub(base());
        if end > available {
            grow(end - available)?;
        }
        self.used.set(end);
        Some(())
    }

    /// Where the block begins, if it is the most recent one.
    fn start_of_last(&self, block: *mut u8, bytes: usize) -> Option<usize> {
        let start = block as usize - base();
        (start + round_up(bytes) == self.used.get()).then(|| start)
    }
}

// SAFETY: blocks do not overlap, since `used` passes over each of them and comes back over the last one alone.
unsafe impl GlobalAlloc for Arena {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if layout.align() > ALIGNMENT {
            return ptr::null_mut();
        }
        self.allocate(layout.size())
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        if let Some(start) = self.start_of_last(block, layout.size()) {
            self.used.set(start);
        }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, wanted: usize) -> *mut u8 {
        if let Some(start) = self.start_of_last(block, layout.size()) {
            return self.advance(start, wanted).map_or(ptr::null_mut(), |()| block);
        }
        if wanted <= layout.size() {
            return block;
        }
        let larger = self.allocate(wanted);
        if !larger.is_null() {
            ptr::copy_nonoverlapping(block, larger, layout.size());
        }
        larger
    }
}

fn round_up(bytes: usize) -> usize {
    (bytes + ALIGNMENT - 1) & !(ALIGNMENT - 1)
}

fn base() -> usize {
    extern "C" {
        /// Placed by the linker behind the stack and the static data.
        static __heap_base: u8;
    }
    // SAFETY: the address alone is asked for.
    round_up(unsafe { ptr::addr_of!(__heap_base) } as usize)
}

/// Comes round to 0 when the memory has all of its 4 GB.
fn memory_end() -> usize {
    wasm32::memory_size(0).wrapping_mul(PAGE_BYTES)
}

fn grow(bytes: usize) -> Option<()> {
    let pages = (bytes - 1) / PAGE_BYTES + 1;
    let granted = |pages| wasm32::memory_grow(0, pages) != usize::MAX;
    (granted(pages.max(GROWTH_STEP_PAGES)) || granted(pages)).then(|| ())
}
