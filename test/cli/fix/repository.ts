import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { makeTree } from '../../scan/tree.js';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** Runs git without the user's settings and without the environment of a git hook that may run the tests. */
export function git(cwd: string, ...args: string[]): string {
  const names = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX'].map((name) => [name, undefined]);
  const env = { ...process.env, ...(Object.fromEntries(names) as NodeJS.ProcessEnv), GIT_CONFIG_GLOBAL: '/dev/null' };
  const settings = ['user.name=Test', 'user.email=test@example.com', 'core.autocrlf=false', 'commit.gpgsign=false'];
  const given = settings.flatMap((setting) => ['-c', setting]);
  return execFileSync('git', [...given, ...args], { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** @returns a temporary folder with the files, committed to git */
export function makeRepository(files: Files): string {
  const root = makeTree(files);
  git(root, 'init', '--quiet');
  commit(root);
  return root;
}

export function commit(root: string): void {
  git(root, 'add', '--all', '--force');
  git(root, 'commit', '--quiet', '--message', 'A commit.', '--allow-empty');
}

export function read(root: string, name: string): string {
  return readFileSync(path.join(root, name), 'utf8');
}

/** Returns the names of all files in a folder, except git's. */
export function namesIn(root: string): string[] {
  return readdirSync(root)
    .filter((name) => name !== '.git')
    .sort();
}
