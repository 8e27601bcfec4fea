'use strict';

const assert = require('node:assert');
const test = require('node:test');
const { limitMemory } = require('../../main/node/wasm/memory-limit');

const PAGE = 65_536;
const LIMIT = 300 * PAGE;

/** A module with one exported memory; its limits are LEB128 bytes after the flags. */
function moduleWith(...limits) {
  const memory = [5, limits.length + 1, 1, ...limits];
  const exported = [7, 5, 1, 1, 0x6d, 2, 0];
  return Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...memory, ...exported]);
}

function memoryOf(bytes) {
  return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports.m;
}

for (const [name, limits] of [
  ['no maximum', [0, 2]],
  ['a larger maximum', [1, 2, 0x80, 0x80, 4]],
  ['a maximum written longer than needed', [1, 2, 0x80, 0x80, 0x84, 0x80, 0]],
]) {
  test(`a memory with ${name} grows to the limit and no further`, () => {
    const limited = limitMemory(moduleWith(...limits), LIMIT);
    limited.check();
    const memory = memoryOf(limited.bytes);
    assert.strictEqual(memory.grow(298), 2);
    assert.throws(() => memory.grow(1), RangeError);
  });
}

test('a smaller maximum stays', () => {
  const bytes = moduleWith(1, 2, 3);
  assert.strictEqual(limitMemory(bytes, LIMIT).bytes, bytes);
});

test('a module without a memory stays', () => {
  const bytes = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  const limited = limitMemory(bytes, LIMIT);
  limited.check();
  assert.strictEqual(limited.bytes, bytes);
});

test('a memory that begins beyond the limit is refused', () => {
  assert.throws(() => limitMemory(moduleWith(0, 0xad, 2), LIMIT).check(), { outcome: 'memory-limit' });
});

test('an invalid maximum is not made valid', () => {
  const { bytes } = limitMemory(moduleWith(1, 2, 0x81, 0x80, 4), LIMIT);
  assert.throws(() => new WebAssembly.Module(bytes), WebAssembly.CompileError);
});

for (const [name, limits] of [
  ['a shared memory', [3, 2, 0x80, 0x80, 4]],
  ['a memory with 64-bit addresses', [4, 2]],
  ['a module that ends too early', [0, 0x80]],
]) {
  test(`${name} is not understood, and refused`, () => {
    assert.throws(() => limitMemory(moduleWith(...limits), LIMIT).check(), { outcome: 'invalid-module' });
  });
}

test('two memories are refused', () => {
  const bytes = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 5, 5, 2, 0, 1, 0, 1]);
  assert.throws(() => limitMemory(bytes, LIMIT).check(), { outcome: 'invalid-module' });
});
