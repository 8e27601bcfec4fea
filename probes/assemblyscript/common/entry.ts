/** What a module's two functions, `allocate` and `run`, do in every scenario. */
import { mark, reset, rewind, tryAllocate } from "./arena";
import { JsonReader } from "./json_reader";
import { JsonValue } from "./json_value";
import { Result, failure } from "./result";
import { Text } from "./text";

// Inputs lie at the bottom of the arena and what a run allocates above them. The first allocate after a run begins
// anew; a second run on the same input starts from the end of that input. A run that trapped leaves nothing to tidy up.
let endOfInputs: usize = 0;
let ran = false;

export function allocate(length: u32): usize {
  if (ran) {
    reset();
    ran = false;
  }
  const block = tryAllocate(length);
  endOfInputs = mark();
  return block;
}

export function beginRun(scenario: string): Result {
  ran = true;
  rewind(endOfInputs);
  return new Result(scenario);
}

/** The config, which is an object; null when it cannot be used, and the result says why. */
export function readConfig(input: usize, length: u32, result: Result): JsonValue | null {
  const config = new JsonReader(new Text(input, length)).read();
  if (!config) result.fail(failure("invalid-config", "the config is not valid JSON"));
  else if (!config.isObject) result.fail(failure("invalid-config", "the config is not an object"));
  else return config;
  return null;
}

/** The answer's address in the high half, its length in the low half. */
export function endRun(result: Result): u64 {
  const answer = result.toJson();
  return (<u64>answer.start << 32) | answer.length;
}
