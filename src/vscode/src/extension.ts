import { startedMillis } from './activation-clock';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { performance } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { measure } from './measure';
import { availablePatterns, loadPattern } from './patterns';
import { findProbes, type ProbeFile } from './probe-files';
import { iconOf, inWords, ProbeTree, type Status } from './probe-tree';
import { ProbeMaker, runProbe } from './runner';
import { readSettings, SECTION } from './settings';

const LEVELS = ['debug', 'info', 'warning', 'error'];

/** Health Watch in one window. Whatever it makes is disposed of with the extension. */
class HealthWatch {
  readonly #output = vscode.window.createOutputChannel('Health Watch');
  readonly #diagnostics = vscode.languages.createDiagnosticCollection(SECTION);
  readonly #statusBar = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Left);
  readonly #tree = new ProbeTree(() => this.#probes());
  readonly #maker: ProbeMaker;
  #running: vscode.CancellationTokenSource | null = null;

  constructor(context: vscode.ExtensionContext) {
    this.#maker = new ProbeMaker(context.extensionPath, (level, text) => this.#log(`${LEVELS[level] ?? level}: ${text}`));
    const register = (name: string, action: (probe?: ProbeFile) => unknown) =>
      vscode.commands.registerCommand(`${SECTION}.${name}`, action);
    context.subscriptions.push(
      this.#output,
      this.#diagnostics,
      this.#statusBar,
      this.#tree,
      { dispose: () => this.#cancel() },
      vscode.window.registerTreeDataProvider(`${SECTION}.probes`, this.#tree),
      register('runProbe', async (probe) => this.#runOne(probe)),
      register('runAllProbes', async () => this.#run(await this.#probes())),
      register('cancel', () => this.#cancel()),
      register('choosePattern', () => this.#choosePattern()),
      register('refresh', () => this.#tree.refresh()),
      register('measure', (probe) => this.#measure(probe)),
    );
    this.#statusBar.command = `${SECTION}.runProbe`;
    this.#statusBar.text = '$(pulse) Health Watch';
    this.#statusBar.tooltip = 'Run a probe';
    this.#statusBar.show();
  }

  /** Where probes are, or null where no folder is open. */
  #folder(): string | null {
    const [first] = vscode.workspace.workspaceFolders ?? [];
    return first === undefined ? null : path.resolve(first.uri.fsPath, readSettings().probesFolder);
  }

  async #probes(): Promise<ProbeFile[]> {
    const folder = this.#folder();
    return folder === null ? [] : findProbes(folder);
  }

  async #runOne(given?: ProbeFile): Promise<void> {
    const probe = given ?? (await this.#pick());
    if (probe !== undefined) {
      await this.#run([probe]);
    }
  }

  async #pick(): Promise<ProbeFile | undefined> {
    const probes = await this.#probes();
    if (probes.length === 0) {
      void vscode.window.showWarningMessage(`There is no probe in ${this.#folder() ?? 'this window: no folder is open'}.`);
      return undefined;
    }
    const picked = await vscode.window.showQuickPick(
      probes.map((probe) => ({ label: probe.name, probe })),
      { placeHolder: 'Which probe?' },
    );
    return picked?.probe;
  }

  async #run(probes: ProbeFile[]): Promise<void> {
    if (this.#running !== null) {
      void vscode.window.showWarningMessage('Probes are being run. Cancel them first.');
      return;
    }
    const running = new vscode.CancellationTokenSource();
    this.#running = running;
    const options = { location: vscode.ProgressLocation.Notification, title: 'Health Watch', cancellable: true };
    try {
      await vscode.window.withProgress(options, async (progress, cancelled) => {
        const subscription = cancelled.onCancellationRequested(() => running.cancel());
        for (const probe of probes) {
          if (running.token.isCancellationRequested) {
            break;
          }
          progress.report({ message: probe.name, increment: 100 / probes.length });
          this.#show(probe, { kind: 'running' });
          this.#show(probe, await runProbe(probe, readSettings(), this.#maker, running.token));
        }
        subscription.dispose();
      });
    } finally {
      this.#running = null;
      running.dispose();
    }
  }

  #show(probe: ProbeFile, status: Status): void {
    this.#tree.show(probe, status);
    const { pattern } = readSettings();
    this.#statusBar.text = `$(${iconOf(status)}) ${probe.name}: ${inWords(status)} (${pattern})`;
    if (status.kind === 'running') {
      return;
    }
    this.#log(`${probe.name} (${pattern}): ${inWords(status)}`);
    const uri = vscode.Uri.file(probe.file);
    this.#diagnostics.delete(uri);
    if (status.kind === 'failed') {
      this.#log(`  ${status.message}`);
      const text = `${status.outcome}: ${status.message}`;
      this.#report(uri, text, vscode.DiagnosticSeverity.Error, status.line, status.column);
    } else if (status.kind === 'answered') {
      const { result, loadMillis } = status;
      this.#log(`  loaded in ${loadMillis.toFixed(1)} ms; ${JSON.stringify(result)}`);
      if (!result.ok) {
        const text = result.error === null ? 'The check failed.' : `${result.error.kind}: ${result.error.message}`;
        this.#report(uri, text, vscode.DiagnosticSeverity.Warning, 0, 0);
      }
    }
  }

  #report(uri: vscode.Uri, text: string, severity: vscode.DiagnosticSeverity, line: number, column: number): void {
    const diagnostic = new vscode.Diagnostic(new vscode.Range(line, column, line, column + 1), text, severity);
    diagnostic.source = 'Health Watch';
    this.#diagnostics.set(uri, [diagnostic]);
  }

  #cancel(): void {
    this.#running?.cancel();
  }

  async #choosePattern(): Promise<void> {
    const patterns = availablePatterns().map(loadPattern);
    const items = patterns.flatMap(({ id, description, variants }) =>
      variants.map((variant) => ({ label: id, description: variant, detail: description, id, variant })),
    );
    const picked = await vscode.window.showQuickPick(items, { placeHolder: 'How are probes to be run?' });
    if (picked !== undefined) {
      const settings = vscode.workspace.getConfiguration(SECTION);
      await settings.update('pattern', picked.id, vscode.ConfigurationTarget.Global);
      await settings.update('variant', picked.variant, vscode.ConfigurationTarget.Global);
    }
  }

  async #measure(given?: ProbeFile): Promise<void> {
    const probe = given ?? (await this.#pick());
    if (probe === undefined) {
      return;
    }
    this.#statusBar.text = `$(sync~spin) ${probe.name}: measuring`;
    try {
      const measured = await measure(probe, readSettings(), this.#maker, activationMillis);
      const file = path.join(path.dirname(probe.file), 'measured.json');
      await fs.writeFile(file, `${JSON.stringify(measured, null, 2)}\n`);
      this.#log(`${file}\n${JSON.stringify(measured, null, 2)}`);
      this.#statusBar.text = `$(graph) ${probe.name}: measured (${measured.pattern})`;
    } catch (failure) {
      this.#statusBar.text = `$(error) ${probe.name}: not measured`;
      void vscode.window.showErrorMessage(`${probe.name} could not be measured: ${(failure as Error).message}`);
    }
  }

  #log(line: string): void {
    this.#output.appendLine(line);
  }
}

let activationMillis = 0;

/** Called by VS Code when a command or the view is first used. */
export function activate(context: vscode.ExtensionContext): void {
  new HealthWatch(context);
  activationMillis = performance.now() - startedMillis;
}
