import { HOLE } from '../hole.js';
import { segmentsOf } from '../script-lexer.js';
import type { SegmentKind } from '../script-lexer.js';

/**
 * A tag of a template language.
 * The engine replaces an `output` with text. A `statement` is control flow or a comment. A `lead` is a statement that
 * starts a block in the script's language, such as Razor's `@if (…) {`.
 */
export interface Tag {
  readonly start: number;
  readonly end: number;
  readonly kind: 'output' | 'statement' | 'lead';
}

/** Finds the tags of a template language in a document, in any order. */
export type TagFinder = (text: string) => Iterable<Tag>;

/** Private-use characters that replace each character of a tag until its context is known. */
const MARKS = { output: '\uE001', statement: '\uE002', lead: '\uE003' } as const;
const MARKED = /\uE001+|\uE002+|\uE003+/g;
const ANY_MARK = /[\uE001-\uE003]/;

/** Matches a template tag directly after an element's name. It is an attribute, not part of the name. */
const AFTER_TAG_NAME = /(<[a-zA-Z][\w:-]*)[\uE001\uE002]/g;

/**
 * Replaces the tags of a document with marks of the same length, to make its markup readable.
 * If tags overlap, the first one counts.
 */
export function markTags(text: string, finders: readonly TagFinder[]): string {
  const tags = finders.flatMap((find) => [...find(text)]).sort((a, b) => a.start - b.start || b.end - a.end);
  let marked = '';
  let position = 0;
  for (const { start, end, kind } of tags) {
    if (start < position) continue;
    marked += text.slice(position, start) + MARKS[kind].repeat(end - start);
    position = end;
  }
  if (position === 0) return text;
  return (marked + text.slice(position)).replace(AFTER_TAG_NAME, '$1 ');
}

/**
 * Replaces the marks in a script with text that parses: an identifier or blanks in code, a hole in a string or
 * template.
 * The hole retains the words of the tag: `<%= shop_domain %>` shows what the value is.
 * @param sourceOf returns the document's text between two offsets of `code`
 */
export function fillMarks(code: string, sourceOf: (start: number, end: number) => string): string {
  if (!ANY_MARK.test(code)) return code;
  let filled = '';
  for (const { kind, start, end } of segmentsOf(code)) {
    filled += code.slice(start, end).replaceAll(MARKED, (marks, offset: number) => {
      const at = start + offset;
      return placeholder(code, marks, kind, at, sourceOf(at, at + marks.length));
    });
  }
  return filled;
}

function placeholder(code: string, marks: string, kind: SegmentKind, at: number, source: string): string {
  const { length } = marks;
  const isOutput = marks.startsWith(MARKS.output);
  switch (kind) {
    case 'string':
    case 'template':
      // `${…}` in a template literal is JavaScript, even if it also looks like a tag.
      if (kind === 'template' && source.startsWith('${')) return source;
      return isOutput ? hole(source, length) : HOLE.repeat(length);
    case 'comment':
      return ' '.repeat(length);
    case 'regex':
      return '_'.repeat(length);
    case 'code':
      if (marks.startsWith(MARKS.lead)) return lead(length);
      return isOutput && !isOwnStatement(code, at, at + length) ? identifier(source, length) : ' '.repeat(length);
  }
}

/** Returns a hole around the words of a tag, which distinguish it from other tags and may name a host. */
function hole(source: string, length: number): string {
  const words = source.replace(/[^\w.-]/g, HOLE);
  if (length < 3 || source.length !== length) return HOLE.repeat(length);
  const last = words.endsWith(HOLE) ? words : `${shortened(words, length)}${HOLE}`;
  return last.startsWith(HOLE) ? last : HOLE + last.slice(1);
}

/**
 * Shortens a tag such as Razor's `@Model.Domain`, which has no room for the second hole. Drops a dot if there is one.
 */
function shortened(words: string, length: number): string {
  const dot = words.lastIndexOf('.');
  return dot > 0 ? words.slice(0, dot) + words.slice(dot + 1) : words.slice(0, length - 1);
}

function identifier(source: string, length: number): string {
  const word = source.replace(/\W/g, '_').padEnd(length, '_').slice(0, length);
  return `_${word.slice(1)}`;
}

/** Returns the head of a block as an `if`: the kind of statement does not matter to the code in the block. */
function lead(length: number): string {
  return length < 5 ? ' '.repeat(length) : `if(${'_'.repeat(length - 4)})`;
}

/** Whether a tag is alone on its lines at the place of a statement. It then represents code from another file. */
function isOwnStatement(code: string, start: number, end: number): boolean {
  const before = code.slice(Math.max(0, start - 200), start);
  const after = code.slice(end, end + 200);
  if (!/(?:^|[\r\n])[ \t]*$/.test(before) || !/^[ \t]*(?:$|[\r\n])/.test(after)) return false;
  return /(?:^|[;{}])\s*$/.test(before) && !/^\s*[,).\]+?&|=]/.test(after);
}
