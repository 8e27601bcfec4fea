/**
 * regex-processing: a log of hundreds of kilobytes, searched line by line for several patterns.
 *
 * Config: {"patterns":[{"name":"...","pattern":"..."},...],"log":"...\n...\n"}
 * A newline ends a line; what follows the last one is a line when it is not empty. Syntax of patterns:
 * regex_compiler.ts; one that is malformed makes the config invalid.
 *
 * Metrics: {"lines":2,"bytes":71,"patterns":[{"name":"...","matchingLines":1,"matchedBytes":12},...]}
 * bytes is the log's length as UTF-8; matchedBytes the total length of the leftmost match in each matching line.
 */
import { Ascii } from "../common/ascii";
import { Block, allocateBlock } from "../common/block";
import { invalid, readArray, readText } from "../common/config";
import { beginRun, endRun, readConfig } from "../common/entry";
import { JsonValue } from "../common/json_value";
import { JsonWriter } from "../common/json_writer";
import { NO_MATCH, Regex } from "../common/regex";
import { compileRegex } from "../common/regex_compiler";
import { Result } from "../common/result";
import { Text } from "../common/text";

export { allocate } from "../common/entry";

export function run(input: usize, length: u32): u64 {
  const result = beginRun("regex-processing");
  const config = readConfig(input, length, result);
  if (config) check(config, result);
  return endRun(result);
}

@unmanaged
class Lines {
  readonly items: Block<Text>;
  readonly count: u32;

  constructor(log: Text) {
    let count: u32 = 0;
    for (let i: u32 = 0; i <= log.length; i++) count += u32(isLineEnd(log, i));
    const items = allocateBlock<Text>(count);
    let start: u32 = 0;
    let line: u32 = 0;
    for (let i: u32 = 0; i <= log.length; i++) {
      if (!isLineEnd(log, i)) continue;
      items[line++].set(log.start + start, i - start);
      start = i + 1;
    }
    this.items = items;
    this.count = count;
  }
}

function isLineEnd(log: Text, i: u32): bool {
  return i < log.length ? log[i] == Ascii.Newline : i > 0 && log[i - 1] != Ascii.Newline;
}

@unmanaged
class Pattern {
  name: Text;
  regex: Regex;
}

function check(config: JsonValue, result: Result): void {
  const values = readArray(config, "patterns", result);
  const log = readText(config, "log", result);
  const patterns = allocateBlock<Pattern>(values.count);
  let count: u32 = 0;
  let value = values.first;
  while (value && result.ok) {
    readPattern(value, patterns[count++], result);
    value = value.next;
  }
  if (!result.ok) return;

  const lines = new Lines(log);
  const metrics = result.metrics;
  metrics.name("lines");
  metrics.integer(lines.count);
  metrics.name("bytes");
  metrics.integer(log.length);
  metrics.name("patterns");
  metrics.beginArray();
  for (let i: u32 = 0; i < count; i++) writeMatches(patterns[i], lines, metrics);
  metrics.endArray();
}

function readPattern(value: JsonValue, pattern: Pattern, result: Result): void {
  pattern.name = readText(value, "name", result);
  const program = compileRegex(readText(value, "pattern", result));
  if (program) pattern.regex = new Regex(program);
  else invalid("pattern", result);
}

function writeMatches(pattern: Pattern, lines: Lines, metrics: JsonWriter): void {
  let matchingLines: u32 = 0;
  let matchedBytes: u32 = 0;
  for (let i: u32 = 0; i < lines.count; i++) {
    const match = pattern.regex.search(lines.items[i]);
    if (match == NO_MATCH) continue;
    matchingLines++;
    matchedBytes += match;
  }
  metrics.beginObject();
  metrics.name("name");
  metrics.string(pattern.name);
  metrics.name("matchingLines");
  metrics.integer(matchingLines);
  metrics.name("matchedBytes");
  metrics.integer(matchedBytes);
  metrics.endObject();
}
