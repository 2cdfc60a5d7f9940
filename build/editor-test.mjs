/**
 * Tests the extension in a real VS Code: `node build/editor-test.mjs [--output FILE] [PART…]`. Parts: `current` and `oldest` (the
 * mocha suite in the extension host of either version), `folders` (a workspace of two folders), `web` (in the web worker host), `package` (the .vsix, installed into an
 * empty VS Code), `command` (`npm run editor`) and `journeys` (the workbench, driven as a person would); all of them without
 * an argument.
 * VS Code is downloaded where that is possible (RELINK_EDITOR=download insists on it); else it comes through npm.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { cache, EditorUnavailable, setUpEditor } from './editor-setup.mjs';
import { buildSuite } from './editor-suite.mjs';

const root = path.dirname(import.meta.dirname);
const { values, positionals } = parseArgs({ options: { output: { type: 'string' } }, allowPositionals: true });
const asked =
  positionals.length > 0 ? positionals : ['current', 'oldest', 'folders', 'web', 'package', 'command', 'journeys'];
const oldest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).engines.vscode.replace(/^\D+/, '');

const counts = { passes: 0, failures: 0 };
const folder = mkdtempSync(path.join(tmpdir(), 'relink-editor-test-'));
try {
  await buildSuite();
  for (const part of asked) {
    console.log(`\n── editor: ${part}`);
    const { passes, failures } = await runPart(part);
    counts.passes += passes;
    counts.failures += failures;
  }
} catch (error) {
  if (!(error instanceof EditorUnavailable)) throw error;
  console.error(error.message);
  counts.failures++;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`\neditor: ${counts.passes} passing, ${counts.failures} failing`);
if (values.output) writeFileSync(values.output, JSON.stringify(counts));
process.exitCode = counts.failures === 0 && counts.passes > 0 ? 0 : 1;

async function runPart(part) {
  const result = path.join(folder, `${part}.json`);
  if (part === 'current' || part === 'oldest') await runInHost(part, result, exampleIn(part));
  else if (part === 'folders') await runInHost('current', result, workspaceOfTwo());
  else {
    await setUpEditor();
    const script = `test/editor/${part}/run.mjs`;
    const { error } = spawnSync(process.execPath, [path.join(root, script), result], { cwd: root, stdio: 'inherit' });
    if (error) throw error;
  }
  if (!existsSync(result)) return { passes: 0, failures: 1 };
  const { passes, failures } = JSON.parse(readFileSync(result, 'utf8'));
  return { passes, failures };
}

function exampleIn(name) {
  const workspace = path.join(folder, name);
  cpSync(path.join(root, 'examples/legacy-app'), workspace, { recursive: true });
  return workspace;
}

function workspaceOfTwo() {
  const other = path.join(folder, 'other');
  mkdirSync(other);
  writeFileSync(path.join(other, 'unlink.js'), "fetch('https://shop.eu.auth0.com/unlink', { method: 'POST' });\n");
  const file = path.join(folder, 'two.code-workspace');
  const folders = [exampleIn('app'), other].map((each) => ({ path: each }));
  writeFileSync(file, JSON.stringify({ folders }));
  return file;
}

async function runInHost(version, result, workspace) {
  try {
    await runTests({
      vscodeExecutablePath: await executable(version),
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(cache, 'suite/index.js'),
      launchArgs: [workspace],
      extensionTestsEnv: {
        RELINK_EDITOR_RESULT: result,
        RELINK_EDITOR_VERSION: version,
        RELINK_EDITOR_FIXTURES: writeExpectations(),
        RELINK_EDITOR_REWRITES: writeRewrites(),
      },
    });
  } catch (error) {
    console.error(String(error));
    if (!existsSync(result)) writeFileSync(result, JSON.stringify({ passes: 0, failures: 1 }));
  }
}

/** What the command line finds in the fixtures, for the editor to agree with. */
function writeExpectations() {
  const file = path.join(folder, 'fixtures.json');
  const args = [
    'dist/cli.js',
    'scan',
    'test/fixtures',
    'examples/legacy-app',
    '--format',
    'json',
    '--output',
    file,
    '--quiet',
  ];
  spawnSync(process.execPath, args, { cwd: root });
  return file;
}

/** Files before and after the command line has rewritten them, for the editor to do the same. */
function writeRewrites() {
  const target = path.join(folder, 'rewrites');
  if (existsSync(target)) return target;
  for (const name of ['before', 'after']) {
    const filter = (source) => !/\.output\.\w+$/.test(source);
    cpSync(path.join(root, 'test/rewrites'), path.join(target, name), { recursive: true, filter });
    cpSync(path.join(root, 'examples/legacy-app'), path.join(target, name, 'legacy-app'), { recursive: true });
  }
  const args = [path.join(root, 'dist/cli.js'), 'fix', '--review', '--write', '--allow-dirty', '--quiet', 'after'];
  spawnSync(process.execPath, args, { cwd: target });
  return target;
}

async function executable(version) {
  const wish = process.env.RELINK_EDITOR;
  const canShow = process.platform !== 'linux' || Boolean(process.env.DISPLAY);
  if (wish === 'download' || (wish !== 'npm' && canShow)) {
    try {
      const cachePath = path.join(cache, 'downloaded');
      return await downloadAndUnzipVSCode({
        version: version === 'oldest' ? oldest : 'stable',
        cachePath,
        timeout: 20_000,
      });
    } catch (error) {
      if (wish === 'download') throw error;
      console.log(`VS Code cannot be downloaded (${error instanceof Error ? error.message : String(error)}).`);
    }
  }
  await setUpEditor();
  mkdirSync(cache, { recursive: true });
  const launcher = path.join(cache, 'code');
  const script = path.join(root, 'test/editor/harness/launcher.mjs');
  writeFileSync(launcher, `#!/bin/sh\nexec "${process.execPath}" "${script}" "$@"\n`);
  chmodSync(launcher, 0o755);
  return launcher;
}
