import type { RuleMeta } from '../types.js';

/** The text that every suppression comment holds, so that an unused one is seen in a document without findings. */
export const SUPPRESSION_NEEDLE = 'auth0-relink-disable';

/**
 * The first group of every rule: a document that holds none of these can have no finding.
 * A fast search looks for these; `mayMatch` then refines.
 */
export function primaryNeedles(rules: readonly RuleMeta[]): string[] {
  return [...new Set([...rules.flatMap((rule) => rule.needles[0] ?? []), SUPPRESSION_NEEDLE])];
}

/** Whether `rule` could match somewhere in `text`: each of its needle groups has a literal in it. */
export function mayMatch(rule: RuleMeta, text: string): boolean {
  return rule.needles.every((group) => group.some((needle) => text.includes(needle)));
}

/** Whether any work has to be done for `text` at all. */
export function isCandidate(rules: readonly RuleMeta[], text: string): boolean {
  return text.includes(SUPPRESSION_NEEDLE) || rules.some((rule) => mayMatch(rule, text));
}
