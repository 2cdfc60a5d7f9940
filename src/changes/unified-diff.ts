import type { RawPath } from '../scan/raw-path.js';
import type { ChangedLines } from './changed-lines.js';

/** What a diff says about the new version of a file. */
export interface FileDiff extends ChangedLines {
  /** Relative to a folder that the diff doesn't name: each possible name, the likeliest first. */
  readonly names: readonly RawPath[];
  /** The line of the diff (1-based) that names the file. */
  readonly line: number;
  /** The lines that the diff shows of the file: added ones and those around them. */
  readonly shown: readonly ShownLine[];
}

export interface ShownLine {
  /** In the file, 1-based. */
  readonly line: number;
  /** In the diff, 1-based. */
  readonly at: number;
  /** Without line end. */
  readonly text: string;
}

/** A mistake in a diff. */
export class DiffError extends Error {
  /** In the diff, 1-based. */
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

const HUNK = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/** What git writes before the names of the old and the new version, depending on its settings. */
const PREFIX = /^[abciow12]\//;

interface Header {
  readonly old: string;
  readonly name: string;
  readonly line: number;
}

/**
 * Reads a unified diff, as `git diff`, `git format-patch` and `diff -u` write it. Text between files is ignored.
 * @param text one character (U+0000 to U+00FF) per byte, as in a `RawPath`
 * @returns the files that have lines in the new version; those that are deleted, renamed or binary have none
 * @throws {DiffError}
 */
export function readUnifiedDiff(text: string): FileDiff[] {
  const lines = text.split('\n');
  const files: FileDiff[] = [];
  let header: Header | undefined;
  let file: Collected | undefined;
  let isDiff = text.trim() === '';
  for (let at = 0; at < lines.length;) {
    const [line, next] = [withoutReturn(lines[at]), withoutReturn(lines[at + 1])];
    if (/^diff --(?:cc|combined) /.test(line)) {
      throw new DiffError(at + 1, 'a combined diff of a merge; compare two commits, as in git diff A...B');
    }
    if (line.startsWith('diff --git ')) {
      isDiff = true;
      [header, file] = [undefined, undefined];
    }
    if (line.startsWith('--- ') && next.startsWith('+++ ') && withoutReturn(lines[at + 2]).startsWith('@@ ')) {
      isDiff = true;
      header = { old: nameIn(line, at + 1), name: nameIn(next, at + 2), line: at + 2 };
      file = header.name === NOTHING ? undefined : { ...header, runs: [], gaps: [], shown: [] };
      if (file) files.push({ ...file, names: namesOf(header) });
      at += 2;
    } else if (line.startsWith('@@ ')) {
      if (header === undefined) throw new DiffError(at + 1, 'no file is named before this line');
      at = readHunk(lines, at, file);
    } else at++;
  }
  if (!isDiff) throw new DiffError(1, 'not a unified diff; make one with git diff or diff -u');
  return files;
}

/** The parts of a `FileDiff` that hunks add to. */
interface Collected extends Header {
  readonly runs: [number, number][];
  readonly gaps: number[];
  readonly shown: ShownLine[];
}

const NOTHING = '/dev/null';

/** @returns the index of the line after the hunk */
function readHunk(lines: readonly string[], start: number, file: Collected | undefined): number {
  const [, oldCount = '1', first = '', newCount = '1'] = HUNK.exec(lines[start] ?? '') ?? [];
  if (first === '') throw new DiffError(start + 1, 'not the start of a hunk: @@ -1,2 +1,3 @@');
  let [left, right] = [Number(oldCount), Number(newCount)];
  // A hunk without new lines names the line before it.
  let line = right === 0 ? Number(first) : Number(first) - 1;
  let at = start + 1;
  for (; left > 0 || right > 0; at++) {
    const text = lines[at];
    // The diff's last line ends with a line break.
    if (text === undefined || (text === '' && at === lines.length - 1)) {
      throw new DiffError(at, `the diff ends inside the hunk of line ${start + 1}`);
    }
    const mark = text.charAt(0);
    if (mark === '\\') continue;
    if (mark === '-') {
      left--;
      if (file && file.gaps.at(-1) !== line) file.gaps.push(line);
    } else if (mark === '+') {
      right--;
      line++;
      const run = file?.runs.at(-1);
      if (run?.[1] === line - 1) run[1] = line;
      else file?.runs.push([line, line]);
      file?.shown.push({ line, at: at + 1, text: withoutReturn(text.slice(1)) });
    } else if (mark === ' ' || withoutReturn(text) === '') {
      // Some programs remove the space of an empty line.
      left--;
      right--;
      line++;
      file?.shown.push({ line, at: at + 1, text: withoutReturn(text.slice(1)) });
    } else throw new DiffError(at + 1, `not a line of the hunk that starts in line ${start + 1}`);
    if (left < 0 || right < 0) throw new DiffError(at + 1, `the hunk of line ${start + 1} has more lines than it says`);
  }
  // Nothing else follows a hunk that starts like a line of it, except the signature of a mail: `-- `.
  if (/^(?:[+ ]|-(?!-))/.test(lines[at] ?? '')) {
    throw new DiffError(at + 1, `the hunk of line ${start + 1} has more lines than it says`);
  }
  return at;
}

/** Returns the name in a line such as `+++ b/src/app.js`. */
function nameIn(line: string, at: number): string {
  const given = line.slice('+++ '.length);
  // Git quotes unusual names. After other names, a tab comes before a time, and at the end if the name has spaces.
  const [, quoted] = /^"((?:[^"\\]|\\.)*)"/.exec(given) ?? [];
  const name = quoted === undefined ? (given.split('\t')[0] ?? '') : unquoted(quoted);
  if (name === '') throw new DiffError(at, 'no file is named here');
  return name;
}

const ESCAPES: ReadonlyMap<string, string> = new Map(
  Object.entries({ a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r' }),
);

function unquoted(text: string): string {
  return text.replace(/\\([0-7]{1,3}|.)/g, (_, escape: string) =>
    /\d/.test(escape) ? String.fromCharCode(parseInt(escape, 8) & 0xff) : (ESCAPES.get(escape) ?? escape),
  );
}

function namesOf({ old, name }: Header): RawPath[] {
  const isPrefixed = PREFIX.test(name) && (old === NOTHING || (PREFIX.test(old) && !name.startsWith(old.charAt(0))));
  return (isPrefixed ? [name.slice(2), name] : [name]) as RawPath[];
}

function withoutReturn(line = ''): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
