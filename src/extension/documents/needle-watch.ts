import type * as vscode from 'vscode';
import { isCandidate, primaryNeedles } from '../../core/engine/needles.js';
import { ruleMetas } from '../../rules/metadata.js';

/** A document that can hold a finding has one of these; none spans lines. */
const NEEDLES = primaryNeedles(ruleMetas);

/**
 * Tells whether a document can hold a finding while it is edited. Of one without any needle only the edited lines are
 * looked at, so that typing costs the same in a file of any length.
 */
export class NeedleWatch {
  /** Whether the document, as it is now, is known to hold no needle. */
  #isFree = false;

  /** To be told of every change of the document. */
  edited({
    document,
    contentChanges: [change, ...others],
  }: Pick<vscode.TextDocumentChangeEvent, 'contentChanges'> & { readonly document: Lines }): void {
    if (!this.#isFree || change === undefined) return;
    // Where the lines of several changes are now would have to be worked out; searching everything once is simpler.
    this.#isFree = others.length === 0 && !hasNeedle(document, change.range.start.line, change.text);
  }

  /** @param text gives the document's present text; asked only where that is needed */
  isCandidate(text: () => string): boolean {
    if (this.#isFree) return false;
    const all = text();
    this.#isFree = !NEEDLES.some((needle) => all.includes(needle));
    return !this.#isFree && isCandidate(ruleMetas, all);
  }
}

type Lines = Pick<vscode.TextDocument, 'lineCount'> & {
  lineAt(line: number): Pick<vscode.TextLine, 'text'>;
};

function hasNeedle(document: Lines, first: number, inserted: string): boolean {
  const last = Math.min(document.lineCount - 1, first + inserted.split(/\r\n|\r|\n/).length - 1);
  for (let line = first; line <= last; line++) {
    const { text } = document.lineAt(line);
    if (NEEDLES.some((needle) => text.includes(needle))) return true;
  }
  return false;
}
