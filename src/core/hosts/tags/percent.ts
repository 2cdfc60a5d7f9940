import { finderOf } from '../finders.js';
import type { Finder } from '../finders.js';
import { endOfLine } from '../script-lexer.js';
import type { Tag, TagFinder } from './marks.js';

/** Characters after `<%` in tags that output text. */
const OUTPUT = { ejs: /[=-]/y, erb: /==?/y, asp: /[=:#$]/y };

/** Finds `<% … %>` of EJS, ERB, ASP.NET and JSP. In EJS and ERB, `<%%` is an escaped `<%`. */
export function percentTags(engine: keyof typeof OUTPUT): TagFinder {
  return function* (text): Iterable<Tag> {
    const output = OUTPUT[engine];
    const [opening, closing, commentEnd] = [finderOf(text, '<%'), finderOf(text, '%>'), finderOf(text, '--%>')];
    for (let start = opening(0); start >= 0;) {
      const isLiteral = text.startsWith('<%%', start) && (engine === 'ejs' || engine === 'erb');
      if (isLiteral) {
        start = opening(start + 3);
        continue;
      }
      const isComment = text.startsWith('<%--', start);
      const close = isComment ? commentEnd(start + 4) : closing(start + 2);
      // A tag that contains the start of another one is unfinished, so it ends with its line.
      const next = isComment && close >= 0 ? -1 : opening(start + 2);
      const isOpen = close < 0 || (next >= 0 && next < close);
      const end = isOpen ? lineEnd(text, start, next) : close + (isComment ? 4 : 2);
      output.lastIndex = start + 2;
      yield { start, end, kind: !isComment && output.test(text) ? 'output' : 'statement' };
      start = opening(end);
    }
  };
}

function lineEnd(text: string, start: number, next: number): number {
  return start + endOfLine(next < 0 ? text.slice(start) : text.slice(start, next), 0);
}

/** Elements of JSP tag libraries that output text. The others are control flow. */
const WRITING =
  /^(?:out|url|message|property|formatDate|formatNumber|i18n|text|eval|escapeBody|expression|param|get|getProperty|write|authentication)$/;

/** Finds `${…}` and `#{…}` of JSP, and elements of its tag libraries, such as `<c:out value="…"/>`. */
export function* jspTags(text: string): Iterable<Tag> {
  for (const match of text.matchAll(/(?<!\\)[$#]\{[^{}\r\n]{0,500}\}/g)) {
    yield { start: match.index, end: match.index + match[0].length, kind: 'output' };
  }
  const closing = finderOf(text, '>');
  for (const match of text.matchAll(/<\/?[a-zA-Z][\w-]{0,30}:([\w.-]{1,60})(?=[\s/>])/g)) {
    const end = endOfElement(text, match.index + match[0].length, closing);
    if (end < 0) continue;
    const writes = match[0][1] !== '/' && WRITING.test(match[1] ?? '');
    yield { start: match.index, end, kind: writes ? 'output' : 'statement' };
  }
}

const LONGEST_ELEMENT = 2000;

/** @returns the offset after the `>` of a start or end tag, or -1 */
function endOfElement(text: string, from: number, closing: Finder): number {
  const limit = from + LONGEST_ELEMENT;
  const first = closing(from);
  if (first < 0 || first >= limit) return -1;
  let quote = '';
  for (let at = from; at < Math.min(text.length, limit); at++) {
    const character = text.charAt(at);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at + 1;
  }
  return -1;
}
