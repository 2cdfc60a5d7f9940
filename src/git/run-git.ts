import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { parentOf, rawFromBytes, toText } from '../scan/raw-path.js';
import type { RawPath } from '../scan/raw-path.js';
import type { Git } from './find-git.js';

/** Variables of the repository whose hook runs Relink: they must not lead git there. */
const LOCAL_VARIABLES = new Set([
  ...['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_COMMON_DIR', 'GIT_NAMESPACE'],
  ...['GIT_OBJECT_DIRECTORY', 'GIT_ALTERNATE_OBJECT_DIRECTORIES', 'GIT_SHALLOW_FILE', 'GIT_GRAFT_FILE'],
]);

/** Settings that could name programs of the repository, or read another repository's configuration. */
const SAFE = [
  ...['--no-pager', '--no-optional-locks', '--literal-pathspecs'],
  ...['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'safe.bareRepository=explicit'].flatMap((set) => ['-c', set]),
];

/** In milliseconds. The commands read the index and a few objects, which takes a second in the largest repositories. */
const TIME_LIMIT = 10_000;

/**
 * Runs git to its end, without a network and without writing.
 *
 * @param command only one that runs no filter, textconv, pager or submodule command
 * @param quiet an exit code that counts as success, too
 * @returns what it prints
 * @throws {Error} with the reason
 */
export type GitRunner = (command: readonly string[], input?: Buffer, quiet?: number) => Buffer;

/**
 * @param root of a repository that nobody trusts
 * @param variables of the environment, in addition
 */
export function createGitRunner(
  { binary, searchPath }: Git,
  root: RawPath,
  variables: Readonly<Record<string, string>> = {},
): GitRunner {
  // In Windows, names of variables may have another case.
  const dropped = (name: string) => LOCAL_VARIABLES.has(name.toUpperCase()) || name.toUpperCase() === 'PATH';
  const kept = Object.entries(process.env).filter(([name]) => !dropped(name));
  const env: NodeJS.ProcessEnv = {
    ...Object.fromEntries(kept),
    PATH: searchPath,
    GIT_CEILING_DIRECTORIES: toText(parentOf(root)),
    GIT_NO_LAZY_FETCH: '1',
    // Older versions of git ignore that variable. No repository can name the one protocol allowed here.
    GIT_ALLOW_PROTOCOL: `none-${randomUUID()}`,
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    ...variables,
  };
  return (command, input, quiet = 0) => {
    const { status, stdout, stderr, error } = spawnSync(binary, [...SAFE, '-C', toText(root), ...command], {
      ...{ env, input, maxBuffer: 2 ** 30, timeout: TIME_LIMIT, killSignal: 'SIGKILL', windowsHide: true },
    });
    if (error === undefined && (status === 0 || status === quiet)) return stdout;
    const isLate = (error as NodeJS.ErrnoException | undefined)?.code === 'ETIMEDOUT';
    const late = `no answer within ${TIME_LIMIT / 1000} seconds`;
    throw new Error(isLate ? late : (error?.message ?? stderr.toString().trim().replace(/\s+/g, ' ')));
  };
}

/** @param output each entry ends with a NUL byte */
export function entriesOf(output: Buffer): RawPath[] {
  const entries: RawPath[] = [];
  for (let start = 0, end = output.indexOf(0); end >= 0; start = end + 1, end = output.indexOf(0, start)) {
    entries.push(rawFromBytes(output.subarray(start, end)));
  }
  return entries;
}

/** The inverse of `entriesOf`, with any byte as terminator. */
export function joinEntries(names: readonly string[], terminator: string): Buffer {
  return Buffer.from(names.map((name) => name + terminator).join(''), 'latin1');
}
