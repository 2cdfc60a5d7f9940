import * as vscode from 'vscode';
import type { Finding } from '../core/types.js';

/** Copies the code for a finding. Its argument is a `FindingPlace`. */
export const COPY_CODE = 'auth0Relink.copyCode';

/** Shows what to do about a finding without a rewrite. Its argument is a `FindingPlace`. */
export const SHOW_GUIDE = 'auth0Relink.showGuide';

/** A finding, as an argument of commands. */
export interface FindingPlace {
  readonly uri: string;
  readonly ruleId: string;
  /** UTF-16 code units. */
  readonly start: number;
}

/** A link that copies the code for a finding without a rewrite. */
export function copyCodeUri(uri: vscode.Uri, { ruleId, start }: Finding): vscode.Uri {
  const place: FindingPlace = { uri: uri.toString(), ruleId, start };
  return vscode.Uri.from({ scheme: 'command', path: COPY_CODE, query: JSON.stringify([place]) });
}
