import type { CodeSnippet } from '../../core/types.js';
import { completeCode } from '../../report/complete-code.js';
import { asMarkdown } from '../hover-markdown.js';

interface GuidePage {
  readonly title: string;
  /** The file and line. */
  readonly place: string;
  /** Why there is no rewrite, as a sentence; absent if the form never has one. */
  readonly reason: string | undefined;
  readonly steps: readonly string[];
  readonly snippet: CodeSnippet | undefined;
  /** The rule page's section about migrating, in Markdown. */
  readonly section: string;
}

/** The headings of a page, in the language of the reader. */
export interface GuideHeadings {
  readonly steps: string;
  readonly code: string;
  /** Names the language of the section, unless it is the reader's. */
  readonly language: string;
}

/** Returns the page for a finding without a rewrite, in Markdown: the reason, what to do, and code for its place. */
export function guidePage(
  { title, place, reason, steps, snippet, section }: GuidePage,
  headings: GuideHeadings,
): string {
  return [
    `# ${asMarkdown(title)}`,
    `\`${place}\``,
    ...(reason === undefined ? [] : [`**${asMarkdown(reason)}**`]),
    `## ${headings.steps}`,
    steps.map((step, index) => `${index + 1}. ${asMarkdown(step)}`).join('\n'),
    ...(snippet === undefined ? [] : [`## ${headings.code}`, fenced(snippet.language, completeCode(snippet))]),
    section.trim().replace('\n', headings.language === '' ? '\n' : `\n\n_${headings.language}_\n`),
    '',
  ].join('\n\n');
}

/** Returns a code block whose fence is longer than any in the code. */
function fenced(language: string, code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code}\n${fence}`;
}
