import * as fs from 'node:fs';
import * as path from 'node:path';
import { ProbeFailure } from '../../main/node/failure';
import type { ProbeEnvironment } from './pattern';

const STACK_BYTES = 512 << 10;

/** The native runtimes that there are adapters for, each in its modes. */
const NATIVE: Readonly<Record<string, { runtime: string; mode: string }>> = {
  'wasmtime-cranelift': { runtime: 'wasmtime', mode: 'cranelift' },
  'wasmtime-winch': { runtime: 'wasmtime', mode: 'winch' },
  'wasmer-cranelift': { runtime: 'wasmer', mode: 'cranelift' },
  'wasmer-singlepass': { runtime: 'wasmer', mode: 'singlepass' },
  wasm3: { runtime: 'wasm3', mode: '' },
};

export const NATIVE_VARIANTS = Object.keys(NATIVE);

/** What a guest's thread is started with: an Open message, the policy, and where koffi is. */
export function guestSettings(environment: ProbeEnvironment, interruptible: boolean) {
  const { variant, policy, quotaBytes, runtimesFolders } = environment;
  const common = {
    policy,
    warmUrl: '',
    memoryLimitBytes: quotaBytes,
    stackBytes: STACK_BYTES,
    interruptible,
    wasi: false,
    folders: [],
  };
  if (variant === 'node') {
    return { ...common, runtime: 'v8', mode: '', library: '', koffi: '' };
  }
  const native = NATIVE[variant];
  if (native === undefined) {
    throw new ProbeFailure('setup-failed', `There is no variant named ${variant}.`);
  }
  return {
    ...common,
    runtime: 'adapter',
    mode: native.mode,
    library: installedLibrary(native.runtime, runtimesFolders),
    koffi: installedLibrary('koffi', runtimesFolders),
  };
}

function installedLibrary(name: string, folders: readonly string[]): string {
  for (const folder of folders) {
    const file = path.join(folder, name, 'installation.json');
    if (fs.existsSync(file)) {
      return path.join(folder, name, libraryOf(file));
    }
  }
  throw new ProbeFailure('setup-failed', `${name} is not installed: it is in none of ${folders.join(', ')}.`);
}

function libraryOf(file: string): string {
  try {
    const { library } = JSON.parse(fs.readFileSync(file, 'utf8'));
    if (typeof library === 'string') {
      return library;
    }
  } catch (damaged) {
    throw new ProbeFailure('setup-failed', `${file} is damaged: ${(damaged as Error).message}`);
  }
  throw new ProbeFailure('setup-failed', `${file} names no library. Install it again.`);
}
