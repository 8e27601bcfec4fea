// The guest's side of a probe in Javet: one crossing from Java an execution, as a host written in JavaScript
// would have none. Input and answer go through `exchange`, which Java sees as a buffer.
((httpRequest, log, folders) => {
  'use strict';

  const imports = {
    healthwatch: { http_request: httpRequest, now_nanos: () => process.hrtime.bigint(), log },
  };
  let exchange = new Uint8Array(0);
  let module;
  let instance;
  let answer;

  // Descriptors 0 and 1 of this process carry the worker's frames: the guest gets the null device instead. It may close
  // that, and something else have its number then: each instance gets its own.
  const newWasi = () => {
    const { openSync } = process.getBuiltinModule('node:fs');
    const { devNull } = process.getBuiltinModule('node:os');
    const { WASI } = process.getBuiltinModule('node:wasi');
    const nowhere = openSync(devNull, 'r+');
    const preopens = JSON.parse(folders);
    return new WASI({ version: 'preview1', preopens, stdin: nowhere, stdout: nowhere, stderr: nowhere });
  };

  const exit = (code) => {
    throw new WebAssembly.RuntimeError(`the guest ended itself with exit code ${code}`);
  };

  const memory = () => instance.exports.memory.buffer;

  const fail = (message) => {
    const failure = new Error(message);
    failure.name = 'BadResult';
    throw failure;
  };

  const copyAnswer = () => exchange.set(new Uint8Array(memory(), answer.at, answer.length));

  return {
    versions: () => JSON.stringify(process.versions),

    // The only place where it grows, so that Java never writes into a buffer that is no longer read here.
    exchange(bytes) {
      if (exchange.length < bytes) {
        exchange = new Uint8Array(2 * bytes);
      }
      return exchange.buffer;
    },

    copyAnswer,

    compile(length) {
      module = undefined;
      instance = undefined;
      module = new WebAssembly.Module(exchange.subarray(0, length));
    },

    instantiate() {
      instance = undefined;
      if (folders === null) {
        instance = new WebAssembly.Instance(module, imports);
        return;
      }
      const wasi = newWasi();
      const wasiImports = { ...wasi.wasiImport, proc_exit: exit };
      const started = new WebAssembly.Instance(module, { ...imports, wasi_snapshot_preview1: wasiImports });
      wasi.initialize(started);
      instance = started;
    },

    discard() {
      instance = undefined;
    },

    memory: () => (instance === undefined ? new ArrayBuffer(0) : memory()),

    // Answers the memory's pages in the high half of a 64-bit word and the answer's length in the low one. An answer
    // that `exchange` has no room for waits for `copyAnswer`.
    execute(length) {
      const room = instance.exports.allocate(length) >>> 0;
      if (room === 0 || room + length > memory().byteLength) {
        fail(`allocate(${length}) answered ${room}, where there is no room.`);
      }
      new Uint8Array(memory(), room, length).set(exchange.subarray(0, length));
      const packed = instance.exports.run(room, length);
      const result = Number(BigInt.asUintN(32, packed >> 32n));
      const bytes = Number(BigInt.asUintN(32, packed));
      if (result + bytes > memory().byteLength) {
        fail(`run answered ${bytes} bytes at ${result}, outside its memory of ${memory().byteLength} bytes.`);
      }
      answer = { at: result, length: bytes };
      if (bytes <= exchange.length) {
        copyAnswer();
      }
      return (memory().byteLength / 65536) * 4294967296 + bytes;
    },
  };
})
