'use strict';

const { nanos } = require('../clock');
const { ProbeFailure } = require('../failure');
const { HandOver } = require('../http/hand-over');
const { checkContract, HOST_NAMESPACE } = require('../wasm/contract');
const { readModule } = require('../wasm/module-reader');
const { limitMemory } = require('../wasm/memory-limit');
const { failureOf } = require('../wasm/traps');
const { GuestCalls } = require('./guest-calls');
const { moduleBytes } = require('./module-bytes');

/** WebAssembly as Node has it. */
class V8Guest {
  asynchronous = false;

  #settings;
  #timeLimit;
  #calls;
  #imports;
  #wasi = null;
  #module = null;
  #startLimitNanos = 0;
  #exports = null;

  constructor({ settings, timeLimit, port, desk, log }) {
    this.#settings = settings;
    this.#timeLimit = timeLimit;
    this.#calls = new GuestCalls(new HandOver(port, desk), log);
    this.#imports = { [HOST_NAMESPACE]: this.#calls.functions };
  }

  open() {
    if (this.#settings.mode !== '') {
      throw new ProbeFailure('setup-failed', `Node's WebAssembly has no mode named ${this.#settings.mode}.`);
    }
    // The engine is built in and sets itself up when it is first touched.
    WebAssembly.validate(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));
    const { wasi, folders } = this.#settings.policy;
    if (wasi) {
      const { GuestWasi } = require('../wasm/wasi');
      this.#wasi = new GuestWasi(folders);
    }
  }

  identity() {
    return {
      runtime: 'Node',
      version: process.version,
      implementation: `V8 ${process.versions.v8}, ${tiers(process.execArgv)}`,
    };
  }

  input(text) {
    return Buffer.from(text);
  }

  load(module, timeLimitNanos) {
    this.close();
    this.#startLimitNanos = timeLimitNanos;
    const bytes = moduleBytes(module);
    const limited = limitMemory(bytes, this.#settings.memoryLimitBytes);

    const started = nanos();
    const compiled = compile(limited.bytes);
    const compileNanos = nanos() - started;

    limited.check();
    checkContract(readModule(bytes), this.#wasi?.functions ?? {});
    this.#module = compiled;
    return { compileNanos, instantiateNanos: this.#instantiate() };
  }

  /** @returns {number} how long it took */
  #instantiate() {
    this.#calls.memory = null;
    this.#wasi?.renew();
    const imports = this.#wasi === null ? this.#imports : { ...this.#imports, ...this.#wasi.imports };
    const started = nanos();
    this.#timeLimit.begin(this.#startLimitNanos, started);
    let instance;
    let instantiateNanos;
    try {
      instance = new WebAssembly.Instance(this.#module, imports);
      this.#wasi?.begin(instance);
      instantiateNanos = nanos() - started;
    } catch (thrown) {
      throw failureOf(thrown);
    } finally {
      this.#timeLimit.end();
    }
    this.#exports = instance.exports;
    this.#calls.memory = instance.exports.memory;
    return instantiateNanos;
  }

  execute(input, timeLimitNanos) {
    if (this.#module === null) {
      throw new ProbeFailure('internal', 'No module is loaded.');
    }
    if (this.#exports === null) {
      this.#instantiate();
    }
    const calls = this.#calls;
    calls.hostNanos = 0;
    const startedNanos = nanos();
    this.#timeLimit.begin(timeLimitNanos, startedNanos);
    try {
      const answer = this.#run(input);
      return {
        answer,
        startedNanos,
        executionNanos: nanos() - startedNanos,
        hostNanos: calls.hostNanos,
        guestMemoryBytes: calls.memory.buffer.byteLength,
      };
    } catch (thrown) {
      this.#exports = null;
      throw failureOf(thrown);
    } finally {
      this.#timeLimit.end();
    }
  }

  #run(input) {
    const { allocate, run } = this.#exports;
    const calls = this.#calls;
    const at = allocate(input.length) >>> 0;
    if (at === 0 || !calls.contains(at, input.length)) {
      throw new ProbeFailure('bad-result', `The guest has no room for its input of ${input.length} bytes.`);
    }
    calls.view().set(input, at);
    const packed = BigInt.asUintN(64, run(at, input.length));
    const from = Number(packed >> 32n);
    const length = Number(packed & 0xffffffffn);
    if (!calls.contains(from, length)) {
      throw new ProbeFailure('bad-result', `The result, ${length} bytes at ${from}, is outside the guest's memory.`);
    }
    return Buffer.from(calls.view().subarray(from, from + length));
  }

  close() {
    this.#module = null;
    this.#exports = null;
    this.#calls.memory = null;
  }
}

function compile(bytes) {
  try {
    return new WebAssembly.Module(bytes);
  } catch (thrown) {
    throw thrown instanceof WebAssembly.CompileError ? new ProbeFailure('invalid-module', thrown.message) : thrown;
  }
}

/** Which of V8's compilers are at work: both unless the process was told otherwise. */
function tiers(flags) {
  if (flags.some((flag) => /^--(liftoff[-_]only|no[-_]wasm[-_]tier[-_]up)$/.test(flag))) {
    return 'Liftoff';
  }
  return flags.includes('--no-liftoff') ? 'TurboFan' : 'Liftoff, then TurboFan';
}

module.exports = { V8Guest };
