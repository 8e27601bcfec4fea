'use strict';

const assert = require('node:assert');
const test = require('node:test');
const { divide, thousandthsOf, toMillionths } = require('../../main/node/script/common/decimal');
const { isTruncated, toJson } = require('../../main/node/script/common/json');

test('rounds once, half away from zero', () => {
  assert.deepStrictEqual([divide(5, 2), divide(-5, 2), divide(4, 3), divide(-4, 3), divide(0, 7)], [3, -3, 1, -1, 0]);
  assert.strictEqual(toMillionths(0.0000015), 2);
  assert.strictEqual(toMillionths(-1.25), -1_250_000);
});

test('shows thousandths with three decimals', () => {
  const values = [7, 0.0025, -12.5, 1e6, -0.0001].map((value) => thousandthsOf(toMillionths(value)));
  assert.strictEqual(toJson({ values }), '{"values":[7.000,0.003,-12.500,1000000.000,0.000]}');
});

test('tells a truncated text from a malformed one', () => {
  for (const [text, truncated] of [
    ['', true],
    ['{"a":1', true],
    ['{"a":"x', true],
    ['{"a":tr', true],
    ['[1,', true],
    ['{"a":1,}', false],
    ['[1}', false],
    ['{"a":up}', false],
    ['"\n', false],
  ]) {
    assert.throws(
      () => JSON.parse(text),
      (failure) => isTruncated(text, failure) === truncated,
      text,
    );
  }
});
