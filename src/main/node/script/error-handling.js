'use strict';

const { arrayOf, integerOf, textOf } = require('./common/config');
const { CheckFailure } = require('./common/failure');
const { LONGEST_TIMEOUT_MS, bodyOf, get, requireUp } = require('./common/http');
const { probe } = require('./common/probe');

const STATUS_OK = 200;
const NO_ERROR = 'none';

/** Requests that go wrong, each in its own way; see probes/c/error-handling. */
module.exports = probe('error-handling', async (config, host, result) => {
  if (config.trap === true) {
    throw new Error('The config asks for a script that fails.');
  }
  const checks = arrayOf(config, 'checks').map(readCheck);
  const results = [];
  let asExpected = 0;
  for (const check of checks) {
    const { status, error } = await perform(host, check);
    asExpected += (error?.kind ?? NO_ERROR) === check.expected ? 1 : 0;
    results.push({ name: check.name, status, error });
  }
  result.metrics = { checks: checks.length, asExpected, results };
  const unexpected = checks.length - asExpected;
  if (unexpected > 0) {
    throw new CheckFailure('unexpected-outcome', `${unexpected} checks ended unexpectedly`);
  }
});

function readCheck(check) {
  return {
    name: textOf(check, 'name'),
    url: textOf(check, 'url'),
    timeoutMs: integerOf(check, 'timeoutMs', 1, LONGEST_TIMEOUT_MS),
    expected: textOf(check, 'expected'),
  };
}

async function perform(host, { url, timeoutMs }) {
  let status = null;
  try {
    const response = await get(host, url, timeoutMs);
    status = response.status;
    requireUp(bodyOf(response, STATUS_OK));
    return { status, error: null };
  } catch (failure) {
    if (!(failure instanceof CheckFailure)) {
      throw failure;
    }
    return { status, error: { kind: failure.kind, message: failure.message } };
  }
}
