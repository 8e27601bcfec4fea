/**
 * Members of the config that a scenario needs. A member that is not there or not what it must be fails the result, and
 * what stands for it (nothing or zero) is not to be used.
 */
import * as decimal from "./decimal";
import { JsonItems, JsonType, JsonValue, asArray, asNumber, asText, member } from "./json_value";
import { Failure, Result } from "./result";
import { Text, TextBuilder } from "./text";

export function invalid(name: string, result: Result): void {
  const message = new TextBuilder().put("config.").put(name).put(" is missing or invalid");
  result.fail(new Failure("invalid-config", message.text()));
}

export function readText(object: JsonValue, name: string, result: Result): Text {
  const text = asText(member(object, name));
  if (text) return text;
  invalid(name, result);
  return new Text(0, 0);
}

/** A number without fraction within the range, which includes both ends. */
export function readInteger(object: JsonValue, name: string, low: i64, high: i64, result: Result): i64 {
  const number = asNumber(member(object, name));
  if (number && decimal.isInteger(number.millionths)) {
    const integer = number.millionths / decimal.ONE;
    if (integer >= low && integer <= high) return integer;
  }
  invalid(name, result);
  return 0;
}

export function readArray(object: JsonValue, name: string, result: Result): JsonItems {
  const array = asArray(member(object, name));
  if (array) return array;
  invalid(name, result);
  return new JsonItems(JsonType.Array);
}
