/**
 * error-handling: a list of requests that go wrong, each in its own way. The probe is ok when every one of them went
 * wrong as the config says.
 *
 * Config: {"checks":[{"name":"...","url":"...","timeoutMs":1000,"expected":"http-status"},...]}
 * "expected" is a kind of failure, or "none" for a check that is to succeed: status 200 and a body that is an object
 * which says it is up. {"trap":true} makes the probe trap, to see what the host makes of it.
 *
 * Metrics: {"checks":7,"asExpected":7,"results":[{"name":"...","status":500,"error":{"kind":"http-status",
 *           "message":"the status is 500, expected 200"}},...]}
 * "status" is null where there was no response, "error" where there was no error.
 */
import { readArray, readInteger, readText } from "../common/config";
import { beginRun, endRun, readConfig } from "../common/entry";
import { Exchange } from "../common/http";
import { JsonType, JsonValue, member } from "../common/json_value";
import { JsonWriter } from "../common/json_writer";
import { Result, failureWithNumber } from "../common/result";
import { Text } from "../common/text";

const LONGEST_TIMEOUT_MS: i64 = 60000;
const STATUS_OK: i64 = 200;

export { allocate } from "../common/entry";

export function run(input: usize, length: u32): u64 {
  const result = beginRun("error-handling");
  const config = readConfig(input, length, result);
  if (config) check(config, result);
  return endRun(result);
}

@unmanaged
class Check {
  readonly name: Text;
  readonly url: Text;
  readonly timeoutMs: i64;
  /** A kind of failure, or "none". */
  readonly expected: Text;

  constructor(value: JsonValue, result: Result) {
    this.name = readText(value, "name", result);
    this.url = readText(value, "url", result);
    this.timeoutMs = readInteger(value, "timeoutMs", 1, LONGEST_TIMEOUT_MS, result);
    this.expected = readText(value, "expected", result);
  }

  perform(): Exchange {
    const exchange = new Exchange();
    exchange.isHealthy(this.url, this.timeoutMs, STATUS_OK);
    return exchange;
  }
}

function check(config: JsonValue, result: Result): void {
  const trap = member(config, "trap");
  if (trap && trap.type == JsonType.True) unreachable();
  const checks = readArray(config, "checks", result);
  // All of them before the first request: a config is used as a whole or not at all.
  let value = checks.first;
  while (value) {
    new Check(value, result);
    value = value.next;
  }
  if (!result.ok) return;

  let asExpected: u32 = 0;
  const report = new JsonWriter();
  report.beginArray();
  value = checks.first;
  while (value) {
    const check = new Check(value, result);
    const exchange = check.perform();
    const failure = exchange.failure;
    asExpected += u32(check.expected.equals(failure ? failure.kind : "none"));
    writeOutcome(report, check.name, exchange);
    value = value.next;
  }
  report.endArray();

  const metrics = result.metrics;
  metrics.name("checks");
  metrics.integer(checks.count);
  metrics.name("asExpected");
  metrics.integer(asExpected);
  metrics.name("results");
  metrics.raw(report.text());
  const unexpected = checks.count - asExpected;
  if (unexpected != 0) {
    result.fail(failureWithNumber("unexpected-outcome", "", unexpected, " checks ended unexpectedly"));
  }
}

function writeOutcome(report: JsonWriter, name: Text, exchange: Exchange): void {
  report.beginObject();
  report.name("name");
  report.string(name);
  report.name("status");
  if (exchange.status == 0) report.null();
  else report.integer(exchange.status);
  report.name("error");
  const failure = exchange.failure;
  if (failure) failure.writeTo(report);
  else report.null();
  report.endObject();
}
