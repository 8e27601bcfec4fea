/** GET requests by way of the host, with failures turned into the kinds of error that answers know. */
import * as decimal from "./decimal";
import { HttpError, httpRequest } from "./host";
import { JsonReader } from "./json_reader";
import { JsonValue, asNumber, asText, member } from "./json_value";
import { JsonWriter } from "./json_writer";
import { Failure, failure, failureWithNumber } from "./result";
import { Text, TextBuilder } from "./text";

const RESPONSE_CAPACITY: i32 = 65536;
const LOWEST_STATUS: i64 = 100;
const HIGHEST_STATUS: i64 = 999;

// Not in the arena, so that a run of many requests needs no more memory than one.
const responseBuffer = memory.data(RESPONSE_CAPACITY);

/**
 * A request and what came of it, judged step by step. Each step answers whether it succeeded, and is for those alone
 * that succeeded in the step before; the step that does not leaves its failure.
 */
@unmanaged
export class Exchange {
  failure: Failure | null = null;
  /** 0 when there was no response. */
  status: i32 = 0;
  /** Valid until the next request. */
  body: Text | null = null;
  /** The body, once it was found to be an object. */
  document: JsonValue | null = null;

  get(url: Text, timeoutMs: i64): bool {
    const request = writeRequest(url, timeoutMs);
    const length = httpRequest(request.start, request.length, responseBuffer, RESPONSE_CAPACITY);
    if (length < 0) return this.fail(failureOf(length, timeoutMs));
    if (length > RESPONSE_CAPACITY || !this.readResponse(new Text(responseBuffer, length))) {
      return this.fail(failure("malformed-response", "the host's response cannot be read"));
    }
    return true;
  }

  hasStatus(expected: i64): bool {
    if (this.status == expected) return true;
    const message = new TextBuilder().put("the status is ").putInteger(this.status);
    message.put(", expected ").putInteger(expected);
    return this.fail(new Failure("http-status", message.text()));
  }

  hasObject(): bool {
    const reader = new JsonReader(this.body!);
    const document = reader.read();
    this.document = document;
    if (document) {
      return document.isObject || this.fail(failure("malformed-body", "the body is not a JSON object"));
    }
    if (reader.truncated) return this.fail(failure("truncated-body", "the body ends before its JSON does"));
    return this.fail(failure("malformed-body", "the body is not valid JSON"));
  }

  isUp(): bool {
    return reportsUp(this.document) || this.fail(failure("unhealthy", "the service does not report that it is up"));
  }

  /** All steps. */
  isHealthy(url: Text, timeoutMs: i64, expectedStatus: i64): bool {
    return this.get(url, timeoutMs) && this.hasStatus(expectedStatus) && this.hasObject() && this.isUp();
  }

  private readResponse(json: Text): bool {
    const response = new JsonReader(json).read();
    const status = asNumber(member(response, "status"));
    const body = asText(member(response, "body"));
    if (!status || !decimal.isInteger(status.millionths) || !body) return false;
    const code = status.millionths / decimal.ONE;
    if (code < LOWEST_STATUS || code > HIGHEST_STATUS) return false;
    this.status = <i32>code;
    this.body = body;
    return true;
  }

  private fail(failure: Failure): bool {
    this.failure = failure;
    return false;
  }
}

/** Whether the object's "status" is "up". */
export function reportsUp(object: JsonValue | null): bool {
  const status = asText(member(object, "status"));
  return status ? status.equals("up") : false;
}

function writeRequest(url: Text, timeoutMs: i64): Text {
  const request = new JsonWriter();
  request.beginObject();
  request.name("method");
  request.string("GET");
  request.name("url");
  request.string(url);
  request.name("timeoutMs");
  request.integer(timeoutMs);
  request.endObject();
  return request.text();
}

function failureOf(error: i32, timeoutMs: i64): Failure {
  switch (error) {
    case HttpError.TimedOut:
      return failureWithNumber("timed-out", "no answer within ", timeoutMs, " ms");
    case HttpError.Refused:
      return failure("refused", "the connection was refused");
    case HttpError.Denied:
      return failure("denied", "the policy does not allow this origin");
    case HttpError.TooLarge:
      return failure("too-large", "the response is too large");
    case HttpError.MalformedRequest:
      return failure("malformed-request", "the host rejected the request");
    default:
      return failure("io-failure", "the connection failed");
  }
}
