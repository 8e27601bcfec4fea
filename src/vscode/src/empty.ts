import { startedMillis } from './activation-clock';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { performance } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { measureIdle } from './measure';

let activationMillis = 0;

/** The baseline of every pattern: an extension that does nothing but measure the host that it is in. */
export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(vscode.commands.registerCommand('healthWatch.measure', write));
  activationMillis = performance.now() - startedMillis;
}

async function write(): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) {
    throw new Error('No folder is open.');
  }
  const measured = { activationMs: activationMillis, ...(await measureIdle()) };
  await fs.writeFile(path.join(folder.uri.fsPath, 'probes/measured.json'), `${JSON.stringify(measured, null, 2)}\n`);
}
