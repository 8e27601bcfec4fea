import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { type ParseError, parse as parseJson, printParseErrorCode } from 'jsonc-parser';
import type { ProbeConfig } from './probe';

const SUFFIX = '.probe.json';

/** A probe of the workspace: a file `NAME.probe.json` that names a module, relative to it, and holds a config. */
export interface ProbeFile {
  readonly name: string;
  readonly file: string;
}

/** A probe's file cannot be used; `line` and `column` say where, from 0. */
export class ProbeFileError extends Error {
  constructor(
    message: string,
    readonly line = 0,
    readonly column = 0,
  ) {
    super(message);
  }
}

/** The probes in a folder by name; none where there is no such folder. */
export async function findProbes(folder: string): Promise<ProbeFile[]> {
  let names: string[];
  try {
    names = await fs.readdir(folder);
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'ENOENT') {
      return [];
    }
    throw failure;
  }
  return names
    .filter((name) => name.endsWith(SUFFIX))
    .sort()
    .map((name) => ({ name: name.slice(0, -SUFFIX.length), file: path.join(folder, name) }));
}

/** Reads a probe's config and its module. */
export async function readProbe({ file }: ProbeFile): Promise<{ bytes: Uint8Array; config: ProbeConfig }> {
  const { module, config } = parse(await fs.readFile(file, 'utf8'));
  if (typeof module !== 'string' || module === '') {
    throw new ProbeFileError('"module" is to be the path of a module, relative to this file.');
  }
  if (typeof config !== 'object' || config === null || Array.isArray(config)) {
    throw new ProbeFileError('"config" is to be what the probe is told, an object.');
  }
  try {
    return { bytes: await fs.readFile(path.resolve(path.dirname(file), module)), config: config as ProbeConfig };
  } catch (failure) {
    throw new ProbeFileError(`The module cannot be read: ${(failure as Error).message}`);
  }
}

function parse(text: string): { module?: unknown; config?: unknown } {
  const errors: ParseError[] = [];
  const probe = parseJson(text, errors, { disallowComments: true });
  const [first] = errors;
  if (first !== undefined) {
    const before = text.slice(0, first.offset).split('\n');
    throw new ProbeFileError(printParseErrorCode(first.error), before.length - 1, before[before.length - 1]!.length);
  }
  if (typeof probe !== 'object' || probe === null) {
    throw new ProbeFileError('A probe is an object: {"module": "check.wasm", "config": {…}}.');
  }
  return probe;
}
