/**
 * `npm run fuzz [-- options]` attacks the built engine with random inputs, repeatable by their seed.
 *
 *   --inputs N     how many inputs (default 20000)
 *   --minutes N    stop after so many minutes at the latest
 *   --seed N       the first seed (default 1); input number i has the seed N + i
 *   --jobs N       how many threads (default: one for each processor)
 *   --dist FOLDER  attack this build (default: dist)
 *
 * A third of the inputs are fixtures after random changes, a third are files of node_modules with a deprecated call at
 * the end or the start, and a third ask for the rewrites of a changed fixture. It fails if the engine throws, takes
 * longer than its time limit, or misses more than one in a thousand of the added calls. Inputs that fail are kept in
 * .cache/fuzz.
 */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { mutated, randomFrom } from './mutate.mjs';

const root = path.join(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '20000' },
    minutes: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    dist: { type: 'string', default: path.join(root, 'dist') },
  },
});

/** Found whatever surrounds it, as long as that is complete. */
const CALL = "\n;new Auth0Lock('a', 'b.auth0.com').show({ authParams: { access_token: tokenOfTheUser } });\n";

/** Files of this size and more are generated or bundled. */
const MAX_SIZE = 200_000;

/** How many of the added calls may be missed. */
const MOST_LOST = 0.001;

const kept = path.join(root, '.cache/fuzz');
const fixtures = filesIn(path.join(root, 'test/fixtures'), () => true);
const sources = filesIn(
  path.join(root, 'node_modules'),
  (name) => /\.(?:[cm]?js|tsx?)$/.test(name) && !/\.d\.[cm]?ts$/.test(name),
);
const engine = path.join(path.resolve(values.dist), 'engine.js');
const until = Date.now() + Number(values.minutes) * 60_000;
const first = Number(values.seed);
const count = Number(values.inputs);
const tally = { inputs: 0, added: 0, lost: 0, rewrites: 0, cut: 0 };
const failures = [];
let next = 0;
let slowest = { time: 0, name: '' };

await Promise.all(Array.from({ length: Number(values.jobs) }, attack));
report();

async function attack() {
  let worker = start();
  while (next < count && Date.now() < until) {
    const seed = first + next++;
    const input = inputOf(seed);
    if (input === undefined) continue;
    const begun = performance.now();
    const result = await run(worker, input);
    const time = performance.now() - begun;
    if (time > slowest.time) slowest = { time, name: input.name };
    tally.inputs++;
    if (result.ended) worker = start();
    judge(seed, input, result);
  }
  await worker.terminate();
}

function start() {
  return new Worker(path.join(import.meta.dirname, 'worker.mjs'), {
    workerData: { engine },
    resourceLimits: { stackSizeMb: 4 },
  });
}

/** @returns the worker's answer; `ended` if it gave none in time or died */
function run(worker, { text, fileName, kind }) {
  return new Promise((resolve) => {
    // What a scan allows one file, and again as much for each rewrite that is verified.
    const limit = (kind === 'offers' ? 10 : 1) * (5000 + text.length / 100);
    const timer = setTimeout(
      () => settle({ ended: true, failure: `still running after ${Math.round(limit / 1000)} s`, starts: [] }),
      limit,
    );
    const died = (error) => settle({ ended: true, failure: `the thread died: ${error}`, starts: [] });
    const settle = (result) => {
      clearTimeout(timer);
      worker.off('error', died).off('message', settle);
      if (result.ended) void worker.terminate();
      resolve(result);
    };
    worker.on('error', died).on('message', settle);
    worker.postMessage({ text, fileName, kind });
  });
}

function inputOf(seed) {
  const random = randomFrom(seed);
  const kind = ['changed', 'added', 'offers'][random(3)];
  if (kind !== 'added') {
    const fileName = fixtures[random(fixtures.length)];
    const text = mutated(readFileSync(fileName, 'utf8'), random);
    return { kind, fileName, text, name: path.relative(root, fileName) };
  }
  const fileName = sources[random(sources.length)];
  if (statSync(fileName).size > MAX_SIZE) return undefined;
  const source = readFileSync(fileName, 'utf8');
  const isFirst = random(3) === 0 && !source.startsWith('#!');
  const text = isFirst ? CALL + source : source + CALL;
  const from = isFirst ? 0 : source.length;
  return { kind, fileName, text, name: path.relative(root, fileName), place: [from, from + CALL.length] };
}

function judge(seed, { kind, text, fileName, name, place }, { failure, starts, isCut, rewrites = 0 }) {
  tally.rewrites += rewrites;
  if (isCut) tally.cut++;
  if (kind === 'added') {
    tally.added++;
    const isFound = starts.some((start) => start >= place[0] && start < place[1]);
    if (!isFound && failure === undefined) {
      tally.lost++;
      console.log(`seed ${seed}: the call in ${name} was not found`);
    }
  }
  if (failure === undefined) return;
  failures.push(seed);
  mkdirSync(kept, { recursive: true });
  writeFileSync(path.join(kept, `${seed}-${kind}${path.extname(fileName)}`), text);
  console.log(`seed ${seed} (${kind}, ${name}): ${failure}`);
}

function report() {
  const { inputs, added, lost, rewrites, cut } = tally;
  console.log(`${inputs} inputs: ${failures.length} failed`);
  console.log(`${added - lost} of ${added} added calls found; ${cut} inputs were too complex to check completely`);
  console.log(`${rewrites} rewrites applied; slowest input ${Math.round(slowest.time)} ms (${slowest.name})`);
  process.exitCode = failures.length === 0 && lost <= added * MOST_LOST ? 0 : 1;
}

function filesIn(folder, isWanted) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isWanted(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
