import { Text } from "./text";

export const enum JsonType {
  Null,
  False,
  True,
  Number,
  String,
  Array,
  Object,
}

/** A value in the arena: of the types Number, String, Array and Object it is one of the classes below. */
@unmanaged
export class JsonValue {
  /** Of the member, when the value is in an object. */
  name: Text | null = null;
  /** The following element or member. */
  next: JsonValue | null = null;

  constructor(readonly type: JsonType) {}

  get isObject(): bool {
    return this.type == JsonType.Object;
  }
}

@unmanaged
export class JsonNumber extends JsonValue {
  constructor(readonly millionths: i64) {
    super(JsonType.Number);
  }
}

@unmanaged
export class JsonString extends JsonValue {
  constructor(readonly text: Text) {
    super(JsonType.String);
  }
}

/** An array or an object. */
@unmanaged
export class JsonItems extends JsonValue {
  first: JsonValue | null = null;
  /** Members with the same name count each. */
  count: u32 = 0;

  constructor(type: JsonType) {
    super(type);
  }
}

// Each answers null when there is no value, or one of another type.

export function asNumber(value: JsonValue | null): JsonNumber | null {
  return value && value.type == JsonType.Number ? changetype<JsonNumber>(value) : null;
}

export function asText(value: JsonValue | null): Text | null {
  return value && value.type == JsonType.String ? changetype<JsonString>(value).text : null;
}

export function asArray(value: JsonValue | null): JsonItems | null {
  return value && value.type == JsonType.Array ? changetype<JsonItems>(value) : null;
}

export function asObject(value: JsonValue | null): JsonItems | null {
  return value && value.isObject ? changetype<JsonItems>(value) : null;
}

/** The last member of this name, which is Text or a string; null when there is none, or no object. */
export function member<T>(value: JsonValue | null, name: T): JsonValue | null {
  const object = asObject(value);
  if (!object) return null;
  let found: JsonValue | null = null;
  let item = object.first;
  while (item) {
    if (item.name!.equals(name)) found = item;
    item = item.next;
  }
  return found;
}
