import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff';
import { cellsOf } from './display.js';
import type { TextStyle } from './text-style.js';

/** Lines of code shown around a change, as git does. */
const CONTEXT = 3;

/**
 * The unified diff between two texts of a file, as `git apply` and `patch -p1` read it.
 * @param path relative, with `/` between its parts; an absolute one stands as it is
 * @returns empty where nothing changes
 */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const isAbsolute = /^(?:\/|[A-Za-z]:)/.test(path);
  const [from, to] = isAbsolute ? [path, path] : [`a/${path}`, `b/${path}`];
  const patch = structuredPatch(from, to, before, after, undefined, undefined, { context: CONTEXT });
  return formatPatch(patch, FILE_HEADERS_ONLY);
}

/** A unified diff for a terminal: coloured, and without what would steer the terminal. */
export function paintedDiff(diff: string, style: TextStyle): string {
  if (diff === '') return '';
  const lines = diff.split('\n').map((line, index) => {
    // A file's lines may end in CRLF, which a terminal need not show.
    const text = line === '' ? '' : line.charAt(0) + drawn(line.slice(1).replace(/\r$/, ''));
    if (index < 2) return style.bold(text);
    if (text.startsWith('@@')) return style.cyan(text);
    if (text.startsWith('+')) return style.green(text);
    if (text.startsWith('-')) return style.red(text);
    return text;
  });
  return lines.join('\n');
}

function drawn(code: string): string {
  return cellsOf(code)
    .map((cell) => cell.text)
    .join('');
}
