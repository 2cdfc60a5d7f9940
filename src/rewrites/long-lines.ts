import { applyEdits, inOrder, startsAfter } from '../core/edits.js';
import type { Region } from '../core/hosts/region.js';
import { parseOnce } from '../core/syntax/parse.js';
import type { ParsedProgram } from '../core/syntax/parse.js';
import type { Edit, Range } from '../core/types.js';
import { indentAt } from './code.js';
import { columnAt, LINE_WIDTH } from './columns.js';
import { lineBreaks } from './line-breaks.js';
import type { DraftEdit, RewriteRequest } from './rewriter.js';

type Place = Pick<RewriteRequest, 'text' | 'program' | 'style'>;

/** How often a statement is broken further: arguments, then an argument's properties, and so on. */
const MOST_ROUNDS = 6;

/**
 * Returns edits whose lines are no longer than `LINE_WIDTH`, as far as brackets allow. A line of code that
 * was longer before may stay so. Code in attributes and between template tags stays on its line.
 */
export function withoutLongLines(place: Place, edits: readonly DraftEdit[]): DraftEdit[] {
  const { region, ast } = place.program;
  if (region.kind !== 'script' || region.synthetic || region.map.length !== 1) return [...edits];
  let result = inOrder(edits) as DraftEdit[];
  for (const { range } of ast.body) {
    const statement = { start: range[0], end: range[1] };
    const isInside = ({ start, end }: Edit): boolean => statement.start <= start && end <= statement.end;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const inside = result.filter(isInside);
      const broken = inside.length > 0 ? brokenOnce(place, statement, inside) : undefined;
      if (broken === undefined) break;
      result = inOrder([...result.filter((edit) => !isInside(edit)), ...broken]);
    }
  }
  return result;
}

/** @returns undefined if nothing is to be broken */
function brokenOnce(place: Place, statement: Range, edits: readonly DraftEdit[]): DraftEdit[] | undefined {
  const { text, program, style } = place;
  const code = text.slice(statement.start, statement.end);
  const moved = edits.map((edit) => ({
    ...edit,
    start: edit.start - statement.start,
    end: edit.end - statement.start,
  }));
  const result = applyEdits(code, moved);
  const pieces = piecesOf(moved);
  const long = longLines(place, statement, result, pieces);
  if (long.length === 0) return undefined;
  const parsed = parseOnce(regionOf(program, result));
  if (parsed === undefined || parsed.isBroken) return undefined;
  const breaks = long.flatMap((line) => {
    const isFirst = line.start === 0;
    const base = isFirst ? indentAt(text, statement.start) : indentAt(result, line.start);
    const column = isFirst ? columnAt(text, statement.start) : 0;
    return lineBreaks(parsed, result, line, { column, base, style });
  });
  const merged = breaks.length > 0 ? merge(pieces, breaks) : undefined;
  return merged?.map((edit) => ({ ...edit, start: edit.start + statement.start, end: edit.end + statement.start }));
}

function regionOf({ region }: ParsedProgram, code: string): Region {
  return { language: region.language, kind: 'script', code, map: [[0, 0]] };
}

/** An edit, and where its text is in the result (UTF-16 code units). */
interface Piece extends Range {
  readonly edit: DraftEdit;
}

function piecesOf(edits: readonly DraftEdit[]): Piece[] {
  const starts = startsAfter(edits);
  return edits.map((edit, index) => {
    const start = starts[index] ?? 0;
    return { start, end: start + edit.text.length, edit };
  });
}

/** Returns the lines with new code that are too long, and longer than what they replace. */
function longLines({ text }: Place, statement: Range, result: string, pieces: readonly Piece[]): Range[] {
  const lines: Range[] = [];
  for (let start = 0; start <= result.length;) {
    const at = result.indexOf('\n', start);
    const end = at < 0 ? result.length : at;
    const content = result.slice(start, end).trimEnd();
    const column = start === 0 ? columnAt(text, statement.start) : 0;
    const length = column + content.length;
    if (length > LINE_WIDTH && !/^\s*(?:\/\/|\*)/.test(content)) {
      const own = pieces.filter((piece) => piece.start <= end && start <= piece.end);
      const isLonger = own.every(({ edit }) => length > longestLine(text, statement, edit));
      if (own.length > 0 && isLonger) lines.push({ start, end: start + content.length });
    }
    start = end + 1;
  }
  return lines;
}

/** Returns the length of the longest line that an edit of a statement touches. */
function longestLine(text: string, statement: Range, { start, end }: Edit): number {
  const from = text.lastIndexOf('\n', statement.start + start - 1) + 1;
  const to = text.indexOf('\n', statement.start + end);
  const lines = text.slice(from, to < 0 ? text.length : to).split('\n');
  return Math.max(...lines.map((line) => line.trimEnd().length));
}

/**
 * Applies breaks to the edits whose text they touch, and makes new edits of the others.
 * @param breaks offsets in the result of the edits
 * @returns undefined if a break is in the text of two edits
 */
function merge(pieces: readonly Piece[], breaks: readonly Edit[]): DraftEdit[] | undefined {
  const merged = new Map(pieces.map((piece) => [piece, { ...piece.edit }]));
  const others: DraftEdit[] = [];
  for (const { start, end, text } of inOrder(breaks).toReversed()) {
    const touched = pieces.filter((piece) => piece.start <= end && start <= piece.end);
    const around = touched.find((piece) => piece.start <= start && end <= piece.end);
    const piece = around ?? touched.findLast((each) => each.end <= end) ?? touched[0];
    const edit = piece && merged.get(piece);
    if (!edit) {
      const shift = shiftAt(pieces, start);
      others.push({ start: start - shift, end: end - shift, text });
    } else {
      const [before, after] = [Math.max(piece.start - start, 0), Math.max(end - piece.end, 0)];
      const index = touched.indexOf(piece);
      if (!around && touched.some((each, at) => (at < index ? each.end > start : at > index && each.start < end))) {
        return undefined;
      }
      const tail = edit.text.slice(Math.min(end, piece.end) - piece.start);
      edit.text = edit.text.slice(0, Math.max(start - piece.start, 0)) + text + tail;
      edit.start -= before;
      edit.end += after;
    }
  }
  return inOrder([...merged.values(), ...others]);
}

function shiftAt(pieces: readonly Piece[], offset: number): number {
  const before = pieces.findLast(({ end }) => end <= offset);
  return before ? before.end - before.edit.end : 0;
}
