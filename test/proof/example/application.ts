/** The example application, rewritten by the command line and finished by hand, in a folder of its own. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { applyEdits } from '../../../src/core/edits.js';
import { makeWorkFolder } from '../packages.js';
import { CHANGES } from './by-hand.js';

const ROOT = path.join(import.meta.dirname, '..', '..', '..');

/** What its servers run with. The pages load their libraries as scripts. */
const SERVER_PACKAGES = {
  'body-parser': '1.20.9',
  express: '4.22.3',
  'express-session': '1.19.0',
  multer: '2.5.0',
  passport: '0.3.2',
  'passport-auth0': '1.4.5',
  request: '2.88.2',
};

interface Summary {
  readonly findings: number;
  readonly rewritten: number;
}

export interface Application {
  readonly folder: string;
  readonly before: Summary;
  /** Findings that are left once a person has finished it: `file:line rule`. */
  readonly left: readonly string[];
}

/** @throws {Error} where the command line fails, or what a person changes is not there */
export async function makeApplication(): Promise<Application> {
  const folder = makeWorkFolder('example', SERVER_PACKAGES);
  cpSync(path.join(ROOT, 'examples', 'legacy-app'), folder, { recursive: true });
  mkdirSync(path.join(folder, 'uploads'));
  const { summary } = JSON.parse(
    await relink('fix', '--review', '--write', '--allow-dirty', '--format', 'json', folder),
  ) as {
    summary: { findings: number; byOutcome: { rewritten: number } };
  };
  for (const { file, from, to } of CHANGES) {
    const name = path.join(folder, file);
    const text = readFileSync(name, 'utf8');
    const start = text.indexOf(from);
    if (start < 0) throw new Error(`${file} does not have: ${from}`);
    writeFileSync(name, applyEdits(text, [{ start, end: start + from.length, text: to }]));
  }
  const { files } = JSON.parse(await relink('scan', '--format', 'json', folder)) as {
    files: { path: string; findings: { ruleId: string; start: { line: number } }[] }[];
  };
  const left = files.flatMap((file) =>
    file.findings.map(({ ruleId, start }) => `${path.relative(folder, file.path)}:${start.line} ${ruleId}`),
  );
  return { folder, before: { findings: summary.findings, rewritten: summary.byOutcome.rewritten }, left };
}

/** Runs the command line as it is built. @returns what it prints */
function relink(...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const command = [path.join(ROOT, 'dist', 'cli.js'), ...args];
    execFile(process.execPath, command, { cwd: ROOT, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      // 1 says that there are findings.
      if (error === null || error.code === 1) resolve(stdout);
      else reject(new Error(`auth0-relink ${args.join(' ')}: ${stderr}`));
    });
  });
}
