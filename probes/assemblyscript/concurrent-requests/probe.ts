/**
 * concurrent-requests: a few GETs one after the other. A module has one thread; it is the host that runs several
 * instances of it at a time.
 *
 * Config: {"timeoutMs":1000,"expectedStatus":200,"endpoints":[{"name":"slow","url":"...","requests":2},...]}
 *
 * Metrics: {"requests":4,"succeeded":4,"bodyBytes":200,
 *           "endpoints":[{"name":"slow","requests":2,"succeeded":2,"bodyBytes":100,"error":null},...]}
 * A request succeeds when the status is the expected one and the body is an object that says it is up; bodyBytes counts
 * the bodies of those. "error" is the kind of the endpoint's first failure.
 */
import { readArray, readInteger, readText } from "../common/config";
import { beginRun, endRun, readConfig } from "../common/entry";
import { Exchange } from "../common/http";
import { JsonValue } from "../common/json_value";
import { JsonWriter } from "../common/json_writer";
import { Result, failureWithNumber } from "../common/result";
import { Text } from "../common/text";

const LONGEST_TIMEOUT_MS: i64 = 60000;
const MOST_REQUESTS: i64 = 1000;

export { allocate } from "../common/entry";

export function run(input: usize, length: u32): u64 {
  const result = beginRun("concurrent-requests");
  const config = readConfig(input, length, result);
  if (config) check(config, result);
  return endRun(result);
}

@unmanaged
class Endpoint {
  readonly name: Text;
  readonly url: Text;
  readonly requests: i64;

  constructor(value: JsonValue, result: Result) {
    this.name = readText(value, "name", result);
    this.url = readText(value, "url", result);
    this.requests = readInteger(value, "requests", 1, MOST_REQUESTS, result);
  }
}

@unmanaged
class Tally {
  requests: i64 = 0;
  succeeded: i64 = 0;
  bodyBytes: i64 = 0;

  add(other: Tally): void {
    this.requests += other.requests;
    this.succeeded += other.succeeded;
    this.bodyBytes += other.bodyBytes;
  }

  writeTo(json: JsonWriter): void {
    json.name("requests");
    json.integer(this.requests);
    json.name("succeeded");
    json.integer(this.succeeded);
    json.name("bodyBytes");
    json.integer(this.bodyBytes);
  }
}

function check(config: JsonValue, result: Result): void {
  const timeoutMs = readInteger(config, "timeoutMs", 1, LONGEST_TIMEOUT_MS, result);
  const expectedStatus = readInteger(config, "expectedStatus", 100, 999, result);
  const endpoints = readArray(config, "endpoints", result);
  // All of them before the first request: a config is used as a whole or not at all.
  let value = endpoints.first;
  while (value) {
    new Endpoint(value, result);
    value = value.next;
  }
  if (!result.ok) return;

  const total = new Tally();
  const report = new JsonWriter();
  report.beginArray();
  value = endpoints.first;
  while (value) {
    total.add(checkEndpoint(new Endpoint(value, result), timeoutMs, expectedStatus, report));
    value = value.next;
  }
  report.endArray();

  total.writeTo(result.metrics);
  result.metrics.name("endpoints");
  result.metrics.raw(report.text());
  const failed = total.requests - total.succeeded;
  if (failed != 0) result.fail(failureWithNumber("requests-failed", "", failed, " requests failed"));
}

function checkEndpoint(endpoint: Endpoint, timeoutMs: i64, expectedStatus: i64, report: JsonWriter): Tally {
  const tally = new Tally();
  let firstError = "";
  while (tally.requests < endpoint.requests) {
    tally.requests++;
    const exchange = new Exchange();
    if (exchange.isHealthy(endpoint.url, timeoutMs, expectedStatus)) {
      tally.succeeded++;
      tally.bodyBytes += exchange.body!.length;
    } else if (firstError.length == 0) {
      firstError = exchange.failure!.kind;
    }
  }
  report.beginObject();
  report.name("name");
  report.string(endpoint.name);
  tally.writeTo(report);
  report.name("error");
  if (firstError.length == 0) report.null();
  else report.string(firstError);
  report.endObject();
  return tally;
}
