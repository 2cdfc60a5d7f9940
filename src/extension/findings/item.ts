import type * as vscode from 'vscode';
import type { Problem } from '../../core/types.js';
import type { Message } from '../../messages/message.js';
import type { BaselineEntry } from '../../report/baseline.js';
import type { ReportedFinding } from '../../report/result.js';

/** A finding and its range in VS Code's terms. */
export interface Item {
  readonly uri: vscode.Uri;
  readonly finding: ReportedFinding;
  readonly range: vscode.Range;
  /** The code of the finding's line, shortened; empty if only positions are known. */
  readonly code: string;
  readonly related: readonly { readonly message: Message; readonly range: vscode.Range }[];
  /** Identifies the finding in its file, and stays the same when the code around it moves. */
  readonly key: string;
  /** What the team's baseline says about it: with a reason, it is dismissed. Undefined for a new finding. */
  readonly known?: BaselineEntry;
}

export interface FileFindings {
  readonly uri: vscode.Uri;
  /** Whether they are those of the open document, not of the last scan. */
  readonly live: boolean;
  /** Identifies the file's project, in which some rules report only once; undefined if it belongs to none. */
  readonly project: string | undefined;
  readonly items: readonly Item[];
  /** The list of findings: another one with each analysis. */
  readonly version: readonly ReportedFinding[];
  /** The fingerprints of the items, in their order; none if the text of the file is not at hand. */
  readonly fingerprints: () => readonly string[];
  readonly problems: readonly { readonly problem: Problem; readonly range: vscode.Range }[];
}

/** A file that has none. */
export function withoutFindings(uri: vscode.Uri): FileFindings {
  return { uri, live: false, project: undefined, items: [], version: [], fingerprints: () => [], problems: [] };
}

/**
 * @param rangeOf converts offsets of the file's text
 * @param codeAt returns the code that a row shows for a range, which is that of a finding by its index
 */
export function toItems(
  uri: vscode.Uri,
  findings: readonly ReportedFinding[],
  rangeOf: (range: { readonly start: number; readonly end: number }) => vscode.Range,
  codeAt: (range: vscode.Range, index: number) => string,
): Item[] {
  const seen = new Map<string, number>();
  return findings.map((finding, index) => {
    const kind = `${finding.ruleId}/${finding.form}`;
    const nth = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, nth);
    const range = rangeOf(finding);
    return {
      uri,
      finding,
      range,
      code: codeAt(range, index),
      related: finding.related.map((place) => ({ message: place.message, range: rangeOf(place) })),
      key: `${uri.toString()}#${kind}#${nth}`,
    };
  });
}

/** How much code a row shows, in UTF-16 code units: in a side bar of usual width, the line number still fits. */
const SHOWN = 20;

/** Returns the code of a line around a column, shortened: from the line's start, or from the column if that is far away. */
export function codeIn(line: string, column: number): string {
  const code = column > SHOWN / 2 + indentOf(line) ? `…${line.slice(column)}` : line;
  const shown = code.trim();
  return shown.length <= SHOWN ? shown : `${shown.slice(0, SHOWN - 1)}…`;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
