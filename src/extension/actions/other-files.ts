import * as vscode from 'vscode';
import { applyEdits } from '../../core/edits.js';
import type { FileChange } from '../../core/types.js';
import { documentOf, readAnyFile } from '../documents/any-file.js';
import { plainEdits } from './text-edits.js';

/**
 * Adds the changes of other files to an edit, which applies and undoes all of them at once.
 * @param of the rewritten document
 * @param metadata how the refactor preview shows the changes
 * @returns false if one of the files is no longer what its change was prepared for; the edit is incomplete then
 */
export async function addOtherFiles(
  edit: vscode.WorkspaceEdit,
  of: vscode.Uri,
  files: readonly FileChange[],
  metadata?: vscode.WorkspaceEditEntryMetadata,
): Promise<boolean> {
  for (const { fileName, before, edits } of files) {
    const uri = uriOf(of, fileName);
    if (before === undefined) {
      if (await exists(uri)) return false;
      const contents = new TextEncoder().encode(applyEdits('', edits));
      edit.createFile(uri, { contents, overwrite: false, ignoreIfExists: false }, metadata);
      continue;
    }
    const current = await currentOf(uri);
    if (current?.text !== before) return false;
    const plain = plainEdits(edits, current.positionAt);
    if (metadata === undefined) edit.set(uri, plain);
    else {
      edit.set(
        uri,
        plain.map((each): [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata] => [each, metadata]),
      );
    }
  }
  return true;
}

/** The file that the engine calls `fileName`, in the file system of the rewritten document. */
function uriOf(of: vscode.Uri, fileName: string): vscode.Uri {
  return of.scheme === 'file' ? vscode.Uri.file(fileName) : of.with({ path: fileName, query: '', fragment: '' });
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  if (documentOf(uri) !== undefined) return true;
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

async function currentOf(uri: vscode.Uri) {
  try {
    return await readAnyFile(uri);
  } catch {
    return undefined;
  }
}
