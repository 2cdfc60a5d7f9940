import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff';
import { printedCode } from './display.js';
import type { TextStyle } from './text-style.js';

/** Unchanged lines around a change, as in git. */
const CONTEXT = 3;

/**
 * Returns the unified diff between two texts of a file, as `git apply` and `patch -p1` read it.
 * @param path relative, with `/` as separator; an absolute path is used unchanged
 * @returns an empty string if the texts are equal
 */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const isAbsolute = /^(?:\/|[A-Za-z]:)/.test(path);
  const [from, to] = isAbsolute ? [path, path] : [`a/${path}`, `b/${path}`];
  const patch = structuredPatch(from, to, before, after, undefined, undefined, { context: CONTEXT });
  return formatPatch(patch, FILE_HEADERS_ONLY);
}

/** Formats a unified diff for a terminal: coloured, with tabs as spaces, and unsafe characters escaped. */
export function paintedDiff(diff: string, style: TextStyle): string {
  if (diff === '') return '';
  const lines = diff.split('\n').map((line, index) => {
    // Lines can end in CRLF; the terminal doesn't need the CR.
    const text = line === '' ? '' : line.charAt(0) + printedCode(line.slice(1).replace(/\r$/, ''));
    if (index < 2) return style.bold(text);
    if (text.startsWith('@@')) return style.cyan(text);
    if (text.startsWith('+')) return style.green(text);
    if (text.startsWith('-')) return style.red(text);
    return text;
  });
  return lines.join('\n');
}
