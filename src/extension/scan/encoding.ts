import * as vscode from 'vscode';
import { labelOf } from './encoding-labels.js';

/** The `files.encoding` of a folder, as a label of the Encoding Standard; undefined for UTF-8. */
export function encodingOf(folder: vscode.Uri): string | undefined {
  return labelOf(vscode.workspace.getConfiguration('files', folder).get('encoding', 'utf8'));
}
