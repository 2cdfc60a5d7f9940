/**
 * Tests the extension in a real VS Code: `node build/editor-test.mjs [--output FILE] [--lanes N] [PART…]`. Parts: `current` and `oldest` (the
 * mocha suite in the extension host of either version), `folders` (a workspace of two folders), `rewrites` (a
 * workspace of files that the command line rewrites, too), `web` (in the web worker host), `package` (the .vsix, installed into an
 * empty VS Code), `command` (`npm run editor`) and `journeys` (the workbench, driven as a person would); all of them without
 * an argument. Several parts run at a time (`--lanes`), each in a process of its own.
 * VS Code is downloaded where that is possible (RELINK_EDITOR=download insists on it); else it comes through npm.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { cache, EditorUnavailable, setUpEditor } from './editor-setup.mjs';
import { buildSuite } from './editor-suite.mjs';
import { inLanes, inWords, runStep } from './step.mjs';

const root = path.dirname(import.meta.dirname);
const { values, positionals } = parseArgs({
  options: {
    output: { type: 'string' },
    prepared: { type: 'boolean' },
    lanes: { type: 'string', default: String(Math.max(2, availableParallelism())) },
  },
  allowPositionals: true,
});
/** The longest comes first. */
const PARTS = ['journeys', 'current', 'oldest', 'folders', 'rewrites', 'web', 'package', 'command'];
/** The parts that run in the extension host of an own VS Code. */
const VERSION_OF = { current: 'current', oldest: 'oldest', folders: 'current', rewrites: 'current' };
const asked = positionals.length > 0 ? positionals : PARTS;
const oldest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).engines.vscode.replace(/^\D+/, '');

/** Milliseconds for a part: several times what the longest takes on a slow machine. */
const LIMIT = 80 * 60_000;

const counts = { passes: 0, failures: 0, tests: [], failed: [], left: [] };
const folder = mkdtempSync(path.join(tmpdir(), 'relink-editor-test-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
try {
  // Before anything runs beside it: each of these is written once and then only read.
  if (!values.prepared) await prepare();
  if (asked.length === 1) add(await runPart(asked[0]));
  else {
    const broken = new Map();
    await inLanes(asked, Number(values.lanes), async (part) => {
      const result = await runApart(part);
      if (result.failures === 0) add(result);
      else broken.set(part, result);
    });
    // A workbench that a busy machine keeps waiting fails now and then, so the second time counts.
    for (const [part, result] of broken) {
      console.log(`\n${part}: failed, so it runs once more, alone.`);
      add(await runAgain(part, result));
    }
  }
} catch (error) {
  if (!(error instanceof EditorUnavailable)) throw error;
  console.error(error.message);
  counts.failures++;
}
console.log(`\neditor: ${counts.passes} passing, ${counts.failures} failing`);
if (values.output) writeFileSync(values.output, JSON.stringify(counts));
process.exitCode = counts.failures === 0 && counts.passes > 0 ? 0 : 1;

function add({ passes, failures, tests = [], failed = [], left = [] }) {
  counts.passes += passes;
  counts.failures += failures;
  counts.tests.push(...tests);
  counts.failed.push(...failed);
  counts.left.push(...left);
  // So that what has passed counts even if this is ended.
  if (values.output) writeFileSync(values.output, JSON.stringify(counts));
}

async function prepare() {
  await buildSuite();
  for (const [part, version] of Object.entries(VERSION_OF)) if (asked.includes(part)) await executable(version);
  if (asked.some((part) => VERSION_OF[part] === undefined)) await setUpEditor();
}

async function runApart(part, env = {}) {
  const result = path.join(folder, `${part}.counts.json`);
  rmSync(result, { force: true });
  const args = [import.meta.filename, '--prepared', '--output', result, part];
  const { passed, output, time } = await runStep(args, { cwd: root, env, limit: LIMIT });
  console.log(`\n── editor: ${part} (${inWords(time)})\n${output.trim()}`);
  const { passes, failures, tests, failed, left } = read(result);
  const named = tests.map((test) => ({ ...test, title: `${part}: ${test.title}` }));
  return { passes, failures: failures + (!passed && failures === 0 ? 1 : 0), tests: named, failed, left };
}

/** Runs a part again: of journeys, those that failed or were not reached. */
async function runAgain(part, { passes, tests, failed, left }) {
  if (part !== 'journeys' || passes === 0) return runApart(part);
  const titles = [...failed.map(({ title }) => title), ...left];
  const again = await runApart(part, { RELINK_EDITOR_GREP: titles.join('|') });
  const isAgain = (test) => again.tests.some(({ title }) => title === test.title);
  return {
    ...again,
    passes: passes + again.passes,
    tests: [...tests.filter((test) => !isAgain(test)), ...again.tests],
  };
}

function read(result) {
  if (!existsSync(result)) return { passes: 0, failures: 1, tests: [], failed: [], left: [] };
  const { passes, failures, tests = [], failed = [], left = [] } = JSON.parse(readFileSync(result, 'utf8'));
  return { passes, failures, tests, failed, left };
}

async function runPart(part) {
  // So that what is known is there even if the part is ended.
  const result = values.output ?? path.join(folder, `${part}.json`);
  const version = VERSION_OF[part];
  if (version !== undefined) await runInHost(part, result);
  else {
    await setUpEditor();
    const script = `test/editor/${part}/run.mjs`;
    const { error } = spawnSync(process.execPath, [path.join(root, script), result], { cwd: root, stdio: 'inherit' });
    if (error) throw error;
  }
  return read(result);
}

function workspaceOf(part) {
  if (part === 'folders') return workspaceOfTwo();
  return part === 'rewrites' ? writeRewrites() : exampleIn(part);
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

async function runInHost(part, result) {
  const version = VERSION_OF[part];
  const workspace = workspaceOf(part);
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
        RELINK_EDITOR_PART: part,
      },
    });
  } catch (error) {
    console.error(String(error));
    if (!existsSync(result)) writeFileSync(result, JSON.stringify({ passes: 0, failures: 1 }));
  }
}

