import { indexVariable } from '../git/index-file.js';
import { mergeBaseWith } from '../git/merge-base.js';
import { repositoryAround, rootAround } from '../git/repository.js';
import { createGitRunner } from '../git/run-git.js';
import { messageOf } from '../scan/error-message.js';
import type { ScanHooks, ScanOptions } from '../scan/options.js';
import { join, nameOf, rawFromText, toText } from '../scan/raw-path.js';
import { realPathOf } from '../scan/real-path.js';
import { scanChanged } from './changed-scan.js';
import type { ChangedScan } from './changed-scan.js';
import { changesInDiff, readDiff } from './diff-changes.js';
import { snapshotOfIndex } from './index-snapshot.js';
import { changesSince } from './since.js';
import { stagedChanges } from './staged.js';

/** The options about what has changed, as parsed by commander. */
export interface ChangeFlags {
  readonly since?: string;
  readonly staged?: boolean;
  readonly diff?: string;
}

/** Scans, and finds out what changed. @throws {Error} with a sentence for the user, if that can't be told */
export type ScanForChanges = (options: ScanOptions, hooks: ScanHooks) => Promise<ChangedScan>;

/** Returns the option of these that the user gave. @throws {Error} if there is more than one */
export function changeOption({ since, staged, diff }: ChangeFlags): string | undefined {
  const given = [since !== undefined && '--since', staged && '--staged', diff !== undefined && '--diff'];
  const [option, another] = given.filter((each) => typeof each === 'string');
  if (another !== undefined) throw new Error(`${option} can't be combined with ${another}; each says what has changed`);
  return option;
}

/**
 * Finds out what the options compare with, before a long scan starts.
 * @param sinceName how errors name the option for a revision
 * @returns undefined if everything counts
 * @throws {Error} with a sentence for the user
 */
export async function givenChanges(
  options: ScanOptions,
  flags: ChangeFlags,
  sinceName = '--since',
): Promise<ScanForChanges | undefined> {
  const { since, diff } = flags;
  const option = changeOption(flags);
  if (option === undefined) return undefined;
  if (diff !== undefined) {
    const given = await readDiff(diff);
    if (given.text === '') process.stderr.write(`${given.shown} is empty: nothing counts as changed\n`);
    const root = rootAround(options.paths, options.cwd, option) ?? realPathOf(rawFromText(options.cwd));
    const changes = changesInDiff(given, root);
    return (each, hooks) => scanChanged(each, hooks, changes);
  }
  if (since === undefined) return stagedScan(options);
  const shown = `${sinceName} ${since}`;
  if (since === '') throw new Error(`${sinceName} needs a revision, such as origin/main`);
  const repository = repositoryAround(options.paths, options.cwd, shown);
  const changes = named(shown, () => changesSince(mergeBaseWith(since, repository, shown), repository, shown));
  return (each, hooks) => scanChanged(each, hooks, (sources) => named(shown, () => changes(sources)));
}

function stagedScan({ paths, cwd }: ScanOptions): ScanForChanges {
  const option = '--staged';
  const found = repositoryAround(['.', ...paths], cwd, option);
  const { root } = found;
  const run = named(option, () => createGitRunner(found.git, root, indexVariable(found, option)));
  return async (options, hooks) => {
    const snapshot = await snapshotOfIndex({ ...found, run }, hooks.signal, option).catch((error: unknown) =>
      named(option, () => {
        throw error;
      }),
    );
    try {
      const mirror = { of: toText(root), at: toText(snapshot.root) };
      const find = named(option, () => stagedChanges(snapshot.root, run));
      const given = { ...options, mirror, ...(hooks.signal?.aborted && { paths: [] }) };
      const scanned = await scanChanged(given, hooks, find);
      const errors = snapshot.missing.map(({ name, reason }) => {
        return { message: `is not scanned: ${reason}`, file: nameOf(join(root, name), rawFromText(cwd)) };
      });
      return { ...scanned, result: { ...scanned.result, errors: [...scanned.result.errors, ...errors] } };
    } finally {
      snapshot.remove();
    }
  };
}

/** Names the option in errors of git. */
function named<T>(option: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const message = messageOf(error);
    throw message.startsWith(option) ? error : new Error(`${option}: git: ${message}`, { cause: error });
  }
}
