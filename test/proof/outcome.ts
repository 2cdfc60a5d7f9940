/**
 * What a program did, as it says itself: every case prints `done …` where its job is done, and `failed …` in its
 * error path. Whether that is true, the tenant knows.
 */
export interface Outcome {
  readonly kind: 'done' | 'failed' | 'nothing';
  /** Everything that it printed. */
  readonly lines: readonly string[];
  /** Whether the application still holds Alice's own token afterwards; undefined where it holds none. */
  readonly kept?: boolean;
}

/** @param crashed whether it ended by an error that nobody handled: to its user, that too is a failure that is shown */
export function outcomeOf(lines: readonly string[], crashed: boolean): Outcome {
  const said = new Set(lines.map((line) => /^(?:done|failed)\b/.exec(line)?.[0]));
  return { kind: said.has('failed') || crashed ? 'failed' : said.has('done') ? 'done' : 'nothing', lines };
}
