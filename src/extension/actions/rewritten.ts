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
    /** Where the new code begins, as an offset of the text before the rewrite. */
    readonly start: number;
  }[];
}
