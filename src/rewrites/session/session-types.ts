/** What a session is to those who use it. All offsets are UTF-16 code units in a document's current text. */
import type { AnalyzeOptions, Edit, Finding, ModuleReader, Offer, Rewrite } from '../../core/types.js';
import type { Message } from '../../messages/message.js';

/** A document to open: what `analyze` takes. */
export interface DocumentSource {
  /** Without byte order mark. */
  readonly text: string;
  /** Its ending tells the host language; a module reader must return the same name where other documents import it. */
  readonly fileName: string;
  readonly options?: AnalyzeOptions;
}

/** A finding of a document, and what can be done about it in the document's current text. */
export interface SessionOffer extends Offer {
  /** Identifies the finding through all changes of the session. */
  readonly id: number;
  /**
   * Returns the best rewrite that is accepted and passes verification. Rewrites are verified one by one, the best first,
   * and only those that are accepted; `rewrites` verifies them all.
   */
  best(accepts: (rewrite: Rewrite) => boolean): Rewrite | undefined;
}

/**
 * What became of a finding. Without `applied` and `offer` it is gone all the same: a rewrite of another finding, or a
 * change of another document, covered it.
 */
export interface FindingResult {
  /** As it was when the document was read first, with offsets in that text. */
  readonly finding: Finding;
  /** The rewrite that was applied, and where its code starts in the current text. */
  readonly applied?: { readonly rewrite: Rewrite; readonly start: number };
  /** What can be done about a finding that is left. */
  readonly offer?: SessionOffer;
}

export interface SessionDocument {
  readonly fileName: string;
  /** Its current text. */
  readonly text: string;
  /** The findings in its current text, in document order. @throws {Error} once it is closed */
  readonly offers: readonly SessionOffer[];
  /** What became of the findings that it had when it was read first, in their order. @throws {Error} once it is closed */
  readonly results: readonly FindingResult[];
}

/** A file that rewrites have created or changed, although nobody opened it: plain data, which a thread can send. */
export interface FurtherFile {
  readonly fileName: string;
  /** Its text at first; absent if it was created. */
  readonly before?: string;
  /** Its current text. */
  readonly text: string;
}

/** Edits in documents of a session, and files to be created: applied as one or not at all. */
export interface Change {
  /** Each document once; offsets in its current text. */
  readonly edits: readonly { readonly document: SessionDocument; readonly edits: readonly Edit[] }[];
  readonly created: readonly DocumentSource[];
}

/**
 * The one place that applies offers. It works on a set of documents, which see each other's current texts where they
 * import each other, and touches no file.
 */
export interface Session {
  /** Adds a document. It is read when its offers are asked for. */
  open(input: DocumentSource): SessionDocument;
  /** The files that changes have created; later changes may edit them. */
  readonly created: readonly SessionDocument[];
  /** All files that have to be written in addition to the opened documents. */
  readonly further: readonly FurtherFile[];
  /**
   * Applies a rewrite of an offer, which has been verified, in all its files.
   * @throws {Error} where the offer is not one of a document's current offers, or the rewrite is not one of the offer
   */
  apply(offer: SessionOffer, rewrite: Rewrite): void;
  /**
   * Verifies and applies a change that no offer is for.
   * @returns why it was refused, as a clause; undefined where it was applied
   * @throws {RangeError} where an edit reaches out of its text
   * @throws {Error} where a file to be created is one of the session, or a document is not
   */
  applyChange(change: Change): Message | undefined;
  /**
   * Frees a document's inspection. Other documents still see its text, but verification ignores its findings. A rewrite
   * of another document that also changes this one opens it again.
   */
  close(document: SessionDocument): void;
}

/**
 * Starts a session.
 * @param reader follows imports that lead out of the session
 * @param further what an earlier session has left in other files
 */
export type OpenSession = (reader?: ModuleReader, further?: readonly FurtherFile[]) => Session;
