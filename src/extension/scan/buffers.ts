import * as vscode from 'vscode';
import { fileNameOf } from '../documents/named-text.js';

/** Unsaved texts of files in a folder: they win over what is on disk. */
export function unsavedIn(folder: vscode.Uri): { readonly file: string; readonly text: string }[] {
  return vscode.workspace.textDocuments
    .filter((document) => document.isDirty && document.uri.scheme === folder.scheme)
    .filter(({ uri }) => uri.path.startsWith(`${folder.path.replace(/\/$/, '')}/`))
    .flatMap((document) => {
      const file = fileNameOf(document);
      return file === undefined ? [] : [{ file, text: document.getText() }];
    });
}
