//! The limits of an instance, and where Wasmer puts its parts (see `placement`).

use std::ptr::NonNull;
use std::sync::Arc;

use wasmer::sys::vm::{
    MemoryStyle, TableStyle, VMConfig, VMGlobal, VMGlobalDefinition, VMMemory, VMMemoryDefinition,
    VMTable, VMTableDefinition,
};
use wasmer::sys::{BaseTunables, Tunables};
use wasmer::{GlobalType, MemoryError, MemoryType, Pages, TableType, WASM_PAGE_SIZE};

use crate::config::Config;
use crate::placement::Placement;

/// The most entries of a table. Wasmer takes memory for all entries at once and has no limit of its own, so that a
/// guest could make its host run out of memory.
const MOST_TABLE_ENTRIES: u32 = 1 << 20;

pub struct Limits {
    base: BaseTunables,
    most_pages: Pages,
    vm: VMConfig,
    placement: Arc<Placement>,
}

impl Limits {
    pub fn new(config: &Config, placement: Arc<Placement>) -> Self {
        let most_pages = config
            .memory_limit_bytes
            .map_or(Pages::max_value(), |bytes| {
                let pages = bytes / WASM_PAGE_SIZE as u64;
                Pages(pages.min(u64::from(Pages::max_value().0)) as u32)
            });
        Limits {
            base: BaseTunables::new(),
            most_pages,
            vm: VMConfig {
                wasm_stack_size: config.stack_bytes,
            },
            placement,
        }
    }

    /// The same memory, with a maximum that is within the limit: growing beyond that fails as it does beyond any
    /// maximum.
    fn limited_memory(&self, memory: &MemoryType) -> Result<MemoryType, MemoryError> {
        if memory.minimum > self.most_pages {
            return Err(MemoryError::MinimumMemoryTooLarge {
                min_requested: memory.minimum,
                max_allowed: self.most_pages,
            });
        }
        let maximum = memory
            .maximum
            .map_or(self.most_pages, |maximum| maximum.min(self.most_pages));
        Ok(MemoryType::new(
            memory.minimum,
            Some(maximum),
            memory.shared,
        ))
    }
}

fn limited_table(table: &TableType) -> Result<TableType, String> {
    if table.minimum > MOST_TABLE_ENTRIES {
        return Err(format!(
            "Failed to create table: {} entries, where {MOST_TABLE_ENTRIES} are the most",
            table.minimum
        ));
    }
    let mut limited = *table;
    limited.maximum = Some(
        table
            .maximum
            .map_or(MOST_TABLE_ENTRIES, |most| most.min(MOST_TABLE_ENTRIES)),
    );
    Ok(limited)
}

impl Tunables for Limits {
    fn memory_style(&self, memory: &MemoryType) -> MemoryStyle {
        self.base.memory_style(memory)
    }

    fn table_style(&self, table: &TableType) -> TableStyle {
        self.base.table_style(table)
    }

    fn create_host_memory(
        &self,
        memory: &MemoryType,
        style: &MemoryStyle,
    ) -> Result<VMMemory, MemoryError> {
        self.base
            .create_host_memory(&self.limited_memory(memory)?, style)
    }

    unsafe fn create_vm_memory(
        &self,
        memory: &MemoryType,
        style: &MemoryStyle,
        place: NonNull<VMMemoryDefinition>,
    ) -> Result<VMMemory, MemoryError> {
        let limited = self.limited_memory(memory)?;
        // SAFETY: the caller vouches for the place.
        let created = unsafe { self.base.create_vm_memory(&limited, style, place)? };
        self.placement.add_memory(place);
        Ok(created)
    }

    fn create_host_table(&self, table: &TableType, style: &TableStyle) -> Result<VMTable, String> {
        self.base.create_host_table(&limited_table(table)?, style)
    }

    unsafe fn create_vm_table(
        &self,
        table: &TableType,
        style: &TableStyle,
        place: NonNull<VMTableDefinition>,
    ) -> Result<VMTable, String> {
        // SAFETY: the caller vouches for the place.
        unsafe {
            self.base
                .create_vm_table(&limited_table(table)?, style, place)
        }
    }

    unsafe fn create_vm_global(
        &self,
        global: GlobalType,
        place: NonNull<VMGlobalDefinition>,
    ) -> Result<VMGlobal, String> {
        // SAFETY: the caller vouches for the place.
        let created = unsafe { self.base.create_vm_global(global, place)? };
        self.placement.add_global(place);
        Ok(created)
    }

    fn vmconfig(&self) -> &VMConfig {
        &self.vm
    }
}
