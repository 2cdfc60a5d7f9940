import { FINDING_STATES } from './merged.js';
import type { FindingState, Merged, MergedRepository, Tally } from './merged.js';

/** The states of findings that are still in the code and count as work. */
const LEFT: readonly FindingState[] = ['new', 'open', 'known'];

export function isLeft({ state }: Tally): boolean {
  return LEFT.includes(state);
}

/** Returns the number of findings in tallies. */
export function totalOf(tallies: readonly Tally[]): number {
  return tallies.reduce((sum, { count }) => sum + count, 0);
}

/** Returns how many findings have each value of `key`, the most first; those without a value don't count. */
export function sumBy(tallies: readonly Tally[], key: (tally: Tally) => string | undefined): [string, number][] {
  const sums = new Map<string, number>();
  for (const tally of tallies) {
    const value = key(tally);
    if (value !== undefined) sums.set(value, (sums.get(value) ?? 0) + tally.count);
  }
  return [...sums].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

/** Returns how many findings have each state, also those that none has. */
export function byState(tallies: readonly Tally[]): Readonly<Record<FindingState, number>> {
  const count = (state: FindingState) => totalOf(tallies.filter((tally) => tally.state === state));
  return Object.fromEntries(FINDING_STATES.map((state) => [state, count(state)])) as Record<FindingState, number>;
}

/** Returns the charts that all formats for people show, without empty ones. */
export function chartsOf({ repositories }: Merged): { readonly caption: string; readonly sums: [string, number][] }[] {
  const all = repositories.flatMap(({ tallies }) => tallies);
  const left = all.filter(isLeft);
  const names = repositories.map((each): [string, number] => [
    nameOfBranch(each),
    totalOf(each.tallies.filter(isLeft)),
  ]);
  return [
    { caption: 'By repository', sums: names.filter(([, count]) => count > 0).toSorted(([, m], [, n]) => n - m) },
    { caption: 'By rule', sums: sumBy(left, ({ rule }) => rule) },
    { caption: 'By certainty', sums: sumBy(left, ({ certainty }) => certainty) },
    { caption: 'By state', sums: sumBy(all, ({ state }) => state) },
  ].filter(({ sums }) => sums.length > 0);
}

export function nameOfBranch({ repository, branch }: MergedRepository): string {
  return branch === '' ? repository : `${repository} (${branch})`;
}

/** Returns `1 repository`, `2 repositories`. */
export function countedRepositories({ length }: readonly MergedRepository[]): string {
  return `${length} ${length === 1 ? 'repository' : 'repositories'}`;
}
