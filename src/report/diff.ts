import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff';
import { printedCode } from './display.js';
import type { FileName } from './result.js';
import type { TextStyle } from './text-style.js';

/** Unchanged lines around a change, as in git. */
const CONTEXT = 3;

/** Git's name for the old version of a new file. */
const NOTHING = '/dev/null';

/** The old and the new version of a file. */
interface Versions extends FileName {
  readonly text: string;
  readonly newText: string;
  /** Whether the file starts with a byte order mark, which the texts omit. */
  readonly bom: boolean;
  readonly created?: true;
}

/**
 * Returns the patch from the old version of a file to the new one, as `git apply` reads it: with the byte order mark,
 * and with names that are not UTF-8.
 * @returns an empty string if nothing changes
 */
export function patchOf({ path, uri, text, newText, bom, created }: Versions): string {
  const mark = bom && text !== newText ? '\uFEFF' : '';
  const diff = unifiedDiff(path, created ? undefined : mark + text, mark + newText);
  if (diff === '' || !path.includes('\uFFFD') || uri.startsWith('file:')) return diff;
  const [, , ...hunks] = diff.split('\n');
  const name = uri.replace(/%(..)/g, (_, hex: string) => `\\${parseInt(hex, 16).toString(8).padStart(3, '0')}`);
  return [created ? `--- ${NOTHING}` : `--- "a/${name}"`, `+++ "b/${name}"`, ...hunks].join('\n');
}

/**
 * Returns the unified diff between two texts of a file.
 * @param path relative, with `/` as separator; an absolute path is used unchanged
 * @param before undefined for a new file
 * @returns an empty string if the texts are equal
 */
export function unifiedDiff(path: string, before: string | undefined, after: string): string {
  if (before === after) return '';
  const isAbsolute = /^(?:\/|[A-Za-z]:)/.test(path);
  const [from, to] = isAbsolute ? [path, path] : [`a/${path}`, `b/${path}`];
  const old = before === undefined ? NOTHING : from;
  const patch = structuredPatch(old, to, before ?? '', after, undefined, undefined, { context: CONTEXT });
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
