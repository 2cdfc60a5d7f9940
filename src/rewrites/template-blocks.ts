import { toDocumentOffset } from '../core/hosts/region.js';
import type { ParsedProgram } from '../core/syntax/parse.js';
import type { Edit, Finding, Range } from '../core/types.js';

/** Matches a tag that ends the block of another one, which `else` also does. */
const CLOSES =
  /^(?:<%[-_~]?\s*(?:\}|(?:end|else|elsif|when)\b)|<\?(?:php\b)?\s*(?:\}|end\w+|else)|\{%[-~]?\s*(?:end|el(?:se|if|sif))|\{\{~?\s*(?:\/|(?:end|else)\b|\^\s*~?\}\})|@(?:end|else))/;

/** Matches a tag that starts a block by its first word. */
const OPENS =
  /^(?:<%[-_~]?\s*(?:if|unless|case|else|elsif|when|while|for)\b|\{%[-~]?\s*(?:if|unless|for|with|case|ifchanged|ifequal|ifnotequal|el(?:se|if|sif))\b|\{\{~?\s*(?:[#^]\s*\w|\^|(?:if|range|with|block|define|else)\b)|@(?:if|unless|isset|empty|auth|guest|switch|for|foreach|forelse|while|else|elseif)\b)/;

/** Matches the code at the end of a tag that starts a block. */
const LEAVES_OPEN = /(?:[{:]|\bdo|\bdo \|[^|]*\|)$/;

/**
 * Whether edits also change code that is not in the same block of a template as the finding: the template may leave out
 * one of the two. Functions that are added do nothing by themselves.
 * @param text the document's text, which the offsets refer to (UTF-16 code units)
 */
export function leavesTemplateBlock(
  program: ParsedProgram,
  text: string,
  finding: Finding,
  edits: readonly Edit[],
): boolean {
  const tags = steeringTags(program, text);
  const own = blockAt(tags, text, finding.start);
  if (own === '') return false;
  return edits.some(
    (edit) => !isFunctions(edit) && ![edit.start, edit.end].every((at) => blockAt(tags, text, at).startsWith(own)),
  );
}

/** Whether an edit adds functions after other code. */
function isFunctions({ start, end, text }: Edit): boolean {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
  const first = lines.find((line) => line !== '' && !line.startsWith('//'));
  return start === end && lines[0] === '' && first !== undefined && /^(?:async )?function\b/.test(first);
}

/** Returns the tags of a script that a template language replaces by nothing: they became blanks in the code. */
function steeringTags({ region }: ParsedProgram, text: string): Range[] {
  const offset = toDocumentOffset(region, 0);
  const tags: Range[] = [];
  for (const { index, 0: blanks } of region.code.matchAll(/[ \t\r\n]+/g)) {
    const source = text.slice(offset + index, offset + index + blanks.length);
    const inside = source.trim();
    if (inside === '') continue;
    const start = offset + index + source.indexOf(inside);
    const starts = [...inside.matchAll(/<%|<\?|\{%|\{\{|@(?=\w)/g)].map((tag) => tag.index);
    for (const [order, at] of starts.entries()) {
      const end = inside.slice(0, starts[order + 1]).trimEnd().length;
      tags.push({ start: start + at, end: start + end });
    }
  }
  return tags;
}

/** Returns the blocks around an offset, outermost first, as a text that those of inner blocks start with. */
function blockAt(tags: readonly Range[], text: string, offset: number): string {
  const blocks: string[] = [];
  for (const { start, end } of tags) {
    if (start >= offset) break;
    const tag = text.slice(start, end);
    if (CLOSES.test(tag)) blocks.pop();
    if (OPENS.test(tag) || LEAVES_OPEN.test(codeOf(tag))) blocks.push(`${String(start)} `);
  }
  return blocks.join('');
}

/** Returns what a tag of ERB, EJS, JSP or PHP does, without its delimiters. */
function codeOf(tag: string): string {
  const [open = ''] = /^<(?:%[-_~]?|\?(?:php\b)?)/.exec(tag) ?? [];
  if (open === '' || /^[=#]/.test(tag.slice(open.length))) return '';
  return tag
    .slice(open.length)
    .replace(/[-_~]?[%?]>$/, '')
    .trim();
}
