import * as vscode from 'vscode';
import type { BaselineEntry } from '../../report/baseline.js';
import { BASELINE_NAME, isMistake, MAX_BASELINE, parseBaseline } from '../../report/parse-baseline.js';
import { inDisplayLanguage } from '../engine-texts.js';

/** Why the baseline of a workspace folder can't be used. */
export interface BaselineError {
  readonly uri: vscode.Uri;
  /** A sentence that names file and place. */
  readonly text: string;
  /** Where a mistake in its text is. */
  readonly position?: vscode.Position;
}

/** The baseline of a workspace folder. */
export interface FolderBaseline {
  /** Undefined without a file. */
  readonly text: string | undefined;
  /** None if it can't be used: a baseline that is only partly understood must not be used. */
  readonly entries: readonly BaselineEntry[];
  readonly error?: BaselineError;
}

export const NO_BASELINE: FolderBaseline = { text: undefined, entries: [] };

// It drops a byte order mark.
const decoder = new TextDecoder();

/** The address of a workspace folder's baseline. */
export function baselineIn(folder: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(folder, BASELINE_NAME);
}

/** Reads the baseline of a workspace folder, which nobody needs to trust. Never throws. */
export async function readFolderBaseline(folder: vscode.Uri): Promise<FolderBaseline> {
  const { t } = vscode.l10n;
  const uri = baselineIn(folder);
  const name = nameOfBaseline(uri);
  const failed = (why: string): FolderBaseline => {
    return { text: '', entries: [], error: { uri, text: t('{0} cannot be read: {1}', name, why) } };
  };
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    // A link could lead anywhere, and dismissals are written there.
    if (type !== vscode.FileType.File) return failed(t('not a regular file'));
    if (size > MAX_BASELINE) return failed(t('too large'));
    return parsed(uri, decoder.decode(await vscode.workspace.fs.readFile(uri)));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && /^(?:File|Entry)NotFound/.test(error.code)) return NO_BASELINE;
    return failed(error instanceof Error ? error.message : String(error));
  }
}

function parsed(uri: vscode.Uri, text: string): FolderBaseline {
  const entries = parseBaseline(text);
  if (!isMistake(entries)) return { text, entries };
  const { line, column, message } = entries;
  const where = `${nameOfBaseline(uri)}:${line}:${column}`;
  const position = new vscode.Position(line - 1, column - 1);
  return { text, entries: [], error: { uri, text: `${where}: ${inDisplayLanguage(message)}`, position } };
}

/** The name of a baseline for people: with its folder where there are several. */
export function nameOfBaseline(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}
