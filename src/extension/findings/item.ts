import type * as vscode from 'vscode';
import type { Problem } from '../../core/types.js';
import type { Message } from '../../messages/message.js';
import type { ReportedFinding } from '../../report/result.js';

/** A finding and its range in VS Code's terms. */
export interface Item {
  readonly uri: vscode.Uri;
  readonly finding: ReportedFinding;
  readonly range: vscode.Range;
  readonly related: readonly { readonly message: Message; readonly range: vscode.Range }[];
  /** Identifies the finding in its file, and stays the same when the code around it moves. */
  readonly key: string;
}

export interface FileFindings {
  readonly uri: vscode.Uri;
  /** Whether they are those of the open document, not of the last scan. */
  readonly live: boolean;
  /** Identifies the file's project, in which some rules report only once; undefined if it belongs to none. */
  readonly project: string | undefined;
  readonly items: readonly Item[];
  readonly problems: readonly { readonly problem: Problem; readonly range: vscode.Range }[];
}

/** @param rangeOf converts offsets of the file's text */
export function toItems(
  uri: vscode.Uri,
  findings: readonly ReportedFinding[],
  rangeOf: (range: { readonly start: number; readonly end: number }) => vscode.Range,
): Item[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const kind = `${finding.ruleId}/${finding.form}`;
    const nth = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, nth);
    return {
      uri,
      finding,
      range: rangeOf(finding),
      related: finding.related.map((place) => ({ message: place.message, range: rangeOf(place) })),
      key: `${uri.toString()}#${kind}#${nth}`,
    };
  });
}
