/**
 * json-parsing-heavy: a report of hundreds of kilobytes about many services, read and summed up.
 *
 * Config: {"services":[{"name":"...","instances":[{"up":true,"requests":120,"errors":3,
 *          "labels":{"zone":"..."},"latencyMs":[1.25e1,...]},...]},...]}
 * Requests and errors are integers up to 10^8; a latency is from 0 to 10^6 ms; every service needs at least one.
 * There are at most 100,000 instances and 9,000,000 latencies.
 *
 * Metrics: {"services":1,"instances":1,"instancesUp":1,"labels":1,"labelBytes":8,"samples":1,"requests":120,"errors":3,
 *           "errorPercent":2.500,"latency":{"sum":..,"mean":..,"min":..,"max":..,"p50":..,"p95":..,"p99":..},
 *           "byService":[{"name":"...","samples":1,"mean":..,"p50":..,"p95":..,"p99":..,"errorPercent":..},...]}
 * labelBytes counts names and values of the labels as UTF-8, without their escapes. errorPercent is 100 * errors /
 * requests, or 0.000 without requests. Percentiles: statistics.ts. Rounding: decimal.ts.
 */
import { Block, allocateBlock } from "../common/block";
import { invalid, readArray, readInteger, readText } from "../common/config";
import * as decimal from "../common/decimal";
import { beginRun, endRun, readConfig } from "../common/entry";
import { JsonItems, JsonType, JsonValue, asArray, asNumber, asObject, asText, member } from "../common/json_value";
import { JsonWriter } from "../common/json_writer";
import { Result } from "../common/result";
import * as statistics from "../common/statistics";
import { Text } from "../common/text";

const LARGEST_COUNT: i64 = 100000000;
const LARGEST_LATENCY: i64 = 1000000 * decimal.ONE;
/** With this many instances and samples the sums cannot leave 64 bits. */
const LARGEST_INSTANCES: u32 = 100000;
const LARGEST_SAMPLES: u32 = 9000000;

export { allocate } from "../common/entry";

export function run(input: usize, length: u32): u64 {
  const result = beginRun("json-parsing-heavy");
  const config = readConfig(input, length, result);
  if (config) check(config, result);
  return endRun(result);
}

function check(config: JsonValue, result: Result): void {
  const services = readArray(config, "services", result);
  if (services.count == 0) invalid("services", result);
  if (!result.ok) return;
  const report = new Report(services, result);
  report.read();
  if (result.ok) report.write();
}

@unmanaged
class Service {
  name: Text;
  requests: i64;
  errors: i64;
  /** In millionths of a millisecond. */
  samples: Block<i64>;
  sampleCount: u32;
}

@unmanaged
class Report {
  private readonly services: Block<Service>;
  private instances: u32 = 0;
  private instancesUp: u32 = 0;
  private labels: u32 = 0;
  private labelBytes: u32 = 0;
  private requests: i64 = 0;
  private errors: i64 = 0;
  /** Of all services, one service after the other. */
  private readonly samples: Block<i64>;
  private sampleCount: u32 = 0;

  constructor(
    private readonly values: JsonItems,
    private readonly result: Result,
  ) {
    this.services = allocateBlock<Service>(values.count);
    this.samples = allocateBlock<i64>(countSamples(values));
  }

  /** Fails the result when something is not as it must be. */
  read(): void {
    let index: u32 = 0;
    let value = this.values.first;
    while (value && this.result.ok) {
      this.readService(value, this.services[index++]);
      value = value.next;
    }
  }

  /** Once everything was read. */
  write(): void {
    // The services come first, while the samples of each still stand together.
    const byService = new JsonWriter();
    byService.beginArray();
    for (let i: u32 = 0; i < this.values.count; i++) writeService(byService, this.services[i]);
    byService.endArray();
    statistics.sort(this.samples, this.sampleCount);

    const metrics = this.result.metrics;
    writeInteger(metrics, "services", this.values.count);
    writeInteger(metrics, "instances", this.instances);
    writeInteger(metrics, "instancesUp", this.instancesUp);
    writeInteger(metrics, "labels", this.labels);
    writeInteger(metrics, "labelBytes", this.labelBytes);
    writeInteger(metrics, "samples", this.sampleCount);
    writeInteger(metrics, "requests", this.requests);
    writeInteger(metrics, "errors", this.errors);
    writeErrorPercent(metrics, this.errors, this.requests);
    writeOverallLatency(metrics, this.samples, this.sampleCount);
    metrics.name("byService");
    metrics.raw(byService.text());
  }

