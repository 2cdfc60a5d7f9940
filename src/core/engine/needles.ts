import type { RuleMeta } from '../types.js';
import type { Vocabulary } from '../vocabulary.js';

/**
 * Returns literals that a fast search can look for: a document without any of them has neither a finding nor a problem.
 * These are the first needle group of every rule and the suppression directive, which may be unused. `mayMatch` then
 * checks the other groups.
 */
export function primaryNeedles(rules: readonly RuleMeta[], { suppression }: Vocabulary): string[] {
  return [...new Set([...rules.flatMap((rule) => rule.needles[0] ?? []), suppression])];
}

/** Whether `rule` could match in `text`: the text contains a literal from each of the rule's needle groups. */
export function mayMatch(rule: RuleMeta, text: string): boolean {
  return rule.needles.every((group) => group.some((needle) => text.includes(needle)));
}

/** Whether `text` needs an analysis. */
export function isCandidate(rules: readonly RuleMeta[], { suppression }: Vocabulary, text: string): boolean {
  return text.includes(suppression) || rules.some((rule) => mayMatch(rule, text));
}
