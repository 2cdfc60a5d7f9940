import * as vscode from 'vscode';
import { inOrder, overlaps } from '../../core/edits.js';
import type { Edit, Offer, Placeholder, Rewrite } from '../../core/types.js';

/** Turns an offset of a text into a position of its document. */
export type PositionAt = (offset: number) => vscode.Position;

/** The edits of one rewrite, with tab stops for what a person fills in. */
export function snippetEdits(
  { edits, placeholders }: Rewrite,
  positionAt: PositionAt,
): (vscode.TextEdit | vscode.SnippetTextEdit)[] {
  return edits.map((edit, index) => {
    const range = new vscode.Range(positionAt(edit.start), positionAt(edit.end));
    const own = placeholders.filter((placeholder) => placeholder.edit === index);
    if (own.length === 0) return vscode.TextEdit.replace(range, edit.text);
    const snippet = vscode.SnippetTextEdit.replace(range, snippetOf(edit.text, own));
    // The text is indented as it is to stand.
    snippet.keepWhitespace = true;
    return snippet;
  });
}

function snippetOf(text: string, placeholders: readonly Placeholder[]): vscode.SnippetString {
  const snippet = new vscode.SnippetString();
  let at = 0;
  for (const { start, end } of placeholders.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue;
    snippet.appendText(text.slice(at, start)).appendPlaceholder((inner) => inner.appendText(text.slice(start, end)));
    at = end;
  }
  return snippet.appendText(text.slice(at));
}

export function plainEdits(edits: readonly Edit[], positionAt: PositionAt): vscode.TextEdit[] {
  return edits.map(({ start, end, text }) =>
    vscode.TextEdit.replace(new vscode.Range(positionAt(start), positionAt(end)), text),
  );
}

export interface Combined {
  readonly edits: readonly Edit[];
  /** The offers of which the best rewrite is among the edits. */
  readonly done: readonly { readonly offer: Offer; readonly rewrite: Rewrite }[];
}

/** Puts the best rewrites of several findings together. One that touches what another one changes is left for later. */
export function combine(offers: readonly Offer[], accept: (rewrite: Rewrite) => boolean): Combined {
  let edits: Edit[] = [];
  const done: { offer: Offer; rewrite: Rewrite }[] = [];
  for (const offer of offers) {
    const rewrite = bestOf(offer);
    if (rewrite === undefined || !accept(rewrite)) continue;
    // Two rewrites may ask for the same import or helper.
    const fresh = rewrite.edits.filter((edit) => !edits.some((known) => isSame(known, edit)));
    const together = [...edits, ...fresh];
    if (overlaps(together)) continue;
    edits = together;
    done.push({ offer, rewrite });
  }
  return { edits: inOrder(edits), done };
}

/** The rewrite to take where nobody chooses: the first that changes anything. */
export function bestOf({ rewrites }: Offer): Rewrite | undefined {
  return rewrites.find(({ edits, applicability }) => applicability !== 'guide' && edits.length > 0);
}

function isSame(a: Edit, b: Edit): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text;
}
