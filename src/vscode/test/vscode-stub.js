'use strict';

const Module = require('node:module');

/**
 * Enough of the module `vscode` to run the built extension under Node: what it shows can be looked at, and what it makes
 * says whether it was disposed of.
 */
class VscodeStub {
  commandsByName = new Map();
  diagnostics = new Map();
  output = [];
  disposables = [];
  settings = {};
  warnings = [];
  answers = [];
  tree = null;
  statusBar = null;
  progressCancellation = null;
  workspaceFolder;

  constructor(workspaceFolder) {
    this.workspaceFolder = workspaceFolder;
    this.api = this.#api();
  }

  /** Makes `require('vscode')` answer with this from now on. */
  install() {
    const load = Module._load;
    Module._load = (request, ...rest) => (request === 'vscode' ? this.api : load(request, ...rest));
  }

  command(name, ...parameters) {
    return this.commandsByName.get(name)(...parameters);
  }

  #disposable(what, dispose = () => {}) {
    const made = {
      ...what,
      disposed: false,
      dispose() {
        made.disposed = true;
        dispose();
      },
    };
    this.disposables.push(made);
    return made;
  }

  #api() {
    const stub = this;
    class EventEmitter {
      #listeners = new Set();

      constructor() {
        Object.assign(this, stub.#disposable({}, () => this.#listeners.clear()));
      }

      event = (listener) => {
        this.#listeners.add(listener);
        return { dispose: () => this.#listeners.delete(listener) };
      };

      fire(value) {
        this.#listeners.forEach((listener) => listener(value));
      }
    }
    class CancellationTokenSource {
      #emitter = new EventEmitter();
      token = { isCancellationRequested: false, onCancellationRequested: this.#emitter.event };

      cancel() {
        this.token.isCancellationRequested = true;
        this.#emitter.fire();
      }

      dispose() {
        this.#emitter.dispose();
      }
    }
    return {
      EventEmitter,
      CancellationTokenSource,
      TreeItem: class {
        constructor(label) {
          this.label = label;
        }
      },
      ThemeIcon: class {
        constructor(id) {
          this.id = id;
        }
      },
      Range: class {
        constructor(line, column) {
          this.start = { line, character: column };
        }
      },
      Diagnostic: class {
        constructor(range, message, severity) {
          Object.assign(this, { range, message, severity });
        }
      },
      Uri: { file: (fsPath) => ({ fsPath }) },
      DiagnosticSeverity: { Error: 0, Warning: 1 },
      StatusBarAlignment: { Left: 1 },
      ProgressLocation: { Notification: 15 },
      ConfigurationTarget: { Global: 1 },
      commands: {
        registerCommand: (name, action) => {
          this.commandsByName.set(name, action);
          return this.#disposable({}, () => this.commandsByName.delete(name));
        },
      },
      languages: {
        createDiagnosticCollection: () =>
          this.#disposable(
            {
              set: ({ fsPath }, list) => this.diagnostics.set(fsPath, list),
              delete: ({ fsPath }) => this.diagnostics.delete(fsPath),
            },
            () => this.diagnostics.clear(),
          ),
      },
      window: {
        createOutputChannel: () => this.#disposable({ appendLine: (line) => this.output.push(line) }),
        createStatusBarItem: () => {
          this.statusBar = this.#disposable({ show() {} });
          return this.statusBar;
        },
        registerTreeDataProvider: (view, tree) => {
          this.tree = tree;
          return this.#disposable({});
        },
        showWarningMessage: async (text) => void this.warnings.push(text),
        showErrorMessage: async (text) => void this.warnings.push(text),
        showQuickPick: async (items) => items.find(this.answers.shift()),
        withProgress: async (options, work) => {
          this.progressCancellation = new CancellationTokenSource();
          await work({ report() {} }, this.progressCancellation.token);
          this.progressCancellation.dispose();
        },
      },
      workspace: {
        workspaceFolders: [{ uri: { fsPath: this.workspaceFolder } }],
        getConfiguration: () => ({
          get: (name, otherwise) => this.settings[name] ?? otherwise,
          update: async (name, value) => void (this.settings[name] = value),
        }),
      },
    };
  }
}

module.exports = { VscodeStub };
