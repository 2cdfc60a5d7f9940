/** What its user should know about an analysis itself. */
export const PROBLEMS = {
  'problem.unparsed': 'This code could not be parsed, so it was not checked.',
} as const;
