'use strict';

/*
 * node execute-once.js PATTERN FILE: executes a module's file within a quota of 100 ms, in a process that may hang.
 */
const fs = require('node:fs');
const path = require('node:path');

const [, , id, file] = process.argv;
const { pattern } = require(path.join(__dirname, `../dist/pattern-${id}.js`));
const probe = pattern.create({
  variant: 'node',
  policy: { origins: [], maxResponseBytes: 0, maxTimeoutMillis: 100 },
  quotaMillis: 100,
  quotaBytes: 1 << 24,
  runtimesFolders: [],
  log() {},
});
const say = (line) => fs.writeSync(1, line);
probe
  .load(fs.readFileSync(file))
  .then(() => {
    say('executing');
    return probe.execute({ scenario: 'endless' });
  })
  .catch(() => {})
  .then(() => say(', ended'));
