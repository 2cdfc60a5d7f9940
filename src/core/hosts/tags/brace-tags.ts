import { finderOf, lineEndsOf } from '../finders.js';
import { bracketsOf } from './brackets.js';
import type { Tag, TagFinder } from './marks.js';

/**
 * Finds `{{ }}`, `{{{ }}}`, `{% %}` and `{# #}` of Handlebars, Mustache, Jinja, Nunjucks, Twig, Liquid, Django and Go
 * templates.
 * An unclosed tag ends with its line.
 */
export function* braceTags(text: string): Iterable<Tag> {
  const jinjaEnd = finderOf(text, '#}');
  const handlebarsEnd = finderOf(text, '--}}');
  const lineEnd = lineEndsOf(text);
  const ends = new Map(['%}', '}}', '}}}'].map((closing) => [closing, finderOf(text, closing)]));
  let position = 0;
  for (const match of text.matchAll(/\{\{\{?|\{%|\{#/g)) {
    const start = match.index;
    const open = match[0];
    if (start < position) continue;
    let end: number;
    let isStatement = true;
    if (open === '{#') {
      // Without a closing `#}`, this is a private class member.
      const close = jinjaEnd(start + 2);
      if (close < 0) continue;
      end = close + 2;
    } else if (text.startsWith('{{!--', start)) {
      const close = handlebarsEnd(start + 5);
      end = close < 0 ? lineEnd(start) : close + 4;
    } else {
      const closing = open === '{%' ? '%}' : '}'.repeat(open.length);
      const from = start + open.length;
      const close = ends.get(closing)?.(from) ?? -1;
      // A tag without a nearby end is still being typed.
      end = close < 0 || close > from + LONGEST ? lineEnd(from) : endOfTag(text, from, closing, close);
      isStatement = open === '{%' || STEERING.test(text.slice(start + open.length, start + open.length + 30));
    }
    position = end;
    yield { start, end, kind: isStatement ? 'statement' : 'output' };
  }
}

/** Matches sections, partials and comments of Handlebars, and keywords of Go templates. */
const STEERING =
  /^[~-]?\s*(?:[#/^!>]|else\b(?!\s*[.(])|(?:end|if|with|range|define|template|block|break|continue)(?:\s|-?\}))/;

/** The maximum length of a tag. */
const LONGEST = 2000;

/**
 * Returns the end of a tag. Skips quoted text, as in `{{ "}}" }}`.
 * @param close the first place of `closing`
 */
function endOfTag(text: string, from: number, closing: string, close: number): number {
  const limit = Math.min(text.length, from + LONGEST);
  let quote = '';
  for (let at = from; at < limit; at++) {
    const character = text.charAt(at);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (text.startsWith(closing, at)) return at + closing.length;
    else if (character === '"' || character === "'") quote = character;
  }
  // The quote was an apostrophe.
  return close + closing.length;
}

/**
 * Finds tags in a page whose file name does not show a template language.
 * `{{` in a script may open blocks, so only text that can't be code counts as a tag.
 */
export function* guessedTags(text: string): Iterable<Tag> {
  for (const match of text.matchAll(/\{\{\{?[^{}\r\n;]{1,300}\}\}\}?/g)) {
    const steers = STEERING.test(match[0].replace(/^\{+/, ''));
    // `style={{ … }}` is JSX.
    if (text[match.index - 1] === '=' && /^\{\{\s*[\w'"-]+\s*:/.test(match[0])) continue;
    yield { start: match.index, end: match.index + match[0].length, kind: steers ? 'statement' : 'output' };
  }
  const percentEnd = finderOf(text, '%>');
  const phpEnd = finderOf(text, '?>');
  const opening = /\{%-?\s*\w[^%\r\n]{0,300}%\}|<%(?!%)|<\?(?:php\b|=)/g;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const [open] = match;
    const start = match.index;
    const from = start + open.length;
    let end = from;
    if (!open.startsWith('{')) {
      const close = open === '<%' ? percentEnd(from) : phpEnd(from);
      if (close < 0 || close > from + (open === '<%' ? 1000 : 2000)) continue;
      end = close + 2;
    }
    const isOutput = /^<(?:%[=:-](?!-)|\?=)/.test(text.slice(start, Math.min(end, start + 4)));
    yield { start, end, kind: isOutput ? 'output' : 'statement' };
    opening.lastIndex = end;
  }
}

/** Finds `{{ }}`, `{!! !!}`, `{{-- --}}` and the directives of Laravel's Blade. */
export const bladeTags: TagFinder = function* (text): Iterable<Tag> {
  const ends = { comment: finderOf(text, '--}}'), raw: finderOf(text, '!!}'), echo: finderOf(text, '}}') };
  const opening = /@?\{\{|\{!!/g;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const { index: start } = match;
    const from = start + match[0].length;
    const commentEnd = text.startsWith('{{--', start) ? ends.comment(start + 4) : -1;
    const isRaw = match[0] === '{!!';
    const close = isRaw ? ends.raw(from) : ends.echo(from);
    if (commentEnd < 0 && (close < 0 || close > from + LONGEST)) {
      opening.lastIndex = start + 1;
      continue;
    }
    const end = commentEnd >= 0 ? commentEnd + 4 : close + (isRaw ? 3 : 2);
    opening.lastIndex = end;
    // Blade passes `@{{` through to the client.
    if (!match[0].startsWith('@')) yield { start, end, kind: commentEnd >= 0 ? 'statement' : 'output' };
  }
  const endOf = bracketsOf(text);
  for (const match of text.matchAll(/(?<![\w@])@([a-zA-Z]+)\b(?:[ \t]*(\())?/g)) {
    const open = match[2] === undefined ? -1 : match.index + match[0].length - 1;
    const end = open < 0 ? match.index + match[0].length : endOf(open);
    const kind = /^(?:json|js|lang|choice|route|url|asset|csrf_token|inject|vite|env)$/.test(match[1] ?? '')
      ? 'output'
      : 'statement';
    if (
      end > 0 &&
      (open >= 0 || /^(?:else|end\w+|csrf|php|once|verbatim|guest|auth|default|break)$/.test(match[1] ?? ''))
    ) {
      yield { start: match.index, end, kind };
    }
  }
};
