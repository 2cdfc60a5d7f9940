/**
 * Stands in for VS Code's own executable where that cannot be downloaded: takes its flags, so that the `runTests` of
 * @vscode/test-electron can drive it. The version is in RELINK_EDITOR_VERSION.
 */
import { EditorUnavailable, setUpEditor } from '../../../build/editor-setup.mjs';
import { runSuite } from './run-suite.mjs';
import { startServer } from './server.mjs';
import { remote } from './workbench.mjs';

const flags = new Map();
let folder;
for (const arg of process.argv.slice(2)) {
  const [, name, value] = /^--([\w-]+)(?:=(.*))?$/s.exec(arg) ?? [];
  if (name) flags.set(name, value ?? '');
  else folder = arg;
}

try {
  const editor = await setUpEditor((line) => console.error(line));
  const verbose = Boolean(process.env.RELINK_EDITOR_VERBOSE);
  const version = process.env.RELINK_EDITOR_VERSION ?? 'current';
  const trust = !flags.has('disable-workspace-trust');
  // As on a desktop: a workbench in a browser saves by itself.
  const settings = { 'files.autoSave': 'off' };
  const server = await startServer({ editor, version, trust, settings, verbose });
  const payload = Object.fromEntries(
    ['extensionDevelopmentPath', 'extensionTestsPath']
      .filter((name) => flags.has(name))
      .map((name) => [name, remote(server, flags.get(name))]),
  );
  const code = await runSuite({ editor, server, folder, payload, verbose, print: (line) => console.log(line) });
  server.stop();
  process.exit(code);
} catch (error) {
  console.error(error instanceof EditorUnavailable ? error.message : error);
  process.exit(1);
}