  private readService(value: JsonValue, service: Service): void {
    service.name = readText(value, "name", this.result);
    service.requests = 0;
    service.errors = 0;
    const firstSample = this.sampleCount;
    const instances = readArray(value, "instances", this.result);
    if (instances.count > LARGEST_INSTANCES - this.instances) invalid("instances", this.result);
    let instance = instances.first;
    while (instance && this.result.ok) {
      this.readInstance(instance, service);
      instance = instance.next;
    }
    service.samples = this.samples.from(firstSample);
    service.sampleCount = this.sampleCount - firstSample;
    if (service.sampleCount == 0) invalid("latencyMs", this.result);
    this.requests += service.requests;
    this.errors += service.errors;
  }

  private readInstance(instance: JsonValue, service: Service): void {
    const up = member(instance, "up");
    if (!up || (up.type != JsonType.True && up.type != JsonType.False)) invalid("up", this.result);
    else this.instancesUp += u32(up.type == JsonType.True);
    service.requests += readInteger(instance, "requests", 0, LARGEST_COUNT, this.result);
    service.errors += readInteger(instance, "errors", 0, LARGEST_COUNT, this.result);
    this.readLabels(instance);
    this.readSamples(instance);
    this.instances++;
  }

  private readLabels(instance: JsonValue): void {
    const labels = asObject(member(instance, "labels"));
    if (!labels) {
      invalid("labels", this.result);
      return;
    }
    let label = labels.first;
    while (label) {
      const text = asText(label);
      if (text) this.labelBytes += label.name!.length + text.length;
      else invalid("labels", this.result);
      label = label.next;
    }
    this.labels += labels.count;
  }

  private readSamples(instance: JsonValue): void {
    const latencies = readArray(instance, "latencyMs", this.result);
    if (latencies.count > LARGEST_SAMPLES - this.sampleCount) return invalid("latencyMs", this.result);
    let latency = latencies.first;
    while (latency) {
      const number = asNumber(latency);
      if (number && number.millionths >= 0 && number.millionths <= LARGEST_LATENCY) {
        this.samples[this.sampleCount++] = number.millionths;
      } else {
        invalid("latencyMs", this.result);
      }
      latency = latency.next;
    }
  }
}

/** An upper bound, so that one block is enough for all samples. */
function countSamples(services: JsonItems): u32 {
  let count: u32 = 0;
  let service = services.first;
  while (service) {
    const instances = asArray(member(service, "instances"));
    let instance: JsonValue | null = instances ? instances.first : null;
    while (instance) {
      const latencies = asArray(member(instance, "latencyMs"));
      if (latencies) count += latencies.count;
      instance = instance.next;
    }
    service = service.next;
  }
  return count;
}

function writeService(metrics: JsonWriter, service: Service): void {
  const samples = service.samples;
  const count = service.sampleCount;
  statistics.sort(samples, count);
  metrics.beginObject();
  metrics.name("name");
  metrics.string(service.name);
  writeInteger(metrics, "samples", count);
  writeMean(metrics, sum(samples, count), count);
  writePercentiles(metrics, samples, count);
  writeErrorPercent(metrics, service.errors, service.requests);
  metrics.endObject();
}

function writeOverallLatency(metrics: JsonWriter, sorted: Block<i64>, count: u32): void {
  const total = sum(sorted, count);
  metrics.name("latency");
  metrics.beginObject();
  writeDecimal(metrics, "sum", total);
  writeMean(metrics, total, count);
  writeDecimal(metrics, "min", sorted[0]);
  writeDecimal(metrics, "max", sorted[count - 1]);
  writePercentiles(metrics, sorted, count);
  metrics.endObject();
}

function sum(samples: Block<i64>, count: u32): i64 {
  let total: i64 = 0;
  for (let i: u32 = 0; i < count; i++) total += samples[i];
  return total;
}

function writeInteger(metrics: JsonWriter, name: string, number: i64): void {
  metrics.name(name);
  metrics.integer(number);
}

function writeDecimal(metrics: JsonWriter, name: string, millionths: i64): void {
  metrics.name(name);
  metrics.thousandths(decimal.toThousandths(millionths));
}

/** Straight from the sum to thousandths, so that the mean is rounded once. */
function writeMean(metrics: JsonWriter, total: i64, count: u32): void {
  metrics.name("mean");
  metrics.thousandths(decimal.divide(total, <i64>count * (decimal.ONE / 1000)));
}

function writePercentiles(metrics: JsonWriter, sorted: Block<i64>, count: u32): void {
  writeDecimal(metrics, "p50", statistics.percentile(sorted, count, 50));
  writeDecimal(metrics, "p95", statistics.percentile(sorted, count, 95));
  writeDecimal(metrics, "p99", statistics.percentile(sorted, count, 99));
}

function writeErrorPercent(metrics: JsonWriter, errors: i64, requests: i64): void {
  metrics.name("errorPercent");
  metrics.thousandths(requests == 0 ? 0 : decimal.divide(errors * 100 * 1000, requests));
}
