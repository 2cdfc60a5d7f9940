import type { TSESTree } from '@typescript-eslint/types';
import type { Message } from '../../messages/message.js';
import type { Http } from '../requests/http.js';
import type { Texts } from '../strings/texts.js';
import type { ParsedProgram } from '../syntax/parse.js';
import type { AnalyzeOptions, Certainty, Range, RelatedLocation, RuleMeta } from '../types.js';
import type { Budget } from '../values/budget.js';
import type { Imports } from '../values/imports.js';
import type { Values } from '../values/values.js';
import type { Vocabulary } from '../vocabulary.js';

/** The document that a rule checks, with everything it may query. */
export interface Document {
  readonly text: string;
  /** As module readers name it. */
  readonly fileName: string;
  readonly options: AnalyzeOptions;
  readonly programs: readonly ParsedProgram[];
  readonly values: Values;
  readonly texts: Texts;
  readonly http: Http;
  readonly imports: Imports<Document>;
  /** The work that following values may cost. */
  readonly budget: Budget;
  /** The URLs of the external scripts that the document loads. */
  readonly scriptUrls: readonly string[];
  /** Returns the package's other files that may set up clients and name a host, in lower or upper case. */
  readonly setUpsWith: (host: string) => readonly Document[];
}

/** Nodes by their role in a finding: the call, its receiver, the token's value… */
export type Nodes = Readonly<Partial<Record<string, TSESTree.Node>>>;

/** A finding as a rule returns it. `inspect` adds the rule's id. */
export interface FindingDraft extends Range {
  readonly form: string;
  readonly message: Message;
  readonly certainty: Certainty;
  /** The nodes that a rewriter needs. They stay in the engine: a published finding has their ranges. */
  readonly nodes: Nodes;
  readonly related?: readonly RelatedLocation[];
}

/** A finding of an earlier rule in the same document. */
export interface Found<Draft extends FindingDraft> {
  readonly ruleId: string;
  readonly draft: Draft;
}

/**
 * Listeners by node type. Each is called once per node and returns its findings there.
 * `end` is called last, with the findings of earlier rules in the document.
 */
export type RuleListeners<Draft extends FindingDraft = FindingDraft> = {
  readonly [K in TSESTree.Node['type']]?: (node: Extract<TSESTree.Node, { type: K }>) => Iterable<Draft>;
} & { readonly end?: (found: readonly Found<Draft>[]) => Iterable<Draft> };

/**
 * @typeParam Draft the findings of a rule set: its forms, and the nodes of each
 * @typeParam Its the document type of these rules
 */
export interface Rule<Draft extends FindingDraft = FindingDraft, Its extends Document = Document> {
  readonly meta: RuleMeta;
  /** Called once per document, before the traversal. */
  readonly create: (document: Its) => readonly RuleListeners<Draft>[];
}

/** Rules that run together, with the knowledge they share. */
export interface RuleSet<Draft extends FindingDraft = FindingDraft, Its extends Document = Document> {
  /** The order matters: a rule may use the findings of earlier rules in the document. */
  readonly rules: readonly Rule<Draft, Its>[];
  readonly vocabulary: Vocabulary;
  /** Adds service-specific queries to a document. Called once for each reading of the document. */
  readonly understand: (document: Document) => Its;
}
