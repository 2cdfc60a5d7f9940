import { applyEdits, overlaps } from '../../core/edits.js';
import type { Edit, Finding } from '../../core/types.js';
import { message } from '../../messages/message.js';
import type { Verdict } from './offer.js';
import type { OpenDocument } from './open-document.js';
import { keyIn } from './overlay.js';
import type { SessionTexts } from './overlay.js';
import type { Entry, Reading } from './reading.js';
import { faultOf } from './verify.js';

export type TrialDocument<Its extends Entry> = OpenDocument<Its, Trial<Its>>;

/** What a change makes of one document. */
export interface Step<Its extends Entry> {
  readonly document: TrialDocument<Its>;
  /** None in a document that only imports what is changed. */
  readonly edits: readonly Edit[];
  readonly reading: Reading<Its>;
}

/** A change that passed verification, with the inspections that applying it reuses. */
export interface Trial<Its extends Entry> {
  readonly steps: readonly Step<Its>[];
  readonly created: readonly Step<Its>[];
}

/** A change to try. */
export interface Draft<Its extends Entry> {
  readonly edits: readonly { readonly document: TrialDocument<Its>; readonly edits: readonly Edit[] }[];
  /** Documents of files to be created, which are not of the session yet. */
  readonly created: readonly TrialDocument<Its>[];
  /** The finding that has to be gone. */
  readonly settled?: { readonly document: TrialDocument<Its>; readonly finding: Finding };
}

/** What a trial needs to know of the session. */
export interface TrialSession<Its extends Entry> {
  readonly documents: readonly TrialDocument<Its>[];
  readonly texts: SessionTexts;
  readonly read: (document: TrialDocument<Its>, text: string, texts: SessionTexts) => Reading<Its>;
}

/**
 * Carries a change out on copies, and inspects every document that it reaches: those that it edits or creates, and those
 * that import them and were read before.
 * @throws {RangeError} where an edit reaches out of its text
 */
export function tryChange<Its extends Entry>(
  { edits, created, settled }: Draft<Its>,
  { documents, texts, read }: TrialSession<Its>,
): Verdict<Trial<Its>> {
  const changed = new Map(texts);
  for (const { document, edits: own } of edits) {
    if (overlaps(own)) return { fault: message('reason.edits-overlap') };
    changed.set(document.key, applyEdits(document.text, own));
  }
  for (const { key, text } of created) changed.set(key, text);
  const trial: { steps: Step<Its>[]; created: Step<Its>[] } = { steps: [], created: [] };
  const touched = new Set([...edits.map(({ document }) => document), ...created]);
  const importers = importersOf(touched, documents, changed).map((document) => ({ document, edits: [] }));
  for (const { document, edits: own } of [...edits, ...importers]) {
    const before = document.reading;
    const reading = read(document, changed.get(document.key) ?? document.text, changed);
    const fault = faultOf(before, reading, settled?.document === document ? settled.finding : undefined);
    if (fault !== undefined) return { fault };
    trial.steps.push({ document, edits: own, reading });
  }
  for (const document of created) {
    const reading = read(document, document.text, changed);
    const fault = faultOf(undefined, reading);
    if (fault !== undefined) return { fault };
    trial.created.push({ document, edits: [], reading });
  }
  return trial;
}

/** The other documents that were read, and import one of those that are touched. */
function importersOf<Its extends Entry>(
  touched: ReadonlySet<TrialDocument<Its>>,
  documents: readonly TrialDocument<Its>[],
  texts: SessionTexts,
): TrialDocument<Its>[] {
  const keys = new Set<string | undefined>([...touched].map(({ key }) => key));
  return documents.filter(
    (document) =>
      !touched.has(document) &&
      // What led nowhere may lead to a file that is created.
      document.known?.modules.imports.some(({ from, specifier, key = keyIn(texts, from, specifier) }) => keys.has(key)),
  );
}
