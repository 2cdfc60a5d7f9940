import { endOfLine, finderOf } from '../script-lexer.js';
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
      end = close < 0 ? endOfLine(text, start) : close + 4;
    } else {
      end = endOfTag(text, start + open.length, open === '{%' ? '%}' : '}'.repeat(open.length));
      isStatement = open === '{%' || STEERING.test(text.slice(start + open.length, start + open.length + 30));
    }
    position = end;
    yield { start, end, kind: isStatement ? 'statement' : 'output' };
  }
}

/** Matches sections, partials and comments of Handlebars, and keywords of Go templates. */
const STEERING =
  /^[~-]?\s*(?:[#/^!>]|else\b(?!\s*[.(])|(?:end|if|with|range|define|template|block|break|continue)(?:\s|-?\}))/;

/** Returns the end of a tag. Skips quoted text, as in `{{ "}}" }}`. A tag without a nearby end is still being typed. */
function endOfTag(text: string, from: number, closing: string): number {
  const limit = Math.min(text.length, from + 2000);
  let quote = '';
  for (let at = from; at < limit; at++) {
    const character = text.charAt(at);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (text.startsWith(closing, at)) return at + closing.length;
    else if (character === '"' || character === "'") quote = character;
  }
  // The quote was an apostrophe, so search without quotes.
  const close = text.slice(from, limit).indexOf(closing);
  return close >= 0 ? from + close + closing.length : endOfLine(text, from);
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
  for (const match of text.matchAll(
    /\{%-?\s*\w[^%\r\n]{0,300}%\}|<%(?!%)[\s\S]{0,1000}?%>|<\?(?:php\b|=)[\s\S]{0,2000}?\?>/g,
  )) {
    const kind = /^<%[=:-](?!-)|^<\?=/.test(match[0]) ? 'output' : 'statement';
    yield { start: match.index, end: match.index + match[0].length, kind };
  }
}

/** Finds `{{ }}`, `{!! !!}`, `{{-- --}}` and the directives of Laravel's Blade. */
export const bladeTags: TagFinder = function* (text): Iterable<Tag> {
  for (const match of text.matchAll(/\{\{--[\s\S]*?--\}\}|\{!![\s\S]{0,2000}?!!\}|@?\{\{[\s\S]{0,2000}?\}\}/g)) {
    // Blade passes `@{{` through to the client.
    if (match[0].startsWith('@')) continue;
    const kind = match[0].startsWith('{{--') ? 'statement' : 'output';
    yield { start: match.index, end: match.index + match[0].length, kind };
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
