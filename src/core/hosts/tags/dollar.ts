import { segmentsOf } from '../script-lexer.js';
import type { Tag } from './marks.js';

/**
 * Finds `${shop.domain}` of documentation engines outside of template literals: in code, where it would be a syntax
 * error, and in strings.
 * Only names count, so a snippet's code is never hidden.
 */
export function* dollarTags(text: string): Iterable<Tag> {
  if (!text.includes('${')) return;
  for (const { kind, start, end } of segmentsOf(text)) {
    if (kind !== 'code' && kind !== 'string') continue;
    const pattern = kind === 'string' ? /(?<!\\)\$\{[\w.]+\}/g : /(?<=[+(=,:[?|&\s])\$\{[\w.]+\}/g;
    for (const match of text.slice(start, end).matchAll(pattern)) {
      yield { start: start + match.index, end: start + match.index + match[0].length, kind: 'output' };
    }
  }
}
