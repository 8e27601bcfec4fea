'use strict';

const { arrayOf, integerOf, textOf } = require('./common/config');
const { MILLION, divide, thousandthsOf, toMillionths } = require('./common/decimal');
const { invalidConfig } = require('./common/failure');
const { Thousandths, isObject, member } = require('./common/json');
const { probe } = require('./common/probe');

const LARGEST_COUNT = 100_000_000;
const LARGEST_LATENCY_MS = 1_000_000;

/** A report about many services, read and summed up; see probes/c/json-parsing-heavy. */
module.exports = probe('json-parsing-heavy', (config, host, result) => {
  const reported = arrayOf(config, 'services');
  if (reported.length === 0) {
    throw invalidConfig('services');
  }
  const services = reported.map(readService);
  const instances = services.flatMap((service) => service.instances);
  const labels = instances.flatMap((instance) => Object.entries(instance.labels));
  const latencies = Float64Array.from(services.flatMap((service) => service.latencies)).sort();
  const requests = sum(services.map((service) => service.requests));
  const errors = sum(services.map((service) => service.errors));

  result.metrics = {
    services: services.length,
    instances: instances.length,
    instancesUp: instances.filter((instance) => instance.up).length,
    labels: labels.length,
    labelBytes: sum(labels.map(([name, value]) => Buffer.byteLength(name) + Buffer.byteLength(value))),
    samples: latencies.length,
    requests,
    errors,
    errorPercent: percentOf(errors, requests),
    latency: {
      sum: thousandthsOf(sum(latencies)),
      mean: meanOf(latencies),
      min: thousandthsOf(latencies[0]),
      max: thousandthsOf(latencies[latencies.length - 1]),
      ...percentilesOf(latencies),
    },
    byService: services.map(summaryOf),
  };
});

function readService(service) {
  const name = textOf(service, 'name');
  const instances = arrayOf(service, 'instances').map(readInstance);
  const latencies = instances.flatMap((instance) => instance.latencies);
  if (latencies.length === 0) {
    throw invalidConfig('latencyMs');
  }
  return {
    name,
    instances,
    latencies,
    requests: sum(instances.map((instance) => instance.requests)),
    errors: sum(instances.map((instance) => instance.errors)),
  };
}

function readInstance(instance) {
  const up = member(instance, 'up');
  if (typeof up !== 'boolean') {
    throw invalidConfig('up');
  }
  const requests = integerOf(instance, 'requests', 0, LARGEST_COUNT);
  const errors = integerOf(instance, 'errors', 0, LARGEST_COUNT);
  const labels = member(instance, 'labels');
  if (!isObject(labels) || Object.values(labels).some((value) => typeof value !== 'string')) {
    throw invalidConfig('labels');
  }
  const latencies = arrayOf(instance, 'latencyMs').map((latency) => {
    const millionths = typeof latency === 'number' ? toMillionths(latency) : NaN;
    if (!(millionths >= 0 && millionths <= LARGEST_LATENCY_MS * MILLION)) {
      throw invalidConfig('latencyMs');
    }
    return millionths;
  });
  return { up, requests, errors, labels, latencies };
}

function summaryOf({ name, latencies, requests, errors }) {
  const sorted = Float64Array.from(latencies).sort();
  return {
    name,
    samples: sorted.length,
    mean: meanOf(sorted),
    ...percentilesOf(sorted),
    errorPercent: percentOf(errors, requests),
  };
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

function meanOf(latencies) {
  return new Thousandths(divide(sum(latencies), latencies.length * 1000));
}

function percentOf(part, whole) {
  return new Thousandths(whole === 0 ? 0 : divide(part * 100 * 1000, whole));
}

function percentilesOf(sorted) {
  return { p50: percentile(sorted, 50), p95: percentile(sorted, 95), p99: percentile(sorted, 99) };
}

/** Nearest rank: always one of the values. */
function percentile(sorted, percent) {
  return thousandthsOf(sorted[Math.ceil((sorted.length * percent) / 100) - 1]);
}
