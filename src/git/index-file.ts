import path from 'node:path';
import { rawFromText, relativeTo, toText } from '../scan/raw-path.js';
import { realPathOf } from '../scan/real-path.js';
import type { Repository } from './repository.js';

/**
 * Returns the environment variable that names the index of a commit in the making: git sets it for hooks of
 * `git commit -a` and `git commit FILE`, which commit another index than the repository's.
 * @throws {Error} with a sentence that says what to do, if it names a file elsewhere
 */
export function indexVariable({ root, run }: Repository, option: string): Readonly<Record<string, string>> {
  const given = process.env['GIT_INDEX_FILE'];
  if (!given) return {};
  const folder = run(['rev-parse', '--absolute-git-dir']).toString().trimEnd();
  const index = realPathOf(rawFromText(path.resolve(toText(root), given)));
  if (relativeTo(realPathOf(rawFromText(folder)), index) !== undefined) return { GIT_INDEX_FILE: toText(index) };
  throw new Error(`${option}: GIT_INDEX_FILE names ${given}, which is no index of ${toText(root)}; unset it`);
}
