'use strict';

const { Thousandths } = require('./json');

/*
 * Numbers as probes/c/common/decimal.h has them, so that every language answers alike: values are held in millionths,
 * and what is derived from them is computed as one fraction of integers and rounded once, half away from zero.
 */

const MILLION = 1_000_000;

/** numerator / denominator, both integers, rounded half away from zero. */
function divide(numerator, denominator) {
  return Math.sign(numerator) * Math.floor((2 * Math.abs(numerator) + denominator) / (2 * denominator));
}

function toMillionths(number) {
  return Math.sign(number) * Math.round(Math.abs(number) * MILLION);
}

function thousandthsOf(millionths) {
  return new Thousandths(divide(millionths, 1000));
}

module.exports = { MILLION, divide, thousandthsOf, toMillionths };
