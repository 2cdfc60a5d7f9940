/** What its user should know about an analysis itself. */
export const PROBLEMS = {
  'problem.unparsed': 'This code could not be parsed, so it was not checked.',
  'problem.failure': 'Relink failed to check this code ({{error}}). Please report this bug.',
  'problem.over-budget': 'This file is too complex to check completely, so findings may be missing.',
  'problem.unknown-rule': 'Unknown rule "{{rule}}". Available rules: {{rules}}.',
  'problem.unused-suppression': 'Unused suppression: {{rule}} reports nothing here.',
  'problem.unused-suppressions': 'Unused suppression: {{rules}} report nothing here.',
  'problem.unused-suppression-of-all': 'Unused suppression: no rule reports anything here.',
} as const;
