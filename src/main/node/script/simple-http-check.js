'use strict';

const { arrayOf, integerOf, textOf } = require('./common/config');
const { thousandthsOf, toMillionths } = require('./common/decimal');
const { CheckFailure, invalidConfig } = require('./common/failure');
const { LONGEST_TIMEOUT_MS, bodyOf, get, isUp, requireUp } = require('./common/http');
const { Members, member } = require('./common/json');
const { probe } = require('./common/probe');

/** One GET to a health endpoint; see probes/c/simple-http-check. */
module.exports = probe('simple-http-check', async (config, host, result) => {
  const { url, timeoutMs, expectedStatus, latencyLimitMs, paths } = settingsOf(config);

  const started = performance.now();
  const response = await get(host, url, timeoutMs);
  const withinLimit = performance.now() - started <= latencyLimitMs;
  result.status = response.status;
  result.metrics = { withinLimit };

  const body = bodyOf(response, expectedStatus);
  const checks = member(body, 'checks');
  const found = paths.map((path) => [path, find(body, path)]).filter(([, value]) => typeof value === 'number');
  result.metrics = {
    withinLimit,
    service: textOrNull(body, 'service'),
    version: textOrNull(body, 'version'),
    checks: Array.isArray(checks) ? checks.length : 0,
    checksUp: Array.isArray(checks) ? checks.filter(isUp).length : 0,
    values: new Members(found.map(([path, value]) => [path, thousandthsOf(toMillionths(value))])),
  };
  requireUp(body);
  if (found.length < paths.length) {
    throw new CheckFailure('missing-metric', 'the body lacks a metric');
  }
  if (!withinLimit) {
    throw new CheckFailure('too-slow', `the answer took longer than ${latencyLimitMs} ms`);
  }
});

function settingsOf(config) {
  const settings = {
    url: textOf(config, 'url'),
    timeoutMs: integerOf(config, 'timeoutMs', 1, LONGEST_TIMEOUT_MS),
    expectedStatus: integerOf(config, 'expectedStatus', 100, 999),
    latencyLimitMs: integerOf(config, 'latencyLimitMs', 1, LONGEST_TIMEOUT_MS),
    paths: arrayOf(config, 'metrics'),
  };
  if (settings.paths.some((path) => typeof path !== 'string')) {
    throw invalidConfig('metrics');
  }
  return settings;
}

function find(body, path) {
  return path.split('.').reduce(member, body);
}

function textOrNull(body, name) {
  const value = member(body, name);
  return typeof value === 'string' ? value : null;
}
