'use strict';

const { MILLION, toMillionths } = require('./decimal');
const { invalidConfig } = require('./failure');
const { member } = require('./json');

/** Members of the config that a check needs; a CheckFailure where one is missing or not what it must be. */

function textOf(object, name) {
  const value = member(object, name);
  if (typeof value !== 'string') {
    throw invalidConfig(name);
  }
  return value;
}

function integerOf(object, name, low, high) {
  const value = member(object, name);
  const millionths = typeof value === 'number' ? toMillionths(value) : NaN;
  if (millionths % MILLION !== 0 || millionths < low * MILLION || millionths > high * MILLION) {
    throw invalidConfig(name);
  }
  return millionths / MILLION;
}

function arrayOf(object, name) {
  const value = member(object, name);
  if (!Array.isArray(value)) {
    throw invalidConfig(name);
  }
  return value;
}

module.exports = { arrayOf, integerOf, textOf };
