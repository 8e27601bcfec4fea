import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { PatternId } from './pattern';

export const SECTION = 'healthWatch';

/** What a response may have at most, in bytes. */
const MAX_RESPONSE_BYTES = 1 << 20;

/** The settings as they are now. */
export interface Settings {
  readonly pattern: PatternId;
  readonly variant: string;
  readonly probesFolder: string;
  readonly quotaMillis: number;
  readonly quotaBytes: number;
  readonly policy: { origins: string[]; maxResponseBytes: number; maxTimeoutMillis: number };
  readonly runtimesFolder: string;
}

export function readSettings(): Settings {
  const settings = vscode.workspace.getConfiguration(SECTION);
  const quotaMillis = settings.get('quota.milliseconds', 2000);
  return {
    pattern: settings.get<PatternId>('pattern', 'worker'),
    variant: settings.get('variant', 'node'),
    probesFolder: settings.get('probesFolder', 'probes'),
    quotaMillis,
    quotaBytes: settings.get('quota.megabytes', 256) * 1024 * 1024,
    policy: {
      origins: settings.get<string[]>('policy.origins', []),
      maxResponseBytes: MAX_RESPONSE_BYTES,
      maxTimeoutMillis: quotaMillis,
    },
    runtimesFolder: settings.get('runtimesFolder', '') || workbenchRuntimes(),
  };
}

/** Where Wasm Workbench installs native runtimes for this user. */
function workbenchRuntimes(): string {
  const { LOCALAPPDATA, XDG_DATA_HOME } = process.env;
  const home = os.homedir();
  const data: Partial<Record<NodeJS.Platform, string>> = {
    darwin: path.join(home, 'Library/Application Support'),
    win32: LOCALAPPDATA || path.join(home, 'AppData/Local'),
  };
  return path.join(data[process.platform] ?? (XDG_DATA_HOME || path.join(home, '.local/share')), 'wasm-workbench/runtimes');
}
