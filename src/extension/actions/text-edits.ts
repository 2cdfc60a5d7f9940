import * as vscode from 'vscode';
import type { Edit, Offer, Placeholder, Rewrite } from '../../core/types.js';
import type { PositionAt } from '../documents/any-file.js';

/** The edits of one rewrite, with tab stops for what a person fills in. */
export function snippetEdits(
  { edits, placeholders }: Rewrite,
  positionAt: PositionAt,
): (vscode.TextEdit | vscode.SnippetTextEdit)[] {
  // VS Code takes all snippets of an edit for one: a number means the same stop in each. So the same word, such as a domain
  // that is needed at three places, is filled in once.
  const words: string[] = [];
  const stopOf = (word: string) => (words.includes(word) ? words.indexOf(word) + 1 : words.push(word));
  return edits.map((edit, index) => {
    const range = new vscode.Range(positionAt(edit.start), positionAt(edit.end));
    const own = placeholders.filter((placeholder) => placeholder.edit === index);
    if (own.length === 0) return vscode.TextEdit.replace(range, edit.text);
    const snippet = vscode.SnippetTextEdit.replace(range, snippetOf(edit.text, own, stopOf));
    // The text is indented as it is to stand.
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

/** The rewrite to take where nobody chooses: the first that changes anything. */
export function bestOf({ rewrites }: Offer): Rewrite | undefined {
  return rewrites.find(({ edits, applicability }) => applicability !== 'guide' && edits.length > 0);
}
