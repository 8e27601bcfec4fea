'use strict';

const { ProbeFailure } = require('../failure');

/**
 * What a kind of guest offers to its thread. All times are nanoseconds and hold only the work that they name.
 *
 * @typedef {object} Guest
 * @property {boolean} asynchronous whether `execute` answers with a promise
 * @property {() => void | Promise<void>} open sets the runtime up, until it can compile
 * @property {number} [bindingNanos] how much of `open` was the host's work and not the runtime's
 * @property {() => Promise<void>} [warm] readies what belongs to the host; not measured
 * @property {() => {runtime: string, version: string, implementation: string}} identity
 * @property {(text: string) => Buffer | string} input a config or an expected answer as `execute` takes or gives it
 * @property {(module: string | Uint8Array, timeLimitNanos: number) =>
 *     {compileNanos: number, instantiateNanos: number} | Promise<object>} load
 * @property {(input: Buffer | string, timeLimitNanos: number) => Result | Promise<Result>} execute throws a
 *     ProbeFailure; the next execution is then on a fresh instance
 * @property {() => void} close
 *
 * @typedef {object} Result
 * @property {Buffer | string} answer
 * @property {number} startedNanos by the process's clock
 * @property {number} executionNanos wall time, host functions included
 * @property {number} hostNanos of which in host functions
 * @property {number} guestMemoryBytes 0 where the guest has no memory of its own
 */

/** Loaded on demand: a worker hosts one kind. */
const KINDS = {
  v8: () => require('./v8').V8Guest,
  adapter: () => require('./adapter').AdapterGuest,
  script: () => require('./script').ScriptGuest,
  nothing: () => require('./nothing').NothingGuest,
};

/**
 * @param {object} environment `settings` (an Open message, `policy` and `warmUrl` of the Prepare message, and `koffi`,
 *     the path of koffi's main module, empty for none), `timeLimit`, `port` and `desk` for HTTP by hand-over,
 *     `log(level, text)`
 * @returns {Guest}
 */
function createGuest(environment) {
  const { runtime } = environment.settings;
  if (!Object.hasOwn(KINDS, runtime)) {
    throw new ProbeFailure('setup-failed', `The Node worker hosts no runtime named ${runtime}.`);
  }
  const Kind = KINDS[runtime]();
  return new Kind(environment);
}

module.exports = { createGuest };
