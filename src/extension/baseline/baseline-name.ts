import * as vscode from 'vscode';
import { encodePath, relativePath } from '../documents/result-paths.js';

/** What the baseline of a workspace folder calls a file. */
export interface NameInBaseline {
  readonly folder: vscode.Uri;
  /** Percent-encoded, relative to the folder. */
  readonly file: string;
}

/** Returns undefined for a document that isn't a file of a workspace folder, such as an unsaved one or a notebook's cell. */
export function nameInBaseline(uri: vscode.Uri): NameInBaseline | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  if (folder?.scheme !== uri.scheme) return undefined;
  const path = relativePath(folder, uri);
  return path === undefined ? undefined : { folder, file: encodePath(path) };
}
