import * as vscode from 'vscode';
import { linesIn } from '../../report/excerpt.js';
import type { FileResult } from '../../report/result.js';
import type { Boxes } from '../state/contents.js';
import { codeIn, toItems } from './item.js';
import type { FileFindings } from './item.js';

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

/** @param codes those of the findings if there is no text */
export function findingsOf(uri: vscode.Uri, file: FileResult, boxes: Boxes, codes?: readonly string[]): FileFindings {
  const rangeOf = (range: { readonly start: number; readonly end: number }) => {
    const [startLine, startColumn, endLine, endColumn] = boxes[keyOf(range)] ?? [0, 0, 0, 0];
    return new vscode.Range(startLine, startColumn, endLine, endColumn);
  };
  const known = hasText(file) ? codesOf(file) : (codes ?? []);
  return {
    uri,
    live: false,
    project: file.project,
    version: file.findings,
    items: toItems(uri, file.findings, rangeOf, (_, index) => known[index] ?? ''),
    problems: file.problems.map((problem) => ({ problem, range: rangeOf(problem) })),
  };
}
