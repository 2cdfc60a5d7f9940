import * as vscode from 'vscode';
import { linesIn } from '../../report/excerpt.js';
import type { FileResult } from '../../report/result.js';
import type { Boxes } from '../state/contents.js';
import { toItems } from './item.js';
import type { FileFindings } from './item.js';

const keyOf = ({ start, end }: { readonly start: number; readonly end: number }) => `${start}-${end}`;

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

export function findingsOf(uri: vscode.Uri, file: FileResult, boxes: Boxes): FileFindings {
  const rangeOf = (range: { readonly start: number; readonly end: number }) => {
    const [startLine, startColumn, endLine, endColumn] = boxes[keyOf(range)] ?? [0, 0, 0, 0];
    return new vscode.Range(startLine, startColumn, endLine, endColumn);
  };
  const lines = linesIn(file.excerpt);
  const lineText = (line: number) => (file.excerpt.count === 0 ? '' : lines.textOf(line + 1));
  return {
    uri,
    live: false,
    project: file.project,
    items: toItems(uri, file.findings, rangeOf, lineText),
    problems: file.problems.map((problem) => ({ problem, range: rangeOf(problem) })),
  };
}
