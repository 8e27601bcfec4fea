/**
 * simple-http-check: one GET to a health endpoint.
 *
 * Config: {"url":"...","timeoutMs":1000,"expectedStatus":200,"latencyLimitMs":1000,"metrics":["a","b.c",...]}
 * Each entry of "metrics" names a number in the body, a dot standing between the names of nested objects.
 *
 * Metrics: {"withinLimit":true,"service":"...","version":"...","checks":3,"checksUp":3,"values":{"a":1.000,...}}
 * "service" and "version" are null where the body has no such text. Without a response there is nothing but {}, and
 * where the body cannot be used, "withinLimit" stands alone. The first failure in this order counts: the request, the
 * status, the body, its "status", a missing metric, the latency.
 */
import { Ascii } from "../common/ascii";
import { invalid, readArray, readInteger, readText } from "../common/config";
import * as decimal from "../common/decimal";
import { beginRun, endRun, readConfig } from "../common/entry";
import { nowNanos } from "../common/host";
import { Exchange, reportsUp } from "../common/http";
import { JsonItems, JsonValue, asArray, asNumber, asText, member } from "../common/json_value";
import { JsonWriter } from "../common/json_writer";
import { Result, failure, failureWithNumber } from "../common/result";
import { Text } from "../common/text";

const LONGEST_TIMEOUT_MS: i64 = 60000;
const NANOS_PER_MS: i64 = 1000000;

export { allocate } from "../common/entry";

export function run(input: usize, length: u32): u64 {
  const result = beginRun("simple-http-check");
  const config = readConfig(input, length, result);
  if (config) check(config, result);
  return endRun(result);
}

function check(config: JsonValue, result: Result): void {
  const url = readText(config, "url", result);
  const timeoutMs = readInteger(config, "timeoutMs", 1, LONGEST_TIMEOUT_MS, result);
  const expectedStatus = readInteger(config, "expectedStatus", 100, 999, result);
  const latencyLimitMs = readInteger(config, "latencyLimitMs", 1, LONGEST_TIMEOUT_MS, result);
  const paths = readPaths(config, result);
  if (!result.ok) return;

  const exchange = new Exchange();
  const start = nowNanos();
  if (!exchange.get(url, timeoutMs)) {
    result.fail(exchange.failure!);
    return;
  }
  const withinLimit = <i64>(nowNanos() - start) <= latencyLimitMs * NANOS_PER_MS;
  const metrics = result.metrics;
  result.status = exchange.status;
  metrics.name("withinLimit");
  metrics.boolean(withinLimit);
  if (!exchange.hasStatus(expectedStatus) || !exchange.hasObject()) {
    result.fail(exchange.failure!);
    return;
  }

  const body = exchange.document!;
  writeText(metrics, body, "service");
  writeText(metrics, body, "version");
  writeChecks(metrics, body);
  const complete = writeValues(metrics, body, paths);
  if (!exchange.isUp()) {
    result.fail(exchange.failure!);
  } else if (!complete) {
    result.fail(failure("missing-metric", "the body lacks a metric"));
  } else if (!withinLimit) {
    result.fail(failureWithNumber("too-slow", "the answer took longer than ", latencyLimitMs, " ms"));
  }
}

/** An array of texts. */
function readPaths(config: JsonValue, result: Result): JsonItems {
  const paths = readArray(config, "metrics", result);
  let path = paths.first;
  while (path) {
    if (!asText(path)) invalid("metrics", result);
    path = path.next;
  }
  return paths;
}

/** Follows a dotted path; null when it leads nowhere. */
function find(root: JsonValue, path: Text): JsonValue | null {
  let value: JsonValue | null = root;
  let start: u32 = 0;
  for (let i: u32 = 0; i <= path.length; i++) {
    if (i < path.length && path[i] != Ascii.Dot) continue;
    value = member(value, new Text(path.start + start, i - start));
    start = i + 1;
  }
  return value;
}

function writeText(metrics: JsonWriter, body: JsonValue, name: string): void {
  const text = asText(member(body, name));
  metrics.name(name);
  if (text) metrics.string<Text>(text);
  else metrics.null();
}

function writeChecks(metrics: JsonWriter, body: JsonValue): void {
  const checks = asArray(member(body, "checks"));
  let count: u32 = 0;
  let up: u32 = 0;
  let check: JsonValue | null = checks ? checks.first : null;
  while (check) {
    count++;
    up += u32(reportsUp(check));
    check = check.next;
  }
  metrics.name("checks");
  metrics.integer(count);
  metrics.name("checksUp");
  metrics.integer(up);
}

/** Writes the values that are there; answers whether all are. */
function writeValues(metrics: JsonWriter, body: JsonValue, paths: JsonItems): bool {
  let complete = true;
  metrics.name("values");
  metrics.beginObject();
  let item = paths.first;
  while (item) {
    const path: Text = asText(item)!;
    const number = asNumber(find(body, path));
    if (number) {
      metrics.name(path);
      metrics.thousandths(decimal.toThousandths(number.millionths));
    } else {
      complete = false;
    }
    item = item.next;
  }
  metrics.endObject();
  return complete;
}
