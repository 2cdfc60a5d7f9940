/**
 * `npm run bench:editor [-- options]` runs only the editor part of `npm run bench`.
 *
 *   --write        write the result to docs/performance.md
 *   --rounds N     how often VS Code is started to measure activation (default 5)
 *   --scans N      how often the large tree is scanned (default 10)
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { EditorUnavailable, setUpEditor } from '../build/editor-setup.mjs';
import { measureEslintServer } from './editor/eslint-server.mjs';
import { measureInHost } from './editor/host.mjs';
import { editorReport } from './editor/report.mjs';
import { writeSamples } from './engine.mjs';
import { deliver } from './page.mjs';
import { loadNeedles } from './tools.mjs';
import { assemble, install, installPackages, measureTree } from './tree.mjs';

const root = path.dirname(import.meta.dirname);
const cache = path.join(root, '.cache/bench');

/** Keystrokes typed in each file. */
const KEYSTROKES = 30;

/** @param {{ dist: string, write?: boolean, rounds?: number, scans?: number }} options `dist`: the build to measure */
export async function benchEditor({ dist, write = false, rounds = 5, scans = 10 }) {
  const load = os.loadavg()[0];
  const editor = await editorOrReason();
  if (typeof editor === 'string') return deliver('bench-editor', editor, write);
  const trees = assemble(await loadNeedles());
  const [clean, planted] = ['clean', 'planted'].map((id) => trees.find((tree) => tree.id === id));
  const samples = writeSamples({ tree: clean.dir, dir: path.join(cache, 'candidates') });
  const files = samples.flatMap(({ plain, candidate }) => [plain, candidate]);
  const empty = path.join(cache, 'editor/empty');
  mkdirSync(empty, { recursive: true });
  const starts = [];
  for (let round = 0; round < rounds; round++) {
    console.error(`VS Code starts: ${round + 1} of ${rounds}`);
    starts.push(await measureInHost({ editor, dist, cache, workspace: empty, files: [], keystrokes: 0, scans: 0 }));
  }
  console.error('keystrokes in VS Code');
  const typed = await measureInHost({ editor, dist, cache, workspace: empty, files, keystrokes: KEYSTROKES, scans: 0 });
  console.error(`VS Code scans ${planted.dir}: ${scans} times`);
  const { scan } = await measureInHost({
    editor,
    dist,
    cache,
    workspace: planted.dir,
    files: [],
    keystrokes: 0,
    scans,
  });
  if (scan.rounds.some((round) => round.files !== planted.planted)) throw new Error('a scan did not find all');
  console.error("keystrokes in vscode-eslint's server");
  const eslint = await measureEslintServer({ install, files, keystrokes: KEYSTROKES });
  const bundle = readFileSync(path.join(dist, 'extension.js'));
  const report = editorReport({
    load,
    starts,
    samples,
    typed,
    eslint,
    scan,
    tree: measureTree(planted.dir),
    bundle: { bytes: bundle.length, gzip: gzipSync(bundle).length },
    thread: statSync(path.join(dist, 'engine.js')).size + statSync(path.join(dist, 'editor-thread.js')).size,
  });
  return deliver('bench-editor', report, write);
}

async function editorOrReason() {
  try {
    return await setUpEditor(console.error);
  } catch (error) {
    if (error instanceof EditorUnavailable) return error.message;
    throw error;
  }
}

if (process.argv[1] === import.meta.filename) {
  // Ends VS Code's server together with this process.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
  const { values } = parseArgs({
    options: {
      write: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '5' },
      scans: { type: 'string', default: '10' },
    },
  });
  execFileSync(process.execPath, [path.join(root, 'build/build.mjs')], { stdio: 'ignore' });
  mkdirSync(cache, { recursive: true });
  installPackages();
  await benchEditor({
    dist: path.join(root, 'dist'),
    write: values.write,
    rounds: Number(values.rounds),
    scans: Number(values.scans),
  });
}
