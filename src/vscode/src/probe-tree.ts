import * as vscode from 'vscode';
import type { ProbeFile } from './probe-files';
import type { Outcome } from './runner';

/** What is known of a probe: how its last run ended, or that it runs. */
export type Status = Outcome | { readonly kind: 'running' };

/** The probes of the workspace with the status of each. */
export class ProbeTree implements vscode.TreeDataProvider<ProbeFile> {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #statuses = new Map<string, Status>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(private readonly find: () => Promise<ProbeFile[]>) {}

  refresh(): void {
    this.#changed.fire();
  }

  show({ file }: ProbeFile, status: Status): void {
    this.#statuses.set(file, status);
    this.#changed.fire();
  }

  getChildren(parent?: ProbeFile): Promise<ProbeFile[]> {
    return parent === undefined ? this.find() : Promise.resolve([]);
  }

  getTreeItem(probe: ProbeFile): vscode.TreeItem {
    const item = new vscode.TreeItem(probe.name);
    const status = this.#statuses.get(probe.file);
    item.description = status === undefined ? 'not run yet' : inWords(status);
    item.iconPath = new vscode.ThemeIcon(iconOf(status));
    item.tooltip = probe.file;
    item.command = { command: 'vscode.open', title: 'Open', arguments: [vscode.Uri.file(probe.file)] };
    return item;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

/** A status in a few words. */
export function inWords(status: Status): string {
  switch (status.kind) {
    case 'answered': {
      const { ok, error } = status.result;
      return `${ok ? 'ok' : (error?.kind ?? 'not ok')}, ${status.executionMillis.toFixed(1)} ms`;
    }
    case 'failed':
      return status.outcome;
    default:
      return status.kind;
  }
}

/** The name of a status's icon. */
export function iconOf(status: Status | undefined): string {
  switch (status?.kind) {
    case 'answered':
      return status.result.ok ? 'pass' : 'warning';
    case 'failed':
      return 'error';
    case 'running':
      return 'sync~spin';
    case 'cancelled':
      return 'circle-slash';
    default:
      return 'circle-outline';
  }
}
