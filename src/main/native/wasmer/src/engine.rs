//! Wasmer's engines, as the configuration wants them.

use std::sync::Arc;

use wasmer::sys::{CompilerConfig, Cranelift, EngineBuilder, NativeEngineExt, Singlepass};
use wasmer::{CompileError, Engine, Module};
use wasmer_middlewares::Metering;

use crate::config::{Config, Mode};
use crate::middleware::Stoppable;
use crate::placement::Placement;
use crate::tunables::Limits;

/// Metering counts instructions down from here: no guest gets to the end.
const ENDLESS: u64 = u64::MAX;

/// Compiles one module, since that is what the middleware serves.
pub struct Compiler {
    engine: Engine,
    stoppable: Option<Arc<Stoppable>>,
}

pub struct Compiled {
    pub engine: Engine,
    pub module: Module,
    /// None where the module was compiled as it is.
    pub stoppable: Option<Arc<Stoppable>>,
}

impl Compiler {
    pub fn new(config: &Config, placement: Arc<Placement>) -> Self {
        // All else is as Wasmer has it by default, the number of compiling threads included.
        let mut compiler: Box<dyn CompilerConfig> = match config.mode {
            Mode::Cranelift => Box::new(Cranelift::new()),
            Mode::Singlepass => Box::new(Singlepass::new()),
        };
        if config.fuel {
            compiler.push_middleware(Arc::new(Metering::new(ENDLESS, |_| 1)));
        }
        // The flag has to be the last global variable, so this comes last.
        let stoppable = config.interrupt.then(Arc::<Stoppable>::default);
        if let Some(stoppable) = &stoppable {
            compiler.push_middleware(stoppable.clone());
        }
        let mut engine: Engine = EngineBuilder::new(compiler).engine().into();
        engine.set_tunables(Limits::new(config, placement));
        Compiler { engine, stoppable }
    }

    pub fn compile(self, bytes: &[u8]) -> Result<Compiled, CompileError> {
        let module = Module::new(&self.engine, bytes)?;
        Ok(Compiled {
            engine: self.engine,
            module,
            stoppable: self.stoppable,
        })
    }
}
