import { isCandidate, primaryNeedles } from '../../core/engine/needles.js';
import { vocabulary } from '../../rules/auth0/auth0-vocabulary.js';
import { ruleMetas } from '../../rules/metadata.js';

/** A document with a finding contains one of these. None spans lines. */
const NEEDLES = primaryNeedles(ruleMetas, vocabulary);

/** The changes of a document, and its lines after them, counted from 0. */
export interface EditedLines {
  readonly document: { readonly lineCount: number; lineAt(line: number): { readonly text: string } };
  readonly contentChanges: readonly {
    readonly range: { readonly start: { readonly line: number } };
    readonly text: string;
  }[];
}

/**
 * Tracks whether an edited document can have findings. While it has no needle, only edited lines are searched, so
 * typing costs the same in a file of any length.
 */
export class NeedleWatch {
  /** Whether the current text is known to contain no needle. */
  #isFree = false;

  /** Must be called for every change of the document. */
  edited({ document, contentChanges: [change, ...others] }: EditedLines): void {
    if (!this.#isFree || change === undefined) return;
    // Several changes move each other's lines; searching the whole text once is simpler.
    this.#isFree = others.length === 0 && !hasNeedle(document, change.range.start.line, change.text);
  }

  /** @param text returns the document's current text; called only if needed */
  isCandidate(text: () => string): boolean {
    if (this.#isFree) return false;
    const all = text();
    this.#isFree = !NEEDLES.some((needle) => all.includes(needle));
    return !this.#isFree && isCandidate(ruleMetas, vocabulary, all);
  }
}

function hasNeedle(document: EditedLines['document'], first: number, inserted: string): boolean {
  const last = Math.min(document.lineCount - 1, first + inserted.split(/\r\n|\r|\n/).length - 1);
  for (let line = first; line <= last; line++) {
    const { text } = document.lineAt(line);
    if (NEEDLES.some((needle) => text.includes(needle))) return true;
  }
  return false;
}
