import type { Analyze, FindOffers, ModuleReader } from '../../core/types.js';
import type { OpenSession } from '../../rewrites/session/session-types.js';
import type { Skip } from '../../scan/gates.js';
import type { PreparedText } from '../../scan/prepare-text.js';
import type { DocumentRequest, ModuleImport } from './protocol.js';

/** What `dist/engine.js` exports. */
export interface Engine {
  readonly analyze: Analyze;
  /** For the versions of a document that somebody edits. */
  readonly reanalyze: Analyze;
  readonly findOffers: FindOffers;
  readonly openSession: OpenSession;
}

/** A document, ready for the engine. */
export interface Prepared {
  readonly task: PreparedText;
  readonly reader: ModuleReader;
  /** Imports that the reader could not follow; the engine's requests add to it. */
  readonly missing: readonly ModuleImport[];
  /** Whether the reader was asked for the files that set up clients, and could not search for them. */
  readonly wantsSettings?: () => boolean;
}

/** @returns why the document is skipped, or undefined if it cannot have findings */
export type PrepareInput = (input: DocumentRequest) => Prepared | Skip | undefined;
