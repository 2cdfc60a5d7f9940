/** Runs every case, the projects and the example application, and says how many held. */
import { availableParallelism } from 'node:os';
import { ChromiumRunner } from './browser.js';
import { readCases, programsOf } from './cases.js';
import type { Program } from './cases.js';
import { Checks } from './checks.js';
import { proveCompilers } from './compilers/compilers.js';
import { proveExample } from './example/example.js';
import { runInNode } from './node.js';
import { chromium, cleanUp, install } from './packages.js';
import { readProjects } from './project/meta.js';
import { proveProject } from './project/project.js';
import { prove } from './prove.js';
import type { Result, Runner } from './prove.js';

export interface ProofOptions {
  /** Only cases whose id holds this. */
  readonly only?: string | undefined;
  readonly verbose: boolean;
}

/** More workers than this only slow each other down. */
const MOST = 8;

export async function runProof({ only, verbose }: ProofOptions): Promise<Result[]> {
  install();
  chromium();
  const programs = readCases()
    .flatMap(programsOf)
    .filter(({ id }) => only === undefined || id.includes(only));
  const results = new Map<Program, readonly Result[]>();
  const waiting = [...programs];
  process.once('exit', cleanUp);
  const checks = new Checks();
  let example: readonly Result[] = [];
  let compilers: readonly Result[] = [];
  const projects = readProjects().filter(({ name }) => only === undefined || `projects/${name}`.includes(only));
  const projectResults = new Map<string, readonly Result[]>();
  const others = [...projects];
  // One worker more than there are processors, as each waits now and then; the first one has the longest work to begin with.
  const workers = Array.from({ length: Math.min(MOST, availableParallelism()) + 1 }, async (_, index) => {
    if (index === 0 && (only === undefined || 'example'.includes(only))) {
      example = await proveExample();
      for (const result of example) report(result, verbose);
    }
    if (index === 0 && (only === undefined || 'compilers'.includes(only))) {
      compilers = await proveCompilers();
      for (const result of compilers) report(result, verbose);
    }
    for (let project = others.shift(); project !== undefined; project = others.shift()) {
      const some = await proveProject(project);
      for (const result of some) report(result, verbose);
      projectResults.set(project.name, some);
    }
    await work(waiting, checks, results, verbose);
  });
  await Promise.all(workers).finally(() => checks.close());
  return [
    ...programs.flatMap((program) => results.get(program) ?? []),
    ...projects.flatMap(({ name }) => projectResults.get(name) ?? []),
    ...compilers,
    ...example,
  ];
}

/** Takes programs until none is left; each worker has a browser of its own. */
async function work(
  waiting: Program[],
  checks: Checks,
  results: Map<Program, readonly Result[]>,
  verbose: boolean,
): Promise<void> {
  let chromium: ChromiumRunner | undefined;
  const run: Runner = async (program, text, scene, steps) => {
    if (program.case.meta.side === 'server') return runInNode(program, text, scene, steps);
    chromium ??= await ChromiumRunner.start();
    return chromium.run(program, text, scene);
  };
  try {
    for (let program = waiting.shift(); program !== undefined; program = waiting.shift()) {
      const some = await prove(program, run, checks);
      for (const result of some) report(result, verbose);
      results.set(program, some);
    }
  } finally {
    await chromium?.close();
  }
}

const MARKS = { proven: '✔', guide: '·', failed: '✘' };

function report(
  { case: name, form, group, label, target, status, seen, problems, time }: Result,
  verbose: boolean,
): void {
  const isWhole = group === 'example' || group === 'project' || group === 'compiler';
  const what = isWhole ? `${group}: ${form}` : `${name} (${label}) → ${target}`;
  console.log(`${MARKS[status]} ${what} ${time} ms`);
  if (verbose) for (const line of seen) console.log(`    ${line}`);
  for (const problem of problems) console.log(`    ${problem.replaceAll('\n', '\n    ')}`);
}
