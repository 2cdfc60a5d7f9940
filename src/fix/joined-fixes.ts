import { readFileSync } from 'node:fs';
import { diffArrays } from 'diff';
import { applyEdits, inOrder } from '../core/edits.js';
import { linesOf } from '../core/lines.js';
import type { Edit } from '../core/types.js';
import { offeredChange } from '../report/offered-fix.js';
import type { OfferedFix } from '../report/offered-fix.js';
import type { FileName, ReportedFinding } from '../report/result.js';
import { withSlashes } from '../rewrites/helpers/module/paths.js';
import type { FurtherFile } from '../rewrites/session/session-types.js';
import { decode } from '../scan/decode.js';
import { nameOf, rawFromText, toBytes } from '../scan/raw-path.js';
import type { RawPath } from '../scan/raw-path.js';
import type { AppliedRewrite } from './offer-text.js';
import type { SurveyedFile } from './survey.js';

/** A file with findings, and the automatic rewrites of a session that rewrote all of them. */
export interface OfferedFile {
  readonly found: SurveyedFile;
  readonly applied: readonly AppliedRewrite[];
  /** Names of other files with findings that its rewrites changed. */
  readonly beside: readonly string[];
}

/** A file that rewrites change, in the texts that a session began and ended with. */
interface ChangedFile {
  readonly name: FileName;
  readonly file: RawPath;
  readonly before: string | undefined;
  readonly after: string;
}

/**
 * Returns a fix for each finding that can be rewritten alone, and one for the first of those that can't: because they
 * share inserted code or a file. So every choice of fixes gives code that works, and all of them what the session wrote.
 * @param textOf the last text of a file, by its place in the list
 * @param further the other files that the session changed
 */
export function joinedFixes(
  files: readonly OfferedFile[],
  textOf: (index: number) => string,
  further: readonly FurtherFile[],
  base: RawPath,
): Map<ReportedFinding, OfferedFix> {
  const changed = new Map<string, ChangedFile>();
  for (const { fileName, before, text } of further) {
    const file = rawFromText(fileName);
    if (before !== text) changed.set(withSlashes(fileName), { name: nameOf(file, base), file, before, after: text });
  }
  for (const [index, { found }] of files.entries()) {
    const { fileName, text: before } = found.task;
    const after = textOf(index);
    if (before === after) continue;
    changed.set(withSlashes(fileName), { name: found, file: found.real, before, after });
  }
  const fixes = new Map<ReportedFinding, OfferedFix>();
  for (const group of groupsOf(files, changed)) {
    for (const [finding, fix] of fixesOf(group, changed)) fixes.set(finding, fix);
  }
  return fixes;
}

/** Files whose rewrites belong together, with the keys of all files that these change. */
interface Group {
  readonly files: OfferedFile[];
  readonly keys: Set<string>;
}

function groupsOf(files: readonly OfferedFile[], changed: ReadonlyMap<string, ChangedFile>): Group[] {
  let groups: Group[] = [];
  for (const file of files) {
    const needed = file.applied.flatMap(({ rewrite }) => rewrite.files.map(({ fileName }) => fileName));
    const keys = [file.found.task.fileName, ...needed, ...file.beside]
      .map(withSlashes)
      .filter((key) => changed.has(key));
    if (keys.length === 0) continue;
    const group: Group = { files: [], keys: new Set() };
    const isPart = (other: Group) => keys.some((key) => other.keys.has(key));
    for (const part of [...groups.filter(isPart), { files: [file], keys }]) {
      group.files.push(...part.files);
      for (const key of part.keys) group.keys.add(key);
    }
    groups = [...groups.filter((other) => !isPart(other)), group];
  }
  return groups;
}

function fixesOf({ files, keys }: Group, changed: ReadonlyMap<string, ChangedFile>): [ReportedFinding, OfferedFix][] {
  const members = [...changed].flatMap(([key, file]) => (keys.has(key) ? [file] : []));
  const rewrites = files.flatMap(({ found, applied }) =>
    applied.flatMap((each) => {
      const finding = found.findings[each.nth];
      return finding === undefined ? [] : [{ ...each, finding }];
    }),
  );
  const [first] = rewrites;
  // Programs that apply fixes read UTF-8.
  if (first === undefined || !members.every(isUtf8)) return [];
  const [only, ...others] = members;
  const separate = only && others.length === 0 ? separateEdits(rewrites, only) : undefined;
  if (only && separate) {
    return rewrites.map(({ finding, rewrite }, nth) => {
      const changes = [offeredChange(only.name, only.before, separate[nth] ?? [])];
      return [finding, { title: rewrite.title, others: 0, changes }];
    });
  }
  const changes = members.map(({ name, before, after }) => offeredChange(name, before, lineEdits(before ?? '', after)));
  return [[first.finding, { title: first.rewrite.title, others: rewrites.length - 1, changes }]];
}

/** Returns the edits of rewrites that lead to the same text together as each after the other; undefined if they don't. */
function separateEdits(
  rewrites: readonly AppliedRewrite[],
  { before = '', after }: ChangedFile,
): (readonly Edit[])[] | undefined {
  const edits = rewrites.map(({ alone }) => alone?.edits ?? []);
  if (edits.some((own) => own.length === 0)) return undefined;
  const all = inOrder(edits.flat());
  const ownerOf = (edit: Edit | undefined) => edits.findIndex((own) => own.some((each) => each === edit));
  const areApart = all.every((edit, nth) => {
    const last = all[nth - 1];
    return last === undefined || last.end < edit.start || (last.end === edit.start && ownerOf(last) === ownerOf(edit));
  });
  return areApart && applyEdits(before, all) === after ? edits : undefined;
}

/** Returns the edits of whole lines that lead from one text to another. */
function lineEdits(before: string, after: string): Edit[] {
  const edits: Edit[] = [];
  let [start, end, text] = [0, 0, ''];
  const finish = () => {
    if (end > start || text !== '') edits.push({ start, end, text });
    [start, text] = [end, ''];
  };
  for (const { added, removed, value } of diffArrays(linesWithEnds(before), linesWithEnds(after))) {
    const part = value.join('');
    if (added) text += part;
    else if (removed) end += part.length;
    else {
      finish();
      end += part.length;
      start = end;
    }
  }
  finish();
  return edits;
}

function linesWithEnds(text: string): string[] {
  const lines = linesOf(text);
  return Array.from({ length: lines.count }, (_, nth) => text.slice(lines.startOf(nth + 1), lines.startOf(nth + 2)));
}

function isUtf8({ file, before }: ChangedFile): boolean {
  if (before === undefined) return true;
  try {
    return decode(readFileSync(toBytes(file)))?.encoding === 'utf-8';
  } catch {
    return false;
  }
}
