import type { RuleMeta } from '../types.js';
import type { Vocabulary } from '../vocabulary.js';

/**
 * The first group of every rule, and the word of a suppression, which may be unused: a document without any of these
 * has neither a finding nor a problem. A fast search looks for them; `mayMatch` then refines.
 */
export function primaryNeedles(rules: readonly RuleMeta[], { suppression }: Vocabulary): string[] {
  return [...new Set([...rules.flatMap((rule) => rule.needles[0] ?? []), suppression])];
}

/** Whether `rule` could match somewhere in `text`: it contains a literal of each of the rule's needle groups. */
export function mayMatch(rule: RuleMeta, text: string): boolean {
  return rule.needles.every((group) => group.some((needle) => text.includes(needle)));
}

/** Whether `text` has to be analysed at all. */
export function isCandidate(rules: readonly RuleMeta[], { suppression }: Vocabulary, text: string): boolean {
  return text.includes(suppression) || rules.some((rule) => mayMatch(rule, text));
}
