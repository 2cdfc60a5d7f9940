import * as vscode from 'vscode';
import { hostOf } from '../../core/hosts/hosts.js';
import type { UnsavedText } from '../../editing/thread/protocol.js';
import { fileNameOf } from './named-text.js';

/** No module that somebody wrote is longer, in UTF-16 code units. */
const MOST = 256 * 1024;

/** Returns the unsaved scripts around a document that rewrites may change, too. */
export function unsavedAround({ scheme, authority }: vscode.Uri): UnsavedText[] {
  return vscode.workspace.textDocuments.flatMap((document) => {
    const { uri, isDirty } = document;
    if (!isDirty || uri.scheme !== scheme || uri.authority !== authority || uri.scheme === 'untitled') return [];
    const fileName = fileNameOf(document);
    if (fileName === undefined || hostOf(fileName)?.script === undefined) return [];
    const text = document.getText();
    return text.length <= MOST && /auth0|parseHash/i.test(text) ? [{ fileName, text }] : [];
  });
}
