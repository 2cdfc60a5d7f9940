import { fileURLToPath } from 'node:url';
import type { WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

/**
 * Applies an edit as an editor does.
 * @param texts the files, by path
 * @returns the files after the edit
 */
export function applyWorkspaceEdit(
  texts: ReadonlyMap<string, string>,
  edit: WorkspaceEdit | undefined,
): Map<string, string> {
  const result = new Map(texts);
  const change = (uri: string, edits: Parameters<typeof TextDocument.applyEdits>[1]) => {
    const file = fileURLToPath(uri);
    const text = result.get(file);
    if (text === undefined) throw new Error(`${file} is missing`);
    result.set(file, TextDocument.applyEdits(TextDocument.create(uri, '', 1, text), edits));
  };
  for (const each of edit?.documentChanges ?? []) {
    if ('textDocument' in each)
      change(
        each.textDocument.uri,
        each.edits.filter((part) => 'newText' in part),
      );
    else if (each.kind === 'create') {
      const file = fileURLToPath(each.uri);
      if (result.has(file)) throw new Error(`${file} exists`);
      result.set(file, '');
    } else throw new Error(each.kind);
  }
  for (const [uri, edits] of Object.entries(edit?.changes ?? {})) change(uri, edits);
  return result;
}
