import * as vscode from 'vscode';
import type { Rewrite } from '../../core/types.js';
import { addOtherFiles } from './other-files.js';
import { snippetEdits } from './text-edits.js';

/**
 * Returns the edit of a rewrite: of the document, with tab stops, and of other files. Undefined if one of these has
 * changed since the rewrite was prepared.
 */
export async function rewriteEdit(
  document: vscode.TextDocument,
  rewrite: Rewrite,
): Promise<vscode.WorkspaceEdit | undefined> {
  const edit = new vscode.WorkspaceEdit();
  if (!(await addOtherFiles(edit, document.uri, rewrite.files))) return undefined;
  edit.set(
    document.uri,
    snippetEdits(rewrite, (offset) => document.positionAt(offset)),
  );
  return edit;
}
