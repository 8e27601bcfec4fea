'use strict';

const fs = require('node:fs');
const { devNull } = require('node:os');
const { ProbeFailure } = require('../failure');
const { WASI_NAMESPACE } = require('./contract');

/*
 * WASI preview 1 as Node has it, with its granted folders, without environment or arguments. Node's own documentation
 * says that it secures no file system; nothing is added to it here.
 */

/** Node's WASI on behalf of one guest. */
class GuestWasi {
  #preopens;
  #wasi;

  /** @param {{folder: string, path: string, writable: boolean}[]} folders */
  constructor(folders) {
    if (!folders.every(({ writable }) => writable)) {
      throw new ProbeFailure('not-offered', "Node's WASI cannot grant a folder for reading only.");
    }
    this.#preopens = Object.fromEntries(folders.map(({ path, folder }) => [path, folder]));
    this.renew();
  }

  /** Forgets the instance that was there: one may follow. */
  renew() {
    const { WASI } = require('node:wasi');
    // Descriptors 0 and 1 of this process carry the worker's frames. A guest may close what it gets in their place, and
    // something else have its number then: each instance gets its own, which the thread's end closes.
    const nowhere = fs.openSync(devNull, 'r+');
    this.#wasi = new WASI({
      version: 'preview1',
      preopens: this.#preopens,
      stdin: nowhere,
      stdout: nowhere,
      stderr: nowhere,
    });
    /** The functions that the instance imports, by their namespace. */
    this.imports = { [WASI_NAMESPACE]: { ...this.#wasi.wasiImport, proc_exit: exit } };
  }

  /** The functions by their names. */
  get functions() {
    return this.imports[WASI_NAMESPACE];
  }

  /** Hands an instance's memory to its functions, which work from then on. */
  begin(instance) {
    this.#wasi.initialize(instance);
  }
}

/** Node would end the guest's thread or throw what is no error. */
function exit(code) {
  throw new WebAssembly.RuntimeError(`the guest ended itself with exit code ${code}`);
}

module.exports = { GuestWasi };
