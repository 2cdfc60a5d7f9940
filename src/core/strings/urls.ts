import { matcherOf } from '../hosts/finders.js';
import { HOLE } from '../hosts/hole.js';
import { flatten } from './pieces.js';
import type { Piece, Text } from './pieces.js';

/** A query parameter of a URL. Offsets are in the flat form of the URL's text. */
export interface UrlParameter {
  readonly name: string;
  readonly start: number;
}

/** The known parts of a URL that code builds. */
export interface UrlParts {
  /** The pieces of the host, or of whatever precedes the path; empty for a relative URL. */
  readonly host: Text;
  /** The host as text, with `HOLE` for unknown parts; empty for a relative URL. */
  readonly hostText: string;
  /** From the first slash after the host to the query. It starts with `/`, even if the text does not. */
  readonly path: string;
  /** The offset of the path in the flat form of the text. */
  readonly pathStart: number;
  readonly parameters: readonly UrlParameter[];
}

// In the patterns, \uE000 is `HOLE`.

/** Matches the scheme and host of `https://${host}path`: an unknown host may end with a slash. */
const BEFORE_PATH = /^\s*(?:(?:https?|\uE000):?)?\/\/([^/?#\s"'<>]*\uE000)(?=\w+(?:[?#]|\s*$))/i;
/**
 * Matches the scheme and host: `https://host`, `//host`, `${protocol}//host`, `https://<your domain>.example.com`. A
 * placeholder in brackets may have spaces.
 */
const ABSOLUTE = /^\s*(?:(?:https?|\uE000):?)?\/\/((?:<[\w .-]+>|\{[\w .-]+\}|[^/?#\s"'<>])*)/i;
/**
 * Matches an expression for the scheme and host: `${base}/path`, `${base}path`. A masked template tag also has its
 * words here.
 */
const FROM_HOLE = /^\s*(\uE000(?:[\w.\uE000-]*\uE000)?)(?=[/?\w])/;
/** Matches a host without a scheme, as in settings and old code: `shop.example.com/path`. */
const BARE_HOST = /^\s*([\w.\uE000-]+\.[a-z]{2,}(?::\d+)?)(?=[/?])/i;
/** Matches the start of a URL in an attribute within a string of HTML. URLs in prose don't count. */
const IN_MARKUP = /\b(?:href|action|src|url)\s*[=(]\s*["']?(?=[a-z/\uE000])/gi;

/** Returns the URLs in a text: the text itself, and those in attributes of its markup. */
export function readUrls(text: Text): UrlParts[] {
  const flat = flatten(text);
  return [0, ...markupStarts(flat)].flatMap((start) => readUrl(text, flat, start) ?? []);
}

/** The end of a URL in markup. */
const END_IN_MARKUP = /["'<>\s)]/g;

/** The maximum number of URLs within each other, as in `href=/login?url=/profile`. */
const MAX_NESTED = 8;

function* markupStarts(flat: string): Iterable<number> {
  if (!flat.includes('=') && !flat.includes('(')) return;
  const endOf = matcherOf(flat, END_IN_MARKUP);
  let lastEnd = -1;
  let nested = 0;
  for (const match of flat.matchAll(IN_MARKUP)) {
    const start = match.index + match[0].length;
    const end = endOf(start)?.index ?? flat.length;
    nested = end === lastEnd ? nested + 1 : 0;
    lastEnd = end;
    if (nested < MAX_NESTED) yield start;
  }
}

function readUrl(text: Text, flat: string, start: number): UrlParts | undefined {
  const rest = flat.slice(start);
  const absolute = BEFORE_PATH.exec(rest) ?? ABSOLUTE.exec(rest) ?? FROM_HOLE.exec(rest) ?? BARE_HOST.exec(rest);
  const relative = absolute === null ? /^\s*(?=\/[^/])/.exec(rest) : null;
  const prefix = absolute?.[0] ?? relative?.[0];
  if (prefix === undefined) return undefined;

  const hostText = absolute?.[1] ?? '';
  const hostStart = start + prefix.length - hostText.length;
  const pathStart = start + prefix.length;
  const inMarkup = start > 0;
  const end = inMarkup ? endInMarkup(flat, pathStart) : flat.length;
  const tail = flat.slice(pathStart, end);
  const pathLength = /[?#]/.exec(tail)?.index ?? tail.length;
  const path = tail.slice(0, pathLength).trimEnd();
  const query = tail[pathLength] === '?' ? tail.slice(pathLength + 1) : '';
  return {
    host: slice(text, hostStart, hostStart + hostText.length),
    hostText,
    path: path.startsWith('/') ? path : `/${path}`,
    pathStart,
    parameters: readParameters(query, pathStart + pathLength + 1),
  };
}

function endInMarkup(flat: string, from: number): number {
  const length = flat.slice(from).search(END_IN_MARKUP);
  return length < 0 ? flat.length : from + length;
}

/**
 * Returns the parameters of a query string.
 * Old code breaks queries over lines and escapes `&` as in HTML, so this drops white space around a name and `amp;`. A
 * hole before a name may contain the separator.
 */
export function readParameters(query: string, queryStart: number): UrlParameter[] {
  const parameters: UrlParameter[] = [];
  for (const match of query.matchAll(/(?:^|&(?:amp;)?)([^&=#]*)=/g)) {
    const raw = match[1] ?? '';
    const name = raw.slice(raw.lastIndexOf(HOLE) + 1).trim();
    if (name === '') continue;
    const start = queryStart + match.index + match[0].lastIndexOf(name + '=', match[0].length);
    parameters.push({ name, start });
    if (query.slice(match.index).startsWith('#')) break;
  }
  return parameters;
}

/** Returns the pieces between two offsets of the flat form. */
function slice(text: Text, from: number, to: number): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (const piece of text) {
    const length = piece.kind === 'text' ? piece.value.length : HOLE.length;
    const begin = Math.max(from - start, 0);
    const end = Math.min(to - start, length);
    if (begin < end) {
      pieces.push(piece.kind === 'text' ? { ...piece, value: piece.value.slice(begin, end) } : piece);
    }
    start += length;
  }
  return pieces;
}
