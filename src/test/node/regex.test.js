'use strict';

const assert = require('node:assert');
const test = require('node:test');
const { compileRegex } = require('../../main/node/script/common/regex');

const latin1 = (text) => Buffer.from(text).toString('latin1');

for (const [pattern, text, expected] of [
  ['a|ab', 'ab', 'a'],
  ['(a|ab)(c|bcd)', 'abcd', 'abcd'],
  ['x*', 'aax', ''],
  ['.', '\r', '\r'],
  ['.', '\n', null],
  ['^.$', '\u00e9', null],
  ['^..$', '\u00e9', '\u00e9'],
  ['\\s', '\u00a0', null],
  ['[\\S]+', ' \ta\u00a0 ', 'a\u00a0'],
  ['[^\\s]+', '\v\fb\r', 'b'],
  ['[]-a]', '', undefined],
  ['[[^-]+', '-^[', '-^['],
  ['a]', 'a]', undefined],
  ['\\_', '_', '_'],
]) {
  test(`${pattern} in ${JSON.stringify(text)}`, () => {
    if (expected === undefined) {
      assert.throws(() => compileRegex(pattern), SyntaxError);
    } else {
      const match = compileRegex(pattern).exec(latin1(text));
      assert.strictEqual(match && match[0], expected && latin1(expected));
    }
  });
}

for (const pattern of ['(', ')', '(a', '[', '[]', '[b-a]', '[\\d-x]', '*', 'a**', 'a+?', '(a*)+', '^*', 'a{2}', '\\x', '\\1', '\\', '(?:a)', '\u00e9']) {
  test(`${pattern} is malformed`, () => assert.throws(() => compileRegex(pattern), SyntaxError));
}
