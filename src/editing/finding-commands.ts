/** Copies the code for a finding. Its argument is a `FindingPlace`. */
export const COPY_CODE = 'auth0Relink.copyCode';

/** Opens the page of a rule. Its argument is the rule's id. */
export const EXPLAIN = 'auth0Relink.explainRule';

/** Applies the best rewrite of a finding, or shows its manual steps. Its argument is a `FindingPlace`. */
export const REWRITE_FINDING = 'auth0Relink.rewriteFinding';

/** Shows what to do about a finding without a rewrite. Its argument is a `FindingPlace`. */
export const SHOW_GUIDE = 'auth0Relink.showGuide';

/** A finding, as an argument of commands. */
export interface FindingPlace {
  readonly uri: string;
  readonly ruleId: string;
  /** UTF-16 code units. */
  readonly start: number;
}
