package io.healthwatch.workbench.integration;

import io.healthwatch.workbench.runtime.catalog.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A workbench whose extension host script is written by a test; it is run by the real Node. */
public final class ScriptedExtension {

    /** Two rounds of an empty extension and a worker; the file is written after each window, as the real script does. */
    public static final String TWO_ROUNDS = """
            import { writeFileSync } from 'node:fs';
            import { setTimeout } from 'node:timers/promises';
            const out = process.argv[process.argv.indexOf('--out') + 1];
            writeFileSync(`${out}/package-worker.vsix`, 'x');
            const integration = {
              format: 1, created: '2026-11-22T22:00:00Z', complete: false, repeats: 2, seed: 7,
              versions: { extension: '0.1.0', codeServer: '4', code: '1', node: '24', browser: '156' },
              machine: { platform: 'linux-x64', cpus: 2, model: 'a processor' },
              packages: [
                { pattern: 'empty', variant: 'node', vsixBytes: 1000, files: [{ path: 'LICENSE', bytes: 900 }] },
                { pattern: 'worker', variant: 'node', vsixBytes: 5000, files: [
                  { path: 'dist/extension.js', bytes: 7000 }, { path: 'dist/pattern-worker.js', bytes: 3000 },
                  { path: 'README.md', bytes: 100 }, { path: 'runtimes/koffi/koffi.node', bytes: 20000 }] }],
              windows: [] };
            const window = (pattern, round, rss) => ({ pattern, variant: 'node', round, loadAverage: 1.5, ok: true,
              error: null, activationMs: 10 * round, loadMs: null, firstExecutionMs: 2, executionMs: 1,
              eventLoopDelayMsP99: 3, eventLoopDelayMsMax: 4, eventLoopDelayMsMaxIdle: 5, rssBytesBefore: rss - 1,
              rssBytesAfter: rss, statusBar: 'ok' });
            const all = [window('worker', 1, 108e6), window('empty', 1, 100e6), window('empty', 2, 200e6),
              window('worker', 2, 212e6)];
            for (const [i, each] of all.entries()) {
              console.log(`step ${i + 1} of ${all.length}: ${each.pattern}, node, round ${each.round}`);
              if (i === -1) { await setTimeout(60_000); }
              integration.windows.push(each);
              integration.complete = i === all.length - 1;
              writeFileSync(`${out}/integration.json`, JSON.stringify(integration));
            }
            """;

    /** The same, which does not end its third window. */
    public static final String HANGING = TWO_ROUNDS.replace("i === -1", "i === 2");

    private ScriptedExtension() {}

    /** A workbench in a folder with this script. */
    public static Home home(Path folder, String script) throws IOException {
        var scripts = Files.createDirectories(folder.resolve("src/vscode/scripts"));
        Files.writeString(scripts.resolve("extension-host.mjs"), script);
        var modules = Files.createDirectories(folder.resolve("src/vscode/node_modules"));
        Files.writeString(modules.resolve(".package-lock.json"), "{}");
        return Home.at(folder, folder.resolve("user"));
    }
}
