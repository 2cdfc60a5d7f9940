import { commentsIn } from '../core/hosts/comments.js';
import type { Edit, Finding } from '../core/types.js';
import type { DraftEdit, RewriteRequest } from './rewriter.js';

/** A comment that lets TypeScript accept the token, which the SDK's typings lack. */
const DIRECTIVE = /^\/[/*]\s*@ts-(expect-error|ignore)\b/;

/**
 * Removes the directive above the line of a login's token. The new code needs none, and TypeScript reports an
 * `@ts-expect-error` without an error. `@ts-ignore` goes only where the token is alone on its line.
 */
export function withoutTypeDirective(request: RewriteRequest, edits: readonly DraftEdit[]): readonly DraftEdit[] {
  const removal = directiveRemoval(request);
  if (removal === undefined) return edits;
  const isApart = edits.every(({ start, end }) => end <= removal.start || removal.end <= start);
  return isApart ? [...edits, removal] : edits;
}

function directiveRemoval({ finding, text, program }: RewriteRequest): Edit | undefined {
  if (finding.ruleId === 'unlink-endpoint') return undefined;
  const end = lineStart(text, finding.start);
  const start = lineStart(text, Math.max(end - 1, 0));
  const comment = commentsIn(program.region).find((each) => start <= each.start && each.end < end);
  if (comment === undefined) return undefined;
  const source = text.slice(comment.start, comment.end);
  const [, kind] = DIRECTIVE.exec(source) ?? [];
  if (kind === undefined || text.slice(start, end).trim() !== source.trim()) return undefined;
  return kind === 'ignore' && !isAlone(text, finding, end) ? undefined : { start, end, text: '' };
}

/** Whether a property starts its line, and nothing that needs a directive follows it. */
function isAlone(text: string, { start }: Finding, line: number): boolean {
  return text.slice(line, start).trim() === '' && !/,\s*[^\s/]/.test(text.slice(start).split('\n', 1)[0] ?? '');
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
