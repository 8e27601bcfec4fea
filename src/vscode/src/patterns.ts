import * as fs from 'node:fs';
import * as path from 'node:path';
import { PATTERN_IDS, type Pattern, type PatternId } from './pattern';

/** The patterns that this package carries. A pattern is loaded when it is first used. */
export function availablePatterns(): PatternId[] {
  return PATTERN_IDS.filter((id) => fs.existsSync(fileOf(id)));
}

export function loadPattern(id: PatternId): Pattern {
  if (!availablePatterns().includes(id)) {
    throw new Error(`This package does not carry the pattern ${id}, but ${availablePatterns().join(', ')}.`);
  }
  return require(fileOf(id)).pattern;
}

function fileOf(id: PatternId): string {
  return path.join(__dirname, `pattern-${id}.js`);
}
