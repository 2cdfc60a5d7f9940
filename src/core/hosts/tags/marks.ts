import { HOLE } from '../hole.js';
import { segmentsOf } from '../script-lexer.js';
import type { SegmentKind } from '../script-lexer.js';

/**
 * A tag of a template language: what the engine puts text in for (`output`), what only steers it or is a comment
 * (`statement`), or a statement that leads a block in the language of the script, such as Razor's `@if (…) {` (`lead`).
 */
export interface Tag {
  readonly start: number;
  readonly end: number;
  readonly kind: 'output' | 'statement' | 'lead';
}

/** Finds the tags of a template language in a document, in any order. */
export type TagFinder = (text: string) => Iterable<Tag>;

/** Private-use characters that stand for tags, one for one, until it is known what they stand in. */
const MARKS = { output: '\uE001', statement: '\uE002', lead: '\uE003' } as const;
const MARKED = /\uE001+|\uE002+|\uE003+/g;
const ANY_MARK = /[\uE001-\uE003]/;

/** Behind a tag's name a template tag is an attribute, not more of the name. */
const AFTER_TAG_NAME = /(<[a-zA-Z][\w:-]*)[\uE001\uE002]/g;

/**
 * Replaces the tags of a document by marks of the same length, so that its markup can be read.
 * Where tags overlap the one that starts first counts.
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
 * Turns the marks in a script into something that parses: in code an identifier or blanks, in a string or template a
 * hole that still shows the words of the tag, so that `<%= shop_domain %>` says what it is.
 * @param sourceOf the document's text between two offsets of `code`
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
      // In a template literal `${…}` is JavaScript, whoever else reads it.
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

/** The word of a tag between two holes: it is told apart from other tags, and may name its host. */
function hole(source: string, length: number): string {
  const words = source.replace(/[^\w.-]/g, HOLE);
  if (length < 3 || source.length !== length) return HOLE.repeat(length);
  const last = words.endsWith(HOLE) ? words : `${shortened(words, length)}${HOLE}`;
  return last.startsWith(HOLE) ? last : HOLE + last.slice(1);
}

/** Razor's `@Model.Domain` has nothing behind its name: a dot is what can be done without. */
function shortened(words: string, length: number): string {
  const dot = words.lastIndexOf('.');
  return dot > 0 ? words.slice(0, dot) + words.slice(dot + 1) : words.slice(0, length - 1);
}

function identifier(source: string, length: number): string {
  const word = source.replace(/\W/g, '_').padEnd(length, '_').slice(0, length);
  return `_${word.slice(1)}`;
}

/** The head of a block; whether it is an `if` or a loop says nothing about the code in it. */
function lead(length: number): string {
  return length < 5 ? ' '.repeat(length) : `if(${'_'.repeat(length - 4)})`;
}

/** A tag alone on its lines, where a statement may stand, stands for code that is not here. */
function isOwnStatement(code: string, start: number, end: number): boolean {
  const before = code.slice(Math.max(0, start - 200), start);
  const after = code.slice(end, end + 200);
  if (!/(?:^|[\r\n])[ \t]*$/.test(before) || !/^[ \t]*(?:$|[\r\n])/.test(after)) return false;
  return /(?:^|[;{}])\s*$/.test(before) && !/^\s*[,).\]+?&|=]/.test(after);
}
