import { JsonWriter } from "./json_writer";
import { Text, TextBuilder } from "./text";

/** Why a probe, or one of its requests, is not ok. The kinds are those of the C probes' probe.h. */
@unmanaged
export class Failure {
  constructor(
    readonly kind: string,
    readonly message: Text,
  ) {}

  writeTo(json: JsonWriter): void {
    json.beginObject();
    json.name("kind");
    json.string(this.kind);
    json.name("message");
    json.string(this.message);
    json.endObject();
  }
}

/** The answer of a run. */
@unmanaged
export class Result {
  /** The HTTP status of a probe that makes one request and got a response, else 0. */
  status: i32 = 0;
  /** Inside its object: scenarios write names and values. */
  readonly metrics: JsonWriter = new JsonWriter();
  /** Null when the probe is ok. */
  failure: Failure | null = null;

  constructor(private readonly scenario: string) {
    this.metrics.beginObject();
  }

  get ok(): bool {
    return this.failure == null;
  }

  /** The first failure counts. */
  fail(failure: Failure): void {
    if (!this.failure) this.failure = failure;
  }

  toJson(): Text {
    this.metrics.endObject();
    const json = new JsonWriter();
    json.beginObject();
    json.name("scenario");
    json.string(this.scenario);
    json.name("ok");
    json.boolean(this.ok);
    json.name("status");
    if (this.status == 0) json.null();
    else json.integer(this.status);
    json.name("metrics");
    json.raw(this.metrics.text());
    json.name("error");
    const failure = this.failure;
    if (failure) failure.writeTo(json);
    else json.null();
    json.endObject();
    return json.text();
  }
}

export function failure(kind: string, message: string): Failure {
  return new Failure(kind, new TextBuilder().put(message).text());
}

/** The message is "<before><number><after>". */
export function failureWithNumber(kind: string, before: string, number: i64, after: string): Failure {
  return new Failure(kind, new TextBuilder().put(before).putInteger(number).put(after).text());
}
