'use strict';

const { integerOf } = require('./common/config');
const { probe } = require('./common/probe');

const MOST_WORK = 1_000_000_000;
const SEED = 2_463_534_242;

/** A known amount of work, to measure the workbench with; see probes/c/calibration. */
module.exports = probe('calibration', (config, host, result) => {
  const work = integerOf(config, 'work', 0, MOST_WORK);
  let state = SEED | 0;
  for (let step = 0; step < work; step++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
  }
  result.metrics = { checksum: state >>> 0 };
});
