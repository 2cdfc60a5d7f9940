/**
 * `npm run bench [-- [options] [DIR]]` compares the speed of a scan with `rg -l`, ast-grep and ESLint.
 *
 *   DIR                search this folder instead of the trees built from the packages in bench/package.json
 *   --write            write the result to docs/performance.md
 *   --rounds N         how often the fast tools run (default 15)
 *   --slow-rounds N    how often ast-grep runs (default 3); ESLint runs once, on one tree
 *   --no-eslint        skip ESLint
 *   --no-editor        skip the editor, which bench/editor.mjs measures
 *   --dist FOLDER      measure this build instead of building
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { benchEditor } from './editor.mjs';
import { measureEngine } from './engine.mjs';
import { measure } from './measure.mjs';
import { deliver } from './page.mjs';
import { engineTable, goalTable, machine, megabytes, seconds, stepTable, treeTable } from './report.mjs';
import { median } from './statistics.mjs';
import { loadNeedles, tools } from './tools.mjs';
import { assemble, install, installPackages, measureTree } from './tree.mjs';

const root = path.dirname(import.meta.dirname);
const cache = path.join(root, '.cache/bench');

/** Timeout of each tool in seconds; ESLint takes minutes. */
const CAPS = { rg: 60, scan: 60, astGrep: 300, eslint: 900 };

/**
 * @typedef {object} Row one tool's measurements on one tree
 * @property {import('./tools.mjs').Tool} tool
 * @property {object} tree
 * @property {import('./measure.mjs').Measurement[]} runs
 * @property {number | undefined} memory
 * @property {{ files: number } | undefined} reported
 */

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    write: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '15' },
    'slow-rounds': { type: 'string', default: '3' },
    eslint: { type: 'boolean', default: true },
    editor: { type: 'boolean', default: true },
    dist: { type: 'string' },
  },
});
if (options.write && positionals.length > 0) throw new Error('--write is for the default trees');
// npm runs scripts in the package's folder, but users write paths relative to their own.
const from = (given) => path.resolve(process.env.INIT_CWD ?? process.cwd(), given);
const rounds = Number(options.rounds);
const slowRounds = Math.min(Number(options['slow-rounds']), rounds);

const load = os.loadavg()[0];
if (options.dist === undefined)
  execFileSync(process.execPath, [path.join(root, 'build/build.mjs')], { stdio: 'ignore' });
const dist = options.dist === undefined ? path.join(root, 'dist') : from(options.dist);
mkdirSync(cache, { recursive: true });
installPackages();
const needles = await loadNeedles();
const trees = (positionals[0] === undefined ? assemble(needles) : given(from(positionals[0]))).map((tree) => ({
  ...tree,
  size: measureTree(tree.dir),
}));
const { rg, scan, astGrep, eslint } = tools({ needles, dist, install, cache });

/** @type {Row[]} */
const rows = trees.flatMap((tree) =>
  [rg, scan, ...(tree.slow ? [astGrep] : [])].map((tool) => ({ tool, tree, runs: [] })),
);
const starts = {
  node: { file: process.execPath, args: ['-e', '0'], runs: [] },
  cli: { file: process.execPath, args: [path.join(dist, 'cli.js'), '--version'], runs: [] },
};

await warmUp();
await timeRounds();
if (options.eslint) await runEslint();
const engine =
  positionals.length === 0 ? measureEngine({ dist, tree: treeOf('clean').dir, install, cache }) : undefined;
await deliver('bench', result(), options.write);
if (options.editor && positionals.length === 0) await benchEditor({ dist, write: options.write });

function given(dir) {
  return [{ id: 'given', title: 'The given folder', dir, planted: 0, slow: true }];
}

function treeOf(id) {
  return trees.find((tree) => tree.id === id);
}

/** Fills the file system's cache, measures memory, and checks that each tree matches its title. */
async function warmUp() {
  for (const row of rows) {
    const { tool, tree } = row;
    console.error(`warming up: ${tool.id}, ${tree.id}`);
    const out = path.join(cache, 'out.txt');
    const run = await measure(tool.command(tree.dir, true), { out, memory: true, cap: CAPS[tool.id] });
    row.memory = run.memory;
    // Don't repeat a run that timed out.
    if (run.timedOut) row.runs.push(run);
    else row.reported = reportOf(tool, out, run.stderr);
    if (tool === scan && !row.reported) console.error(`the scan of tree "${tree.id}" did not end`);
    else if (tool === scan && tree.id !== 'given') check(tree, row.reported);
  }
}

function reportOf(tool, out, stderr) {
  try {
    return tool.reported(readFileSync(out, 'utf8'));
  } catch (error) {
    throw new Error(`${tool.id} gave no report: ${stderr}`, { cause: error });
  }
}

function check({ id, planted }, { files, candidates }) {
  if (files !== planted) throw new Error(`the scan of tree "${id}" reports ${files} files instead of ${planted}`);
  if ((id === 'clean' || id === 'tenfold') && candidates > 0)
    throw new Error(`tree "${id}" has ${candidates} candidates`);
}

