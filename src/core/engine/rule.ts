import type { TSESTree } from '@typescript-eslint/types';
import type { Http } from '../requests/http.js';
import type { Texts } from '../strings/texts.js';
import type { ParsedProgram } from '../syntax/parse.js';
import type { AnalyzeOptions, Certainty, Finding, Range, RelatedLocation, RuleMeta } from '../types.js';
import type { Imports } from '../values/imports.js';
import type { Values } from '../values/values.js';

/** What a rule may ask about the document that it looks at. */
export interface Document {
  readonly text: string;
  readonly options: AnalyzeOptions;
  readonly programs: readonly ParsedProgram[];
  readonly values: Values;
  readonly texts: Texts;
  readonly http: Http;
  readonly imports: Imports;
  /** The URLs of the external scripts that the document loads. */
  readonly scriptUrls: readonly string[];
}

/** A finding as a rule returns it; `analyze` adds what is the same for all findings of a rule. */
export interface FindingDraft extends Range {
  readonly form: string;
  readonly message: string;
  readonly certainty: Certainty;
  readonly parts?: Readonly<Record<string, Range>>;
  readonly related?: readonly RelatedLocation[];
}

/**
 * Listeners by node type: each is called once a node and returns what it found there.
 * `end` is called last, with what the rules before this one found in the document.
 */
export type RuleListeners = {
  readonly [K in TSESTree.Node['type']]?: (node: Extract<TSESTree.Node, { type: K }>) => Iterable<FindingDraft>;
} & { readonly end?: (found: readonly Finding[]) => Iterable<FindingDraft> };

export interface Rule {
  readonly meta: RuleMeta;
  /** Called once a document, before its nodes are visited. */
  readonly create: (document: Document) => readonly RuleListeners[];
}
