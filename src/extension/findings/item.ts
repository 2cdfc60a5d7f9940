import type * as vscode from 'vscode';
import type { Problem } from '../../core/types.js';
import type { Message } from '../../messages/message.js';
import type { ReportedFinding } from '../../report/result.js';

/** A finding and where it stands in VS Code's terms. */
export interface Item {
  readonly uri: vscode.Uri;
  readonly finding: ReportedFinding;
  readonly range: vscode.Range;
  readonly related: readonly { readonly message: Message; readonly range: vscode.Range }[];
  /** Tells it from others of its file, and stays the same when code around it moves. */
  readonly key: string;
}

export interface FileFindings {
  readonly uri: vscode.Uri;
  /** Whether they come from the open document, not from the last scan. */
  readonly live: boolean;
  readonly items: readonly Item[];
  readonly problems: readonly { readonly problem: Problem; readonly range: vscode.Range }[];
}

/** @param rangeOf where offsets of the file's text lie */
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
