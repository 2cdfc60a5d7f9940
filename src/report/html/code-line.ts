import type { Lines } from '../../core/lines.js';
import type { Range } from '../../core/types.js';
import { printedCode } from '../display.js';
import { escapeHtml } from './escape.js';

/** How much code is shown before and after a finding, in UTF-16 code units. */
const AROUND = 120;

/** Returns a finding's line with its range marked, or an empty string if the text is unavailable. */
export function codeLine({ start, end }: Range, lines: Lines): string {
  const { line, column } = lines.positionAt(start);
  const text = lines.textOf(line);
  if (text.trim() === '') return '';
  const last = lines.positionAt(end);
  const from = column - 1;
  const to = last.line === line ? last.column - 1 : text.length;
  const begin = tokenAt(text, from - AROUND, from);
  const parts = [
    `${begin > 0 ? '…' : ''}${text.slice(begin, from).trimStart()}`,
    text.slice(from, to),
    text.length > to + AROUND ? `${text.slice(to, to + AROUND)}…` : text.slice(to),
  ];
  const [before = '', marked = '', after = ''] = parts.map((part) => escapeHtml(printedCode(part)));
  return `<pre tabindex="0" aria-label="Line ${line}"><code>${before}<mark>${marked}</mark>${after}</code></pre>`;
}

/** @returns where the first token starts that is not before an offset; the limit if there is none */
function tokenAt(text: string, offset: number, limit: number): number {
  if (offset <= 0) return 0;
  for (let at = offset; at < limit; at++) {
    const isInside = /[\w$]/.test(text.charAt(at)) && /[\w$]/.test(text.charAt(at - 1));
    if (!isInside && /\S/.test(text.charAt(at))) return at;
  }
  return limit;
}
