import type { Certainty } from '../core/types.js';

/**
 * Exit codes, documented in docs/configuration.md and, for `fix`, in docs/fix.md. As in grep, a failure takes precedence
 * over findings.
 */
export const EXIT = {
  clean: 0,
  findings: 1,
  /** A rewrite that `fix` was asked for was not made, although nothing failed. */
  undone: 1,
  /** Wrong usage, or a file could not be read, analysed or written: an empty result proves nothing. */
  failure: 2,
} as const;

/** What `--fail-on` takes: the least certain findings that count, the strictest first. */
export const FAIL_ON = ['certain', 'likely', 'any', 'none'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** Returns the exit code of a scan that ended without errors. */
export function exitCodeFor(found: ReadonlySet<Certainty>, failOn: FailOn): number {
  const counts: Readonly<Record<FailOn, boolean>> = {
    none: false,
    certain: found.has('certain'),
    likely: found.has('certain') || found.has('likely'),
    any: found.size > 0,
  };
  return counts[failOn] ? EXIT.findings : EXIT.clean;
}