/** Alternates between the tools, so noise on the machine affects all of them. */
async function timeRounds() {
  const out = path.join(cache, 'out.txt');
  for (let round = 0; round < rounds; round++) {
    console.error(`round ${round + 1} of ${rounds}`);
    for (const start of Object.values(starts)) start.runs.push(await measure(start, { out }));
    for (const { tool, tree, runs } of rows.filter(({ runs: [first] }) => !first?.timedOut)) {
      const isDue = tool !== astGrep || Math.floor((round * slowRounds) / rounds) === runs.length;
      if (isDue && runs.length < (tool === astGrep ? slowRounds : rounds)) {
        runs.push(await measure(tool.command(tree.dir, false), { out, cap: CAPS[tool.id] }));
      }
    }
  }
}

async function runEslint() {
  const tree = treeOf('planted') ?? trees[0];
  console.error(`ESLint, once, on ${tree.id} (minutes)`);
  const out = path.join(cache, 'eslint.json');
  const run = await measure(eslint.command(tree.dir), { out, memory: true, cap: CAPS.eslint });
  const reported = run.timedOut ? undefined : reportOf(eslint, out, run.stderr);
  rows.push({ tool: eslint, tree, runs: [run], memory: run.memory, reported });
}

function rowOf(tool, id) {
  return rows.find((row) => row.tool === tool && row.tree.id === id);
}

function wall({ runs }) {
  return median(runs.map((run) => run.wall));
}

function goals() {
  const [floor, clean, planted] = [rowOf(rg, 'clean'), rowOf(scan, 'clean'), rowOf(scan, 'planted')].map((row) =>
    wall(row),
  );
  const limit = 1.5 * floor + 0.15;
  const more = planted - clean;
  const factors = ['clean', 'planted'].map((id) => wall(rowOf(astGrep, id)) / wall(rowOf(scan, id)));
  const memory = Math.max(...trees.flatMap(({ id }) => rowOf(scan, id).memory ?? []));
  const ordinary = ['packages', 'dependencies'].map((id) => {
    const limit = 2 * wall(rowOf(rg, id)) + 1;
    const value = wall(rowOf(scan, id));
    const text = `${id === 'packages' ? 'the packages as they are' : 'own dependencies as source'}: 2 × \`rg -l\` + 1 s`;
    return { text, limit: seconds(limit), value: seconds(value), met: value <= limit };
  });
  const growth = wall(rowOf(scan, 'tenfold')) / wall(rowOf(scan, 'clean'));
  return [
    {
      text: 'nothing to find: 1.5 × `rg -l` + 0.15 s',
      limit: seconds(limit),
      value: seconds(clean),
      met: clean <= limit,
    },
    { text: '50 candidates: so much longer', limit: '0.50 s', value: seconds(more), met: more <= 0.5 },
    {
      text: 'faster than ast-grep by the factor',
      limit: '5',
      value: factors.map((factor) => factor.toFixed(0)).join(' and '),
      met: Math.min(...factors) >= 5,
    },
    ...ordinary,
    { text: 'ten times the files: so many times longer', limit: '11', value: growth.toFixed(1), met: growth <= 11 },
    ...engine.heavy.map(({ title, limit, parse, analyze }) => ({
      text: `${title}: so many times as long as parsing alone`,
      limit: `${limit}`,
      value: (analyze / parse).toFixed(2),
      met: analyze <= limit * parse,
    })),
    ...(memory > 0
      ? [{ text: 'peak memory in any of the trees', limit: '200 MB', value: megabytes(memory), met: memory <= 200e6 }]
      : []),
  ];
}

function steps() {
  const [node, cli] = [starts.node, starts.cli].map((start) => wall(start));
  const [floor, clean, planted] = [rowOf(rg, 'clean'), rowOf(scan, 'clean'), rowOf(scan, 'planted')].map((row) =>
    wall(row),
  );
  return [
    { text: 'Node.js starts (`node -e 0`)', value: node },
    { text: 'the command line loads (`--version`)', value: cli - node },
    { text: '`rg -l` with the needles', value: floor },
    { text: 'the rest of a scan that finds nothing', value: clean - cli - floor },
    { text: '**scan, nothing to find**', value: clean },
    { text: '50 candidates: engine loads, reading, analysis, report', value: planted - clean },
    { text: '**scan, 50 candidates**', value: planted },
  ];
}

function result() {
  const tables = trees.map((tree) =>
    treeTable(
      tree,
      rows.filter((row) => row.tree === tree),
    ),
  );
  const { reported } = rows.find(({ tool }) => tool === eslint) ?? {};
  const note = reported
    ? `ESLint linted ${reported.linted} files (no HTML); ${reported.unparsed} of them it could not parse.`
    : '';
  const about = `${machine(load)} Medians of ${rounds} rounds, of ${slowRounds} for ast-grep.`;
  if (positionals.length > 0) return [about, ...tables, note].filter(Boolean).join('\n\n');
  return [about, goalTable(goals()), ...tables, note, stepTable(steps()), engineTable(engine)]
    .filter(Boolean)
    .join('\n\n');
}
