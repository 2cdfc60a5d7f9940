/** Measures the extension in the extension host of a real VS Code. */
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runSuite } from '../../test/editor/harness/run-suite.mjs';
import { startServer } from '../../test/editor/harness/server.mjs';
import { remote } from '../../test/editor/harness/workbench.mjs';

const root = path.join(import.meta.dirname, '../..');

/** Keeps the rest of this VS Code idle: TypeScript's own server would occupy a core for a while. */
const SETTINGS = {
  'javascript.validate.enable': false,
  'files.watcherExclude': {},
  'git.enabled': false,
  'files.autoSave': 'off',
};

/**
 * @param {{ editor: object, dist: string, cache: string, workspace: string, files: string[], keystrokes: number, scans:
 * number }} given
 *   `scans`: how often the workspace is scanned; `keystrokes`: how many are typed in each file
 * @returns {Promise<object>} the output of bench/editor/suite.cjs
 */
export async function measureInHost({ editor, dist, cache, workspace, files, keystrokes, scans }) {
  const stage = path.join(cache, 'editor/extension');
  stageExtension(stage, dist);
  writeFileSync(path.join(stage, 'suite.json'), JSON.stringify({ files, keystrokes, scans }));
  const server = await startServer({ editor, settings: SETTINGS });
  try {
    const lines = [];
    const code = await runSuite({
      editor,
      server,
      folder: workspace,
      payload: {
        extensionDevelopmentPath: remote(server, stage),
        extensionTestsPath: remote(server, path.join(stage, 'suite.cjs')),
      },
      verbose: Boolean(process.env.RELINK_EDITOR_VERBOSE),
      print: (line) => lines.push(line),
    });
    const line = lines.find((each) => each.startsWith('{'));
    if (code !== 0 || line === undefined) throw new Error(`VS Code measured nothing (${code}):\n${lines.join('\n')}`);
    return JSON.parse(line);
  } finally {
    server.stop();
  }
}

/** Stages the extension as it is packaged, except for its entry point. */
function stageExtension(stage, dist) {
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(stage, { recursive: true });
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const { browser: _, ...rest } = manifest;
  writeFileSync(path.join(stage, 'package.json'), JSON.stringify({ ...rest, main: './entry.cjs' }));
  for (const name of ['entry.cjs', 'suite.cjs']) cpSync(path.join(import.meta.dirname, name), path.join(stage, name));
  for (const name of manifest.files.filter((each) => !/^!?dist\b/.test(each))) {
    cpSync(path.join(root, name), path.join(stage, name), { recursive: true });
  }
  symlinkSync(dist, path.join(stage, 'dist'));
}
