import type { Combined } from './edits.js';

/** Called after a rewrite was applied, with `Rewritten`. */
export const REWRITTEN = 'auth0Relink.rewritten';

/** Plain data, as arguments of commands have to be. */
export interface Rewritten {
  readonly uri: string;
  readonly rewrites: readonly {
    readonly ruleId: string;
    readonly title: string;
    /** What is left for a person to do, a sentence each. */
    readonly todos: readonly string[];
    /** Where the new code begins, as an offset of the text with all of these rewrites. */
    readonly start: number;
  }[];
}

/** @param combined rewrites that were applied together */
export function rewrittenOf(uri: string, { edits, done }: Combined): Rewritten {
  const startOf = ({ offer, rewrite }: Combined['done'][number]) => {
    const start = rewrite.edits[0]?.start ?? offer.finding.start;
    const before = edits.filter((edit) => edit.end <= start && edit.start < start);
    return before.reduce((at, edit) => at + edit.text.length - (edit.end - edit.start), start);
  };
  return {
    uri,
    rewrites: done.map((each) => ({
      ruleId: each.offer.finding.ruleId,
      title: each.rewrite.title,
      todos: each.rewrite.todos,
      start: startOf(each),
    })),
  };
}
