'use strict';

const { arrayOf, textOf } = require('./common/config');
const { invalidConfig } = require('./common/failure');
const { probe } = require('./common/probe');
const { compileRegex } = require('./common/regex');

/** A log, searched line by line for several patterns; see probes/c/regex-processing. */
module.exports = probe('regex-processing', (config, host, result) => {
  const described = arrayOf(config, 'patterns');
  const log = Buffer.from(textOf(config, 'log')).toString('latin1');
  const patterns = described.map((pattern) => ({ name: textOf(pattern, 'name'), regex: regexOf(pattern) }));

  const lines = log.split('\n');
  if (lines[lines.length - 1] === '') {
    lines.pop();
  }
  result.metrics = {
    lines: lines.length,
    bytes: log.length,
    patterns: patterns.map(({ name, regex }) => ({ name, ...search(regex, lines) })),
  };
});

function regexOf(pattern) {
  const source = textOf(pattern, 'pattern');
  try {
    return compileRegex(source);
  } catch {
    throw invalidConfig('pattern');
  }
}

function search(regex, lines) {
  let matchingLines = 0;
  let matchedBytes = 0;
  for (const line of lines) {
    const match = regex.exec(line);
    if (match !== null) {
      matchingLines++;
      matchedBytes += match[0].length;
    }
  }
  return { matchingLines, matchedBytes };
}
