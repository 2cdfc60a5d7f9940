/** Measures the extension in the extension host of a real VS Code. */
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stageExtension } from '../../build/stage-extension.mjs';
import { runSuite } from '../../test/editor/harness/run-suite.mjs';
import { startServer } from '../../test/editor/harness/server.mjs';
import { remote } from '../../test/editor/harness/workbench.mjs';

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
  const extension = path.join(cache, 'editor/extension');
  stage(extension, dist);
  writeFileSync(path.join(extension, 'suite.json'), JSON.stringify({ files, keystrokes, scans }));
  const server = await startServer({ editor, settings: SETTINGS });
  try {
    const lines = [];
    const code = await runSuite({
      editor,
      server,
      folder: workspace,
      payload: {
        extensionDevelopmentPath: remote(server, extension),
        extensionTestsPath: remote(server, path.join(extension, 'suite.cjs')),
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

/** Stages the extension as it is packaged, except for its build and its entry point. */
function stage(to, dist) {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  stageExtension(to, undefined);
  const file = path.join(to, 'package.json');
  const { browser: _, ...manifest } = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...manifest, main: './entry.cjs' }));
  for (const name of ['entry.cjs', 'suite.cjs']) cpSync(path.join(import.meta.dirname, name), path.join(to, name));
  rmSync(path.join(to, 'dist'), { recursive: true });
  symlinkSync(dist, path.join(to, 'dist'));
}
