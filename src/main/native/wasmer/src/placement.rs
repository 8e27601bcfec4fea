//! Where Wasmer puts the parts of an instance that the adapter looks at from outside: its memories, and the global
//! variable that stops it. The tunables, which Wasmer asks for each of these, note it here.

use std::ptr::{self, NonNull};
use std::sync::atomic::{AtomicPtr, Ordering};
use std::sync::{Mutex, PoisonError};

use wasmer::sys::vm::{VMGlobalDefinition, VMMemoryDefinition};

/// Of the one instance that a host has at a time.
#[derive(Default)]
pub struct Placement {
    memories: Mutex<Vec<Memory>>,
    /// The memory that host functions and the host itself read and write; null when there is none.
    memory: AtomicPtr<VMMemoryDefinition>,
    last_global: AtomicPtr<VMGlobalDefinition>,
}

struct Memory(NonNull<VMMemoryDefinition>);

// SAFETY: the list only hands places on; who reads what is there is bound by the contract of `Placement`'s readers.
unsafe impl Send for Memory {}

impl Placement {
    /// Notes a memory. The first counts as the guest's until its exports are known: a start function may already call
    /// its host.
    pub fn add_memory(&self, definition: NonNull<VMMemoryDefinition>) {
        let mut memories = self.memories.lock().unwrap_or_else(PoisonError::into_inner);
        if memories.is_empty() {
            self.memory.store(definition.as_ptr(), Ordering::Release);
        }
        memories.push(Memory(definition));
    }

    /// Notes a global variable; those of a module come in order.
    pub fn add_global(&self, definition: NonNull<VMGlobalDefinition>) {
        self.last_global
            .store(definition.as_ptr(), Ordering::Release);
    }

    /// The guest's memory is the one that begins at `base`.
    ///
    /// # Safety
    ///
    /// The instance must be there still.
    pub unsafe fn choose_memory(&self, base: *const u8) {
        let memories = self.memories.lock().unwrap_or_else(PoisonError::into_inner);
        let chosen = memories
            .iter()
            // SAFETY: the instance is there, and so are its definitions.
            .find(|memory| unsafe { memory.0.as_ref() }.base.cast_const() == base);
        if let Some(Memory(definition)) = chosen {
            self.memory.store(definition.as_ptr(), Ordering::Release);
        }
    }

    /// The global variable that comes last in the module.
    pub fn last_global(&self) -> Option<NonNull<VMGlobalDefinition>> {
        NonNull::new(self.last_global.load(Ordering::Acquire))
    }

    /// Forgets an instance, before it goes.
    pub fn clear(&self) {
        self.memory.store(ptr::null_mut(), Ordering::Release);
        self.last_global.store(ptr::null_mut(), Ordering::Release);
        self.memories
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    /// The guest's memory as it is now; it may grow whenever guest code runs.
    ///
    /// # Safety
    ///
    /// No other thread may run guest code of the instance, nor let go of it, while this reads.
    pub unsafe fn memory(&self) -> GuestMemory {
        match NonNull::new(self.memory.load(Ordering::Acquire)) {
            // SAFETY: the definition is part of the instance, and nobody changes it meanwhile.
            Some(definition) => unsafe {
                GuestMemory {
                    base: (*definition.as_ptr()).base,
                    length: (*definition.as_ptr()).current_length as u64,
                }
            },
            None => GuestMemory {
                base: ptr::null_mut(),
                length: 0,
            },
        }
    }
}

/// The linear memory of a guest; empty where there is none.
#[derive(Clone, Copy)]
pub struct GuestMemory {
    base: *mut u8,
    pub length: u64,
}

impl GuestMemory {
    /// Where a range of guest memory lies in this process; none where not all of it is inside.
    pub fn range(&self, place: u32, length: u64) -> Option<*mut u8> {
        let place = u64::from(place);
        (place <= self.length && length <= self.length - place)
            .then(|| self.base.wrapping_add(place as usize))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_only_ranges_that_are_inside() {
        let mut bytes = [0_u8; 100];
        let memory = GuestMemory {
            base: bytes.as_mut_ptr(),
            length: 100,
        };
        assert_eq!(memory.range(10, 90), Some(memory.base.wrapping_add(10)));
        assert!(memory.range(100, 0).is_some());
        assert!(memory.range(10, 91).is_none());
        assert!(memory.range(101, 0).is_none());
        assert!(memory.range(u32::MAX, u64::MAX).is_none());
    }

    #[test]
    fn is_empty_without_an_instance() {
        let placement = Placement::default();
        // SAFETY: there is no instance.
        let memory = unsafe { placement.memory() };
        assert_eq!(memory.length, 0);
        assert!(memory.range(0, 1).is_none());
    }
}
