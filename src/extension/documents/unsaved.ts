import * as vscode from 'vscode';
import { mayBeRewrittenAlong } from '../../editing/documents/unsaved-scripts.js';
import type { UnsavedText } from '../../editing/thread/protocol.js';
import { fileNameOf } from './named-text.js';

/** Returns the unsaved scripts around a document that rewrites may change, too. */
export function unsavedAround({ scheme, authority }: vscode.Uri): UnsavedText[] {
  return vscode.workspace.textDocuments.flatMap((document) => {
    const { uri, isDirty } = document;
    if (!isDirty || uri.scheme !== scheme || uri.authority !== authority || uri.scheme === 'untitled') return [];
    const fileName = fileNameOf(document);
    if (fileName === undefined) return [];
    const text = document.getText();
    return mayBeRewrittenAlong(fileName, text) ? [{ fileName, text }] : [];
  });
}