/** What the command line finds in copies of the fixtures, for the editor to agree with; it skips the extension's own files. */
function writeExpectations() {
  const copy = path.join(folder, 'expected');
  for (const name of ['test/fixtures', 'examples/legacy-app']) {
    cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
  }
  const file = path.join(folder, 'fixtures.json');
  const args = [path.join(root, 'dist/cli.js'), 'scan', '.', '--format', 'json', '--output', file, '--quiet'];
  spawnSync(process.execPath, args, { cwd: copy });
  return file;
}

/** Files before and after the command line has rewritten them, for the editor to do the same. */
function writeRewrites() {
  const target = path.join(folder, 'rewrites');
  for (const name of ['before', 'after']) {
    const filter = (source) => !/\.output\.\w+$/.test(source);
    cpSync(path.join(root, 'test/rewrites'), path.join(target, name), { recursive: true, filter });
    cpSync(path.join(root, 'examples/legacy-app'), path.join(target, name, 'legacy-app'), { recursive: true });
    // Otherwise, the command line would look for domains in all of them, and the editor in the file's folder.
    for (const folder of readdirSync(path.join(target, name))) {
      const manifest = path.join(target, name, folder, 'package.json');
      if (!existsSync(manifest)) writeFileSync(manifest, '{}');
    }
  }
  // The test rewrites one file at a time, but the command line shares functions between all of them.
  writeFileSync(path.join(target, 'auth0-relink.json'), JSON.stringify({ helpers: 'inline' }));
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
  const text = `#!/bin/sh\nexec "${process.execPath}" "${script}" "$@"\n`;
  // Not while another process may run it.
  if (!existsSync(launcher) || readFileSync(launcher, 'utf8') !== text) writeFileSync(launcher, text, { mode: 0o755 });
  return launcher;
}
