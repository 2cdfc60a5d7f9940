import type { TSESTree } from '@typescript-eslint/types';
import type { Message } from '../../messages/message.js';
import type { Http } from '../requests/http.js';
import type { Texts } from '../strings/texts.js';
import type { ParsedProgram } from '../syntax/parse.js';
import type { AnalyzeOptions, Certainty, Range, RelatedLocation, RuleMeta } from '../types.js';
import type { Imports } from '../values/imports.js';
import type { Values } from '../values/values.js';
import type { Vocabulary } from '../vocabulary.js';

/** What a rule may ask about the document that it looks at. */
export interface Document {
  readonly text: string;
  readonly options: AnalyzeOptions;
  readonly programs: readonly ParsedProgram[];
  readonly values: Values;
  readonly texts: Texts;
  readonly http: Http;
  readonly imports: Imports<Document>;
  /** The URLs of the external scripts that the document loads. */
  readonly scriptUrls: readonly string[];
}

/** Nodes of the document by what they are in a finding: the call, its receiver, the token's value… */
export type Nodes = Readonly<Partial<Record<string, TSESTree.Node>>>;

/** A finding as a rule returns it; `inspect` adds what is the same for all findings of a rule. */
export interface FindingDraft extends Range {
  readonly form: string;
  readonly message: Message;
  readonly certainty: Certainty;
  /** What a rewriter works on. Nodes stay inside the engine: a finding that leaves it has their ranges. */
  readonly nodes: Nodes;
  readonly related?: readonly RelatedLocation[];
}

/** What a rule has found in the document so far. */
export interface Found<Draft extends FindingDraft> {
  readonly ruleId: string;
  readonly draft: Draft;
}

/**
 * Listeners by node type: each is called once a node and returns what it found there.
 * `end` is called last, with what the rules before this one found in the document.
 */
export type RuleListeners<Draft extends FindingDraft = FindingDraft> = {
  readonly [K in TSESTree.Node['type']]?: (node: Extract<TSESTree.Node, { type: K }>) => Iterable<Draft>;
} & { readonly end?: (found: readonly Found<Draft>[]) => Iterable<Draft> };

/**
 * @typeParam Draft what the rules of a set return: their forms, and the nodes of each
 * @typeParam Its the document as these rules see it
 */
export interface Rule<Draft extends FindingDraft = FindingDraft, Its extends Document = Document> {
  readonly meta: RuleMeta;
  /** Called once a document, before its nodes are visited. */
  readonly create: (document: Its) => readonly RuleListeners<Draft>[];
}

/** Rules that run together, and what they share. */
export interface RuleSet<Draft extends FindingDraft = FindingDraft, Its extends Document = Document> {
  /** The order counts: a rule may look at what those before it found in the document. */
  readonly rules: readonly Rule<Draft, Its>[];
  readonly vocabulary: Vocabulary;
  /** Adds to a document what the rules ask about it. Called once for each reading of the document. */
  readonly understand: (document: Document) => Its;
}
