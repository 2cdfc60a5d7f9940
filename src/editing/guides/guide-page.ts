import type { CodeSnippet } from '../../core/types.js';
import { completeCode } from '../../report/complete-code.js';
import { asMarkdown } from './hover-markdown.js';
import { fenced } from './hover-text.js';

interface GuidePage {
  readonly title: string;
  /** The file and line. */
  readonly place: string;
  /** Why there is no rewrite, as a sentence; absent if the form never has one. */
  readonly reason: string | undefined;
  /** Why the finding is reported, step by step: Markdown. */
  readonly evidence: readonly string[];
  /** What to do by hand; empty if there is a rewrite. */
  readonly steps: readonly string[];
  /** What the rewrite was run with; absent if there is none. */
  readonly proof: string | undefined;
  readonly snippet: CodeSnippet | undefined;
  /** The rule page's section about migrating, in Markdown. */
  readonly section: string;
}

/** The headings of a page, in the language of the reader. */
export interface GuideHeadings {
  readonly evidence: string;
  readonly steps: string;
  readonly code: string;
  /** Names the language of the section, unless it is the reader's. */
  readonly language: string;
}

/**
 * Returns the page for a finding, in Markdown: why it is reported; without a rewrite also the reason, what to do, and code
 * for its place.
 */
export function guidePage(
  { title, place, reason, evidence, steps, proof, snippet, section }: GuidePage,
  headings: GuideHeadings,
): string {
  return [
    `# ${asMarkdown(title)}`,
    `\`${place}\``,
    ...(reason === undefined ? [] : [`**${asMarkdown(reason)}**`]),
    ...(steps.length === 0 ? [] : [`## ${headings.steps}`, numbered(steps.map(asMarkdown))]),
    ...(snippet === undefined ? [] : [`## ${headings.code}`, fenced(snippet.language, completeCode(snippet))]),
    `## ${headings.evidence}`,
    numbered(evidence),
    ...(proof === undefined ? [] : [asMarkdown(proof)]),
    section.trim().replace('\n', headings.language === '' ? '\n' : `\n\n_${headings.language}_\n`),
    '',
  ].join('\n\n');
}

function numbered(items: readonly string[]): string {
  return items.map((item, index) => `${index + 1}. ${item}`).join('\n');
}
