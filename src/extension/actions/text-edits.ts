import * as vscode from 'vscode';
import type { Edit, Placeholder, Rewrite } from '../../core/types.js';
import type { PositionAt } from '../documents/any-file.js';

/** The edits of one rewrite, with tab stops at its placeholders. */
export function snippetEdits(
  { edits, placeholders }: Rewrite,
  positionAt: PositionAt,
): (vscode.TextEdit | vscode.SnippetTextEdit)[] {
  // VS Code treats all snippets of an edit as one: equal numbers are one stop. A word that occurs several times, such as
  // a domain, is filled in once.
  const words: string[] = [];
  const stopOf = (word: string) => (words.includes(word) ? words.indexOf(word) + 1 : words.push(word));
  return edits.map((edit, index) => {
    const range = new vscode.Range(positionAt(edit.start), positionAt(edit.end));
    const own = placeholders.filter((placeholder) => placeholder.edit === index);
    if (own.length === 0) return vscode.TextEdit.replace(range, edit.text);
    const snippet = vscode.SnippetTextEdit.replace(range, snippetOf(edit.text, own, stopOf));
    // The text already has its final indentation.
    snippet.keepWhitespace = true;
    return snippet;
  });
}

function snippetOf(
  text: string,
  placeholders: readonly Placeholder[],
  stopOf: (word: string) => number,
): vscode.SnippetString {
  const snippet = new vscode.SnippetString();
  let at = 0;
  for (const { start, end } of placeholders.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue;
    const word = text.slice(start, end);
    snippet.appendText(text.slice(at, start)).appendPlaceholder((inner) => inner.appendText(word), stopOf(word));
    at = end;
  }
  return snippet.appendText(text.slice(at));
}

export function plainEdits(edits: readonly Edit[], positionAt: PositionAt): vscode.TextEdit[] {
  return edits.map(({ start, end, text }) =>
    vscode.TextEdit.replace(new vscode.Range(positionAt(start), positionAt(end)), text),
  );
}
