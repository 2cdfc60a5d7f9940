import * as vscode from 'vscode';
import { linesIn } from '../../report/excerpt.js';
import { fingerprintsOf } from '../../report/fingerprint.js';
import type { FileResult } from '../../report/result.js';
import type { Boxes } from '../state/contents.js';
import { codeIn, toItems } from './item.js';
import type { FileFindings } from './item.js';

/** What is stored of a file's findings, each in their order. */
interface StoredFile {
  readonly codes?: readonly string[] | undefined;
  readonly fingerprints?: readonly string[] | undefined;
}

const keyOf = ({ start, end }: { readonly start: number; readonly end: number }) => `${start}-${end}`;

/** Whether a file's text is at hand; not after a reload. */
export function hasText({ excerpt }: FileResult): boolean {
  return excerpt.count > 0;
}

export function boxesOf(file: FileResult): Boxes {
  const lines = linesIn(file.excerpt);
  const places = [...file.findings, ...file.findings.flatMap(({ related }) => related), ...file.problems];
  return Object.fromEntries(
    places.map((place) => {
      const start = lines.positionAt(place.start);
      const end = lines.positionAt(place.end);
      return [keyOf(place), [start.line - 1, start.column - 1, end.line - 1, end.column - 1]];
    }),
  );
}

/** The code that rows show for a file's findings, which is stored without its text. */
export function codesOf(file: FileResult): string[] {
  const lines = linesIn(file.excerpt);
  return file.findings.map(({ start }) => {
    const { line, column } = lines.positionAt(start);
    return codeIn(lines.textOf(line), column - 1);
  });
}

/** The fingerprints of a file's findings, which are stored without its text. */
export function fingerprintsIn(file: FileResult): readonly string[] {
  const known = fingerprints.get(file) ?? fingerprintsOf(file.findings, linesIn(file.excerpt));
  fingerprints.set(file, known);
  return known;
}

const fingerprints = new WeakMap<FileResult, readonly string[]>();

/** @param stored what is known of the findings if there is no text */
export function findingsOf(uri: vscode.Uri, file: FileResult, boxes: Boxes, stored: StoredFile): FileFindings {
  const rangeOf = (range: { readonly start: number; readonly end: number }) => {
    const [startLine, startColumn, endLine, endColumn] = boxes[keyOf(range)] ?? [0, 0, 0, 0];
    return new vscode.Range(startLine, startColumn, endLine, endColumn);
  };
  const known = hasText(file) ? codesOf(file) : (stored.codes ?? []);
  return {
    uri,
    live: false,
    project: file.project,
    version: file.findings,
    fingerprints: () => (hasText(file) ? fingerprintsIn(file) : (stored.fingerprints ?? [])),
    items: toItems(uri, file.findings, rangeOf, (_, index) => known[index] ?? ''),
    problems: file.problems.map((problem) => ({ problem, range: rangeOf(problem) })),
  };
}
