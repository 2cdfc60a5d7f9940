import { finderOf } from '../finders.js';
import type { Finder } from '../finders.js';
import { bracketsOf } from './brackets.js';
import type { Tag } from './marks.js';

const LEADS = /^(?:if|for|foreach|while|using|lock|switch)$/;
const BLOCKS = /^(?:code|functions)$/;
/** Directives, which take up a line of C# or Razor. */
const LINES =
  /^(?:model|using|inject|inherits|page|layout|namespace|implements|attribute|addTagHelper|removeTagHelper|tagHelperPrefix|typeparam|rendermode|preservewhitespace)$/;

/**
 * Finds `@Model.X`, `@(…)`, `@{ … }`, `@if (…) {`, `@* … *@` and the like of Razor. `@@` and `a@b` are plain at signs.
 */
export function* razorTags(text: string): Iterable<Tag> {
  const ends: Ends = { bracket: bracketsOf(text), comment: finderOf(text, '*@') };
  for (let start = text.indexOf('@'); start >= 0;) {
    const tag = /[\w@]/.test(text.charAt(start - 1)) ? undefined : tagAt(text, start, ends);
    if (tag) yield tag;
    start = text.indexOf('@', tag ? tag.end : start + (text[start + 1] === '@' ? 2 : 1));
  }
  // Razor removes `<text>` tags, which mark text within code.
  for (const match of text.matchAll(/<\/?text>/g)) {
    yield { start: match.index, end: match.index + match[0].length, kind: 'statement' };
  }
}

type Brackets = (open: number) => number;

interface Ends {
  readonly bracket: Brackets;
  readonly comment: Finder;
}

function tagAt(text: string, start: number, { bracket: endOf, comment }: Ends): Tag | undefined {
  const next = text.charAt(start + 1);
  if (next === '*') {
    const close = comment(start + 2);
    return { start, end: close < 0 ? start + 2 : close + 2, kind: 'statement' };
  }
  if (next === '(' || next === '{') {
    const end = endOf(start + 1);
    return end < 0 ? undefined : { start, end, kind: next === '(' ? 'output' : 'statement' };
  }
  if (next === ':') return { start, end: start + 2, kind: 'statement' };
  const word = /[A-Za-z_]\w*/y;
  word.lastIndex = start + 1;
  const name = word.exec(text)?.[0];
  return name === undefined ? undefined : wordTag(text, start, name, endOf);
}

function wordTag(text: string, start: number, name: string, endOf: Brackets): Tag | undefined {
  const behind = start + 1 + name.length;
  const opening = /[ \t]*([({])|\s*([{])/y;
  opening.lastIndex = behind;
  const match = opening.exec(text);
  const open = match === null ? -1 : behind + match[0].length - 1;
  if (LEADS.test(name) && text[open] === '(') {
    const end = endOf(open);
    return end < 0 ? undefined : { start, end, kind: 'lead' };
  }
  if (BLOCKS.test(name) && text[open] === '{') {
    const end = endOf(open);
    return end < 0 ? undefined : { start, end, kind: 'statement' };
  }
  if (name === 'section') return { start, end: behind, kind: 'statement' };
  if (LINES.test(name) && /^[ \t]+\S/.test(text.slice(behind, behind + 40)))
    return { start, end: behind, kind: 'statement' };
  return { start, end: endOfExpression(text, name === 'await' ? behind + 1 : behind, endOf), kind: 'output' };
}

/** Returns the end of an implicit expression: members, calls and indexes after a name, without white space. */
function endOfExpression(text: string, from: number, endOf: Brackets): number {
  const member = /(?:\?|!)?\.[A-Za-z_]\w*|^[A-Za-z_]\w*/y;
  for (let at = from; ;) {
    member.lastIndex = at;
    const name = member.exec(text)?.[0];
    if (name !== undefined) at += name.length;
    else if (text[at] === '(' || text[at] === '[') {
      const end = endOf(at);
      if (end < 0) return at;
      at = end;
    } else return at;
  }
}
