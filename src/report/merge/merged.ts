import type { Certainty } from '../../core/types.js';
import type { MergedFinding, ReportInput } from './report-input.js';

/**
 * A finding's state: `new` since the repository's previous report, `open`, `known` by the baseline, `suppressed` by a
 * comment, or `fixed` since an earlier report.
 */
export const FINDING_STATES = ['new', 'open', 'known', 'suppressed', 'fixed'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** How many findings of a repository have a rule, certainty and state. */
export interface Tally {
  /** Reports don't tell about suppressed findings. */
  readonly rule: string | undefined;
  readonly certainty: Certainty | undefined;
  readonly state: FindingState;
  readonly count: number;
}

/** The state of a repository's branch in its last report. */
export interface MergedRepository {
  readonly repository: string;
  readonly branch: string;
  readonly commit: string;
  readonly time: number;
  readonly incomplete: boolean;
  readonly tallies: readonly Tally[];
}

/** The findings that are left at the end of a day. */
export interface HistoryDay {
  /** Such as `2030-12-31`, in UTC. */
  readonly date: string;
  /** How many repositories had been scanned by then. */
  readonly repositories: number;
  /** New, open and known. */
  readonly findings: number;
}

export interface Merged {
  readonly reports: number;
  /** Sorted by name and branch. */
  readonly repositories: readonly MergedRepository[];
  /** The days with reports, in order. */
  readonly history: readonly HistoryDay[];
}

/** One scan: a report, or several that are parts of it. */
interface Snapshot {
  readonly commit: string;
  readonly time: number;
  readonly left: Map<string, MergedFinding & { readonly isKnown: boolean }>;
  suppressed: number;
  incomplete: boolean;
}

/** Merges reports, of any number of repositories and days, in any order. */
export function mergedReports(reports: Iterable<ReportInput>): Merged {
  const branches = new Map<string, { repository: string; branch: string; snapshots: Map<string, Snapshot> }>();
  let count = 0;
  for (const { repository, branch, commit, time, findings, known, suppressed, incomplete } of reports) {
    count++;
    const key = `${repository}\0${branch}`;
    const line = branches.get(key) ?? { repository, branch, snapshots: new Map<string, Snapshot>() };
    branches.set(key, line);
    const part = `${time}\0${commit}`;
    const snapshot = line.snapshots.get(part) ?? { commit, time, left: new Map(), suppressed: 0, incomplete: false };
    line.snapshots.set(part, snapshot);
    for (const finding of known) snapshot.left.set(finding.key, { ...finding, isKnown: true });
    for (const finding of findings) snapshot.left.set(finding.key, { ...finding, isKnown: false });
    snapshot.suppressed += suppressed;
    snapshot.incomplete ||= incomplete;
  }
  const lines = [...branches.values()]
    .map(({ repository, branch, snapshots }) => {
      return { repository, branch, snapshots: [...snapshots.values()].toSorted((a, b) => a.time - b.time) };
    })
    .toSorted((a, b) => compare(a.repository, b.repository) || compare(a.branch, b.branch));
  return {
    reports: count,
    repositories: lines.flatMap(({ repository, branch, snapshots }) => {
      const last = snapshots.at(-1);
      if (last === undefined) return [];
      const { commit, time, incomplete } = last;
      return [{ repository, branch, commit, time, incomplete, tallies: talliesOf(last, snapshots.slice(0, -1)) }];
    }),
    history: historyOf(lines.map(({ snapshots }) => snapshots)),
  };
}

function talliesOf(last: Snapshot, earlier: readonly Snapshot[]): Tally[] {
  const tallies = new Map<string, { rule?: string; certainty?: Certainty; state: FindingState; count: number }>();
  const add = (state: FindingState, { rule, certainty }: MergedFinding) => {
    const key = `${state}\0${rule}\0${certainty}`;
    const tally = tallies.get(key) ?? { rule, certainty, state, count: 0 };
    tallies.set(key, tally);
    tally.count++;
  };
  const previous = earlier.at(-1);
  for (const finding of last.left.values()) {
    if (finding.isKnown) add('known', finding);
    else add(previous === undefined || previous.left.has(finding.key) ? 'open' : 'new', finding);
  }
  // What an incomplete scan doesn't report may still be there.
  if (!last.incomplete) {
    const gone = new Map(earlier.flatMap(({ left }) => [...left].filter(([key]) => !last.left.has(key))));
    for (const finding of gone.values()) add('fixed', finding);
  }
  const { suppressed } = last;
  const others: Tally[] =
    suppressed === 0 ? [] : [{ rule: undefined, certainty: undefined, state: 'suppressed', count: suppressed }];
  return [
    ...[...tallies.values()].map(({ rule, certainty, state, count }) => ({ rule, certainty, state, count })),
    ...others,
  ];
}

/** Counts each repository with its last report of the day or an earlier one. */
function historyOf(lines: readonly (readonly Snapshot[])[]): HistoryDay[] {
  const days = [...new Set(lines.flat().map(({ time }) => dateOf(time)))].toSorted(compare);
  const totals = days.map((date) => ({ date, repositories: 0, findings: 0 }));
  for (const snapshots of lines) {
    let next = 0;
    for (const total of totals) {
      while ((snapshots[next]?.time ?? Infinity) < Date.parse(total.date) + DAY) next++;
      const current = snapshots[next - 1];
      if (current === undefined) continue;
      total.repositories++;
      total.findings += current.left.size;
    }
  }
  return totals;
}

const DAY = 24 * 60 * 60 * 1000;

/** Returns the day of a time, in UTC. */
export function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
