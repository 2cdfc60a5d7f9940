import type { Finding, Rewrite, RuleMeta } from '../../core/types.js';
import { placeDiff } from '../../report/place-diff.js';
import { guideTitle } from '../editor-texts.js';
import type { EditorTexts } from '../editor-texts.js';
import { asMarkdown } from './hover-markdown.js';

/** How many lines of a rewrite a hover shows: it is for a glance. */
const LINES = 12;

/**
 * Returns what a hover says about a finding, in Markdown: what its rule is about, and the best rewrite of this place, or
 * why there is none.
 * @param code the text of the document
 * @param best absent if it is not known
 */
export function hoverText(
  finding: Finding,
  rule: RuleMeta,
  code: string,
  best: Rewrite | undefined,
  { say }: Pick<EditorTexts, 'say'>,
): string {
  const description = asMarkdown(say(rule.description));
  if (best === undefined) return `${description}\n\n`;
  if (best.edits.length === 0) return `${description}\n\n**${asMarkdown(guideTitle(best, say))}**`;
  const diff = placeDiff(code, best.edits, finding.start, LINES).join('\n');
  return `${description}\n\n**${asMarkdown(say(best.title))}**\n\n${fenced('diff', diff)}\n`;
}

/** Returns a code block whose fence is longer than any in the code. */
export function fenced(language: string, code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code}\n${fence}`;
}
