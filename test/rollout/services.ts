/** Stand-ins for the services of docs/rollout.md: each keeps the contract of the real one, on local repositories. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { version } from '../../package.json';
import { git } from '../cli/fix/repository.js';
import { CLI } from '../cli/run.js';
import { makeTree } from '../scan/tree.js';

export interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
}

/** Returns the variables of a job, with an `npx` that runs the build of this version and prints what it was given. */
export function jobEnvironment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const bin = makeTree({
    npx: `#!/bin/sh
[ "$1" = --yes ] && [ "$2" = auth0-relink@${version} ] || { echo "npx: unknown package $*" >&2; exit 127; }
shift 2
if [ -n "$NPX_ONLY_PRINTS" ]; then printf '%s\\n' "$@"; exit; fi
exec "${process.execPath}" "${CLI}" "$@"
`,
  });
  writeFileSync(path.join(bin, 'auth0-relink'), `#!/bin/sh\nexec "${process.execPath}" "${CLI}" "$@"\n`);
  for (const name of ['npx', 'auth0-relink']) chmodSync(path.join(bin, name), 0o755);
  const names = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GITHUB_STEP_SUMMARY', 'NODE_OPTIONS'];
  const unset = Object.fromEntries(names.map((name) => [name, undefined])) as NodeJS.ProcessEnv;
  return { ...process.env, ...unset, PATH: `${bin}:${process.env['PATH'] ?? ''}`, ...more };
}

/** Runs a script as GitHub and GitLab run one in bash. */
export function runScript(script: string, cwd: string, env: NodeJS.ProcessEnv) {
  const args = ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', script];
  return spawnSync('bash', args, { cwd, env, encoding: 'utf8' });
}

/** Fills in `${{ … }}`. @throws {Error} for an expression that has no value */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{\{ *(.*?) *\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for ${name}`);
    return value;
  });
}

/** Clones a local repository, as a checkout does. */
export function cloneOf(repository: string): string {
  const folder = makeTree();
  git(folder, 'clone', '--quiet', repository, '.');
  return folder;
}

/** Returns what a script changed in a repository, as a diff; undefined if it failed, which opens no pull request. */
export function changesBy(script: (clone: string) => number | null, repository: string): string | undefined {
  const clone = cloneOf(repository);
  if (script(clone) !== 0) return undefined;
  git(clone, 'add', '--all');
  return git(clone, 'diff', '--cached');
}

/** Copies artifacts of one job to another. */
export function copyArtifacts(from: string, names: readonly string[], to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of names) cpSync(path.join(from, name), path.join(to, name));
}

/** Writes a script that a tool runs. */
export function scriptFile(text: string): string {
  const file = path.join(makeTree(), 'script.sh');
  writeFileSync(file, text);
  chmodSync(file, 0o755);
  return file;
}
