'use strict';

const { constants } = require('node:os');

/*
 * probe_host.h by koffi. An adapter's functions are called on the thread that binds them; they run on a stack of koffi's
 * own. Memory of the native side is copied, never viewed: VS Code's extension host forbids views on memory that is not
 * V8's own, a view would outlive what it shows, and a copy costs less than making a view.
 */

const ABI = 1;

/** Ends the step with PROBE_HOST_ERROR: PROBE_HTTP_ABORT. */
const HTTP_ABORT = -2147483648;

/** The most that koffi allows; it holds the guest's stack, the runtime's own frames and those below a callback. */
const STACK_BYTES = 16 << 20;

const ADDRESS = 'void *';
const WORD = 'int64_t';

/** @param {string} module the path of koffi's main module */
function loadKoffi(module) {
  const koffi = require(module);
  // Only before the first call: what is called later has the stack of the first.
  koffi.config({ sync_stack_size: STACK_BYTES });
  return koffi;
}

/** The functions of one adapter, for the thread that made this. A pointer is a BigInt, a length or a time a number. */
class AdapterLibrary {
  #koffi;
  #copy;
  #httpType;

  /**
   * Binds an adapter and leaves it loaded for good: runtimes install signal handlers that outlive what they were
   * installed for, and koffi unloads what it loaded when its thread ends.
   *
   * @param {object} koffi by loadKoffi
   * @param {string} file the adapter
   * @param {() => number} nanos the clock
   * @throws {Error} when it cannot be loaded, a function is missing, or it speaks another ABI
   */
  constructor(koffi, file, nanos) {
    this.#koffi = koffi;
    const libc = koffi.load(null);
    const open = libc.func('dlopen', ADDRESS, ['const char *', 'int']);
    this.#copy = libc.func('memcpy', 'void', [ADDRESS, ADDRESS, 'size_t']);

    const started = nanos();
    const held = open(file, constants.dlopen.RTLD_NOW);
    /** How long the loader took for the adapter and the runtime behind it: no cost of the binding, in nanoseconds. */
    this.loadNanos = nanos() - started;
    if (held === null) {
      const reason = libc.func('dlerror', 'const char *', []);
      throw new Error(`The adapter cannot be loaded: ${reason()}`);
    }

    const library = koffi.load(file);
    const bind = (name, result, parameters) => library.func(`probe_host_${name}`, result, parameters);
    const abi = bind('abi', WORD, [])();
    if (abi !== ABI) {
      throw new Error(`${file} speaks ABI ${abi} of probe_host.h, not ${ABI}. Install it again.`);
    }
    this.#httpType = koffi.pointer(koffi.proto(WORD, [ADDRESS, ADDRESS, WORD, ADDRESS, WORD]));
    /** @type {() => string} JSON */
    this.describe = bind('describe', 'const char *', []);
    /** @type {(config: string, http: bigint, environment: null, step: Uint8Array) => bigint | null} */
    this.open = bind('open', ADDRESS, ['const char *', ADDRESS, ADDRESS, ADDRESS]);
    /** @type {(host: bigint, module: Uint8Array, length: number, step: Uint8Array) => number} the outcome */
    this.compile = bind('compile', WORD, [ADDRESS, ADDRESS, WORD, ADDRESS]);
    /** @type {(host: bigint, timeoutNanos: number, step: Uint8Array) => number} the outcome */
    this.instantiate = bind('instantiate', WORD, [ADDRESS, WORD, ADDRESS]);
    /** @type {(host: bigint, input: Uint8Array, length: number, timeoutNanos: number, step: Uint8Array) => number} */
    this.execute = bind('execute', WORD, [ADDRESS, ADDRESS, WORD, WORD, ADDRESS]);
    /** @type {(host: bigint) => number} */
    this.close = bind('close', WORD, [ADDRESS]);
  }

  /**
   * A function that adapters can call back for a guest's HTTP requests.
   *
   * @param {(request: bigint, length: number, response: bigint, capacity: number) => number} answer must not throw
   * @returns {bigint} to be handed to `open`, and to `release` after `close`
   */
  callback(answer) {
    const { register } = this.#koffi;
    return register(
      (environment, request, length, response, capacity) => answer(request, Number(length), response, Number(capacity)),
      this.#httpType,
    );
  }

  release(callback) {
    this.#koffi.unregister(callback);
  }

  /** A copy of native memory. */
  read(address, length) {
    const bytes = Buffer.allocUnsafe(length);
    if (length > 0) {
      this.#copy(bytes, address, length);
    }
    return bytes;
  }

  /** Copies bytes into native memory. */
  write(address, bytes) {
    this.#copy(address, bytes, bytes.length);
  }
}

module.exports = { AdapterLibrary, HTTP_ABORT, loadKoffi };
