'use strict';

const { ProbeFailure } = require('../failure');
const { readModule } = require('./module-reader');

/*
 * V8 has no limit for a module's memory other than the maximum that the module itself declares. So that one is lowered in
 * the module's bytes before V8 sees them; `memory.grow` beyond it then answers -1, as it does on other runtimes.
 */

const PAGE_BYTES = 65_536;

/** No memory may be larger, in pages; a module that says otherwise is invalid. */
const MOST_PAGES = 65_536;

const MEMORY_SECTION = 5;
const HAS_MAXIMUM = 1;

/**
 * @param {Buffer} bytes a module, valid or not
 * @param {number} limitBytes the most memory that an instance may have
 * @returns {{bytes: Buffer, check: () => void}} the module with its memory limited; `check` throws when that was not
 *     possible, and is to be called once V8 has accepted the bytes: only then it says something of the module
 */
function limitMemory(bytes, limitBytes) {
  const limitPages = Math.min(MOST_PAGES, Math.floor(limitBytes / PAGE_BYTES));
  let shape;
  try {
    shape = readModule(bytes);
  } catch (notUnderstood) {
    return unlimited(bytes, 'invalid-module', `A probe uses no more than the first WebAssembly. ${notUnderstood.message}`);
  }
  if (shape.memories.length === 0) {
    return { bytes, check() {} };
  }
  if (shape.memories.length > 1) {
    return unlimited(bytes, 'invalid-module', 'A probe has one memory.');
  }
  const [{ minimum, maximum }] = shape.memories;
  if (minimum > limitPages) {
    const needed = minimum * PAGE_BYTES;
    return unlimited(bytes, 'memory-limit', `The module needs ${needed} bytes of memory, the limit is ${limitBytes}.`);
  }
  // A maximum that is invalid stays, for V8 to find.
  const declared = maximum ?? MOST_PAGES;
  if (declared <= limitPages || declared > MOST_PAGES) {
    return { bytes, check() {} };
  }
  const limits = [1, HAS_MAXIMUM, ...leb128(minimum), ...leb128(limitPages)];
  const section = Buffer.from([MEMORY_SECTION, limits.length, ...limits]);
  const { from, to } = shape.memorySection;
  return { bytes: Buffer.concat([bytes.subarray(0, from), section, bytes.subarray(to)]), check() {} };
}

function unlimited(bytes, outcome, message) {
  return {
    bytes,
    check() {
      throw new ProbeFailure(outcome, message);
    },
  };
}

function leb128(number) {
  const bytes = [];
  for (; number > 0x7f; number = Math.floor(number / 128)) {
    bytes.push((number & 0x7f) | 0x80);
  }
  return [...bytes, number];
}

module.exports = { limitMemory };
