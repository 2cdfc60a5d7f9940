import * as vscode from 'vscode';
import { fileNameOf } from '../documents/named-text.js';

/** The unsaved texts of files in a folder, which are used instead of the files. */
export function unsavedIn(folder: vscode.Uri): { readonly file: string; readonly text: string }[] {
  return vscode.workspace.textDocuments
    .filter((document) => document.isDirty && document.uri.scheme === folder.scheme)
    .filter(({ uri }) => uri.path.startsWith(`${folder.path.replace(/\/$/, '')}/`))
    .flatMap((document) => {
      const file = fileNameOf(document);
      return file === undefined ? [] : [{ file, text: document.getText() }];
    });
}
