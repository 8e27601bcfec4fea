//! Makes guest code stoppable: at the entry of each function and at the head of each loop it looks at a flag, and traps
//! when that is raised. The flag is a global variable that is appended to the module, so that looking at it is one
//! load from a place that the code has at hand.
//!
//! Wasmer's own ways do not serve here. Its interruption by a signal kills the process when one signal comes at the
//! wrong time, and metering that is emptied from outside may be written over by the guest that is to stop.

use std::sync::OnceLock;

use wasmer::sys::wasmparser::{BlockType, Operator};
use wasmer::sys::{FunctionMiddleware, MiddlewareError, MiddlewareReaderState, ModuleMiddleware};
use wasmer::{ExportIndex, GlobalInit, GlobalType, LocalFunctionIndex, Mutability, Type};
use wasmer_types::ModuleInfo;

/// For one module: an engine that has this serves no second one.
#[derive(Debug, Default)]
pub struct Stoppable {
    added: OnceLock<Added>,
}

#[derive(Debug)]
struct Added {
    flag: u32,
    scratch: u32,
    start: Option<String>,
}

impl Stoppable {
    /// The name by which the module's start function is exported instead. It must not run within the instantiation,
    /// since the flag can be raised only when that is over.
    pub fn start_export(&self) -> Option<&str> {
        self.added.get()?.start.as_deref()
    }
}

impl ModuleMiddleware for Stoppable {
    fn generate_function_middleware<'a>(
        &self,
        _function: LocalFunctionIndex,
    ) -> Box<dyn FunctionMiddleware<'a> + 'a> {
        let added = self.added.get().expect("modules come before functions");
        Box::new(Checks {
            flag: added.flag,
            scratch: added.scratch,
            entered: false,
        })
    }

    /// Appends the flag as the last global variable: that is how the tunables know it.
    fn transform_module_info(&self, module: &mut ModuleInfo) -> Result<(), MiddlewareError> {
        let mut append = || {
            module.global_initializers.push(GlobalInit::I32Const(0));
            let variable = GlobalType::new(Type::I32, Mutability::Var);
            module.globals.push(variable).as_u32()
        };
        let scratch = append();
        let flag = append();
        let start = module.start_function.take().map(|function| {
            let mut name = String::from("start");
            while module.exports.contains_key(&name) {
                name.push('_');
            }
            module
                .exports
                .insert(name.clone(), ExportIndex::Function(function));
            name
        });
        let added = Added {
            flag,
            scratch,
            start,
        };
        self.added
            .set(added)
            .map_err(|_| MiddlewareError::new("Stoppable", "serves one module only"))
    }
}

#[derive(Debug)]
struct Checks {
    flag: u32,
    scratch: u32,
    entered: bool,
}

impl Checks {
    fn check(&self) -> [Operator<'static>; 6] {
        [
            // Cranelift takes what it has loaded once for good until something is stored: without this store, a loop
            // would look at the flag before its first round only.
            Operator::I32Const { value: 0 },
            Operator::GlobalSet {
                global_index: self.scratch,
            },
            Operator::GlobalGet {
                global_index: self.flag,
            },
            Operator::If {
                blockty: BlockType::Empty,
            },
            Operator::Unreachable,
            Operator::End,
        ]
    }
}

impl<'a> FunctionMiddleware<'a> for Checks {
    fn feed(
        &mut self,
        operator: Operator<'a>,
        state: &mut MiddlewareReaderState<'a>,
    ) -> Result<(), MiddlewareError> {
        if !self.entered {
            self.entered = true;
            state.extend(&self.check());
        }
        let loops = matches!(operator, Operator::Loop { .. });
        state.push_operator(operator);
        if loops {
            state.extend(&self.check());
        }
        Ok(())
    }
}
