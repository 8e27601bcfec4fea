import { init, WASI } from '@wasmer/wasi';
import { ProbeFailure } from '../../../main/node/failure';
import { limitMemory } from '../../../main/node/wasm/memory-limit';
import { failureOf } from '../../../main/node/wasm/traps';
import { notLoaded, resultOf } from '../answer';
import type { Pattern, ProbeEnvironment } from '../pattern';
import type { ProbeConfig, ProbeResult, WasmProbe } from '../probe';

const WASI_NAMESPACE = /^wasi_/;

/**
 * A WASI command: its config is its standard input, its standard output is the answer. The package refuses every module
 * that imports no WASI, which is every module of the probe contract, and offers no network.
 */
class WasmerWasiProbe implements WasmProbe {
  readonly #environment: ProbeEnvironment;
  #module: WebAssembly.Module | null = null;

  constructor(environment: ProbeEnvironment) {
    this.#environment = environment;
  }

  async load(wasmBytes: Uint8Array): Promise<void> {
    await init();
    const limited = limitMemory(Buffer.from(wasmBytes), this.#environment.quotaBytes);
    const module = compile(limited.bytes);
    limited.check();
    const imports = WebAssembly.Module.imports(module);
    const foreign = imports.find((each) => !WASI_NAMESPACE.test(each.module));
    if (foreign !== undefined) {
      throw new ProbeFailure('missing-import', `@wasmer/wasi offers no ${foreign.module}.${foreign.name}.`);
    }
    if (imports.length === 0) {
      throw new ProbeFailure('invalid-module', '@wasmer/wasi runs WASI commands only: the module imports nothing of WASI.');
    }
    if (!WebAssembly.Module.exports(module).some(({ name, kind }) => name === '_start' && kind === 'function')) {
      throw new ProbeFailure('missing-export', 'The module exports no function "_start".');
    }
    this.#module = module;
  }

  async execute(config: ProbeConfig): Promise<ProbeResult> {
    if (this.#module === null) {
      throw notLoaded();
    }
    const wasi = new WASI({});
    try {
      wasi.instantiate(this.#module, {});
      wasi.setStdinString(JSON.stringify(config));
      wasi.start();
      return resultOf(wasi.getStdoutString());
    } catch (thrown) {
      throw failureOf(trapIn(thrown));
    } finally {
      wasi.free();
    }
  }

  async dispose(): Promise<void> {
    this.#module = null;
  }
}

/** The package wraps what V8 threw in an error of its own, as text. */
function trapIn(thrown: unknown): unknown {
  const words = /JsValue\(RuntimeError: (.*)$/m.exec(String(thrown))?.[1];
  return words === undefined ? thrown : new WebAssembly.RuntimeError(words);
}

function compile(bytes: Uint8Array): WebAssembly.Module {
  try {
    return new WebAssembly.Module(bytes);
  } catch (invalid) {
    throw new ProbeFailure('invalid-module', (invalid as Error).message);
  }
}

export const pattern: Pattern = {
  id: 'wasmer-wasi',
  description: "@wasmer/wasi on the extension host's own thread: WASI commands on Node's WebAssembly. No time quota.",
  variants: ['node'],
  stopsEndlessLoops: false,
  modules: 'wasi-command',
  create: (environment) => new WasmerWasiProbe(environment),
};
