import { toText } from '../scan/raw-path.js';
import type { Repository } from './repository.js';
import type { GitRunner } from './run-git.js';

const DEEPEN =
  'this is a shallow clone, which lacks the history: run "git fetch --unshallow" (in GitHub Actions, set "fetch-depth: 0" for actions/checkout; in GitLab, GIT_DEPTH: 0)';

/**
 * Returns the commit that the current one and a revision have in common: what is newer is a branch's own work.
 * @param option as the user gave it, for the error
 * @throws {Error} with a sentence that says what to do
 */
export function mergeBaseWith(revision: string, { root, run }: Repository, option: string): string {
  const where = toText(root);
  const head = commitOf('HEAD', run);
  if (head === undefined) throw new Error(`${option}: there is no commit in ${where} yet`);
  // Git would take it for an option.
  const commit = revision.startsWith('-') ? undefined : commitOf(revision, run);
  if (commit === undefined) throw new Error(`${option}: no such commit in ${where}; ${remedyFor(revision, run)}`);
  const base = run(['merge-base', commit, head], undefined, 1).toString().trim();
  if (base !== '') return base;
  const reason = `no commit in common with HEAD in ${where}`;
  throw new Error(isShallow(run) ? `${option}: ${reason}; ${DEEPEN}` : `${option}: ${reason}`);
}

/** Returns the id of a revision's commit; undefined if there is none. */
export function commitOf(revision: string, run: GitRunner): string | undefined {
  const id = run(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`], undefined, 1)
    .toString()
    .trim();
  return id === '' ? undefined : id;
}

function remedyFor(revision: string, run: GitRunner): string {
  const isName = /^[\w./-]+$/.test(revision) && !revision.startsWith('-');
  const remote = isName ? run(['for-each-ref', '--format=%(refname:short)', `refs/remotes/*/${revision}`]) : '';
  const [known] = remote.toString().split('\n');
  if (known) return `did you mean ${known}?`;
  if (isShallow(run)) return DEEPEN;
  const branch = revision.replace(/^origin\//, '');
  return isName ? `fetch it first: "git fetch origin ${branch}", then --since FETCH_HEAD` : 'check its spelling';
}

function isShallow(run: GitRunner): boolean {
  return run(['rev-parse', '--is-shallow-repository']).toString().trim() === 'true';
}
