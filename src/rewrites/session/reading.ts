import type { AnalyzeOptions, CodeSnippet, Finding, ModuleReader, RelatedLocation, Rewrite } from '../../core/types.js';
import type { Message } from '../../messages/message.js';
import type { Project } from '../project.js';
import type { Refusal } from '../refusal.js';
import { Overlay } from './overlay.js';
import type { SessionTexts } from './overlay.js';
import type { DocumentSource } from './session-types.js';

/** A finding with what the engine needs to write rewrites for it. */
export interface Entry {
  readonly finding: Finding;
}

/** A rewrite that is not verified yet, or why a rewriter has none. */
export type Proposal = Rewrite | Refusal;

/** What a session takes from the engine. */
export interface SessionEngine<Its extends Entry> {
  /** As `Inspect`. */
  inspect(
    text: string,
    fileName: string,
    options: AnalyzeOptions,
    reader: ModuleReader,
  ): { readonly inspected: readonly Its[]; readonly broken: number } | undefined;
  /** How many syntax errors a document has. */
  syntaxErrors(text: string, fileName: string): number;
  /** The best first; empty for a form that is explained, not rewritten. */
  propose(
    entry: Its,
    document: Required<DocumentSource>,
    /** What rewriters may know of other files. */
    project: Project,
  ): readonly Proposal[];
  /** What a finding's certainty rests on, step by step. */
  evidence(entry: Its): readonly RelatedLocation[];
  /**
   * Code to paste for a finding without a rewrite; undefined if its guide needs none.
   * @param project what its code may know of other files
   * @param reason why there is no rewrite
   */
  snippet(entry: Its, fileName: string, project: Project, reason: Message | undefined): CodeSnippet | undefined;
}

/** What inspecting one text of a document has found. */
export interface Reading<Its extends Entry> {
  readonly text: string;
  readonly entries: readonly Its[];
  /** How many syntax errors it has. */
  readonly broken: number;
  /** What it imports; rewriters may ask for more. */
  readonly modules: Overlay;
}

/**
 * Inspects a document.
 * @param base follows imports that lead out of the session
 * @param texts of the session, by the keys of their file names
 */
export function readDocument<Its extends Entry>(
  engine: SessionEngine<Its>,
  { text, fileName, options = {} }: DocumentSource,
  base: ModuleReader | undefined,
  texts: SessionTexts,
): Reading<Its> {
  const modules = new Overlay(base, texts);
  const inspection = engine.inspect(text, fileName, options, modules);
  let broken = inspection?.broken;
  return {
    text,
    entries: inspection?.inspected ?? [],
    modules,
    // Where nothing can be found, nothing was parsed: that is made up for only when it counts.
    get broken() {
      return (broken ??= engine.syntaxErrors(text, fileName));
    },
  };
}
