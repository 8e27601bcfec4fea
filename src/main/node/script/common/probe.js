'use strict';

const { CheckFailure } = require('./failure');
const { isObject, toJson } = require('./json');

/**
 * What the workbench runs, made of a check: JSON texts in and out.
 *
 * @param {string} scenario
 * @param {(config: object, host: object, result: {status: number | null, metrics: object}) => Promise<void> | void} check
 *     fills the result and throws a CheckFailure where something is wrong; any other error is the script's own
 */
function probe(scenario, check) {
  return async function run(configText, host) {
    const result = { status: null, metrics: {} };
    let error = null;
    try {
      await check(parse(configText), host, result);
    } catch (failure) {
      if (!(failure instanceof CheckFailure)) {
        throw failure;
      }
      error = { kind: failure.kind, message: failure.message };
    }
    const metrics = error?.kind === 'invalid-config' ? {} : result.metrics;
    return toJson({ scenario, ok: error === null, status: result.status, metrics, error });
  };
}

function parse(text) {
  let config;
  try {
    config = JSON.parse(text);
  } catch {
    throw new CheckFailure('invalid-config', 'the config is not valid JSON');
  }
  if (!isObject(config)) {
    throw new CheckFailure('invalid-config', 'the config is not an object');
  }
  return config;
}

module.exports = { probe };
