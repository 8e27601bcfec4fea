'use strict';

const { ProbeFailure } = require('../failure');

/**
 * V8's own words for traps, and the kinds that all runtimes share. V8 does not say whether an indirect call found an
 * empty place or a function of another type: both are `signature` here.
 */
const KINDS = [
  [/^unreachable$/, 'unreachable'],
  [/^memory access out of bounds|data segment/, 'memory'],
  [/^(divide|remainder) by zero/, 'division-by-zero'],
  [/^divide result unrepresentable/, 'overflow'],
  [/^float unrepresentable/, 'conversion'],
  [/function signature mismatch/, 'signature'],
  [/table|element segment/, 'table'],
];

/** What was thrown while a module was instantiated or executed, as a failure. */
function failureOf(thrown) {
  if (thrown instanceof ProbeFailure) {
    return thrown;
  }
  if (thrown instanceof WebAssembly.RuntimeError) {
    const kind = KINDS.find(([words]) => words.test(thrown.message));
    return new ProbeFailure('trap', thrown.message, kind === undefined ? 'other' : kind[1], thrown.stack);
  }
  if (thrown instanceof RangeError && /call stack/.test(thrown.message)) {
    return new ProbeFailure('trap', thrown.message, 'stack', thrown.stack);
  }
  if (thrown instanceof RangeError && /memory/i.test(thrown.message)) {
    return new ProbeFailure('memory-limit', thrown.message, '', thrown.stack);
  }
  if (thrown instanceof WebAssembly.LinkError) {
    return new ProbeFailure('missing-import', thrown.message, '', thrown.stack);
  }
  return new ProbeFailure('host-failure', String(thrown), '', thrown?.stack);
}

module.exports = { failureOf };
