/**
 * The plain data that flows between the stages. Every offset is a UTF-16 code
 * unit offset in the document, never in a region.
 */
import type { Message } from '../messages/message.js';

/** How sure a finding is: `certain`; `likely` (the context suggests it, but it is not proven); `dead` (never had an effect). */
export type Certainty = 'certain' | 'likely' | 'dead';

export const CERTAINTIES: readonly Certainty[] = ['certain', 'likely', 'dead'];

/** How grave a finding is for its user. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A half-open stretch of a document, in UTF-16 code units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Another place that explains a finding, such as the constructor of the object that it calls. */
export interface RelatedLocation extends Range {
  readonly message: Message;
}

/** One place where code does something in a deprecated way. */
export interface Finding extends Range {
  readonly ruleId: string;
  /** How it is written: the id of a form, stable for tools (docs/json-report.md). */
  readonly form: string;
  /** One sentence: what no longer works and what to use instead. */
  readonly message: Message;
  readonly certainty: Certainty;
  /** The pieces that a rewrite needs, by name: the call, its receiver, the token's value… */
  readonly parts: Readonly<Record<string, Range>>;
  readonly related: readonly RelatedLocation[];
}

/** Something about the analysis itself that its user should know; never a finding. */
export interface Problem extends Range {
  readonly kind: 'unused-suppression' | 'unknown-rule' | 'not-analysed';
  readonly message: Message;
}

export interface AnalysisStats {
  /** Regions of JavaScript or TypeScript found in the document. */
  readonly regions: number;
  /** Regions that held a needle and were parsed. */
  readonly parsed: number;
  /** Findings that a suppression comment silenced. */
  readonly suppressed: number;
}

export interface Analysis {
  /** In document order. */
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly stats: AnalysisStats;
}

/** What analysis may know beyond the document itself. Plain data, so that it can cross to a worker. */
export interface AnalyzeOptions {
  /** Ids of the rules to run; all of them when absent. */
  readonly rules?: readonly string[];
  /** Further host names of the service: custom domains. Compared without case. */
  readonly domains?: readonly string[];
  /** Dependencies of the nearest package.json: package name to version range, and `node` to that of its `engines`. */
  readonly packages?: Readonly<Record<string, string>>;
}

/** Reads other files of the project, so that what a document imports can be followed. Must not throw. */
export interface ModuleReader {
  /**
   * @param from the name of the importing file, as it was given to `analyze` or returned by an earlier call
   * @param specifier what the import says: `./client`, or an alias of the project
   * @returns undefined for a package, a missing file or one that is too large
   */
  read(from: string, specifier: string): { readonly fileName: string; readonly text: string } | undefined;
}

export type Analyze = (text: string, fileName: string, options?: AnalyzeOptions, reader?: ModuleReader) => Analysis;

/** A replacement of a stretch of a document; an insertion where `start` is `end`. */
export interface Edit extends Range {
  readonly text: string;
}

/**
 * Who may apply a rewrite: `automatic` leaves nothing to a person; of `review` the code is right, but a person must
 * settle what no tool can see (audience, scopes, storage); a `guide` has no edit and says what to do.
 */
export type Applicability = 'automatic' | 'review' | 'guide';

/** Something in the text of an edit that a person fills in: a tab stop in an editor. */
export interface Placeholder extends Range {
  /** The index of the edit in whose text `start` and `end` count, in UTF-16 code units. */
  readonly edit: number;
}

/** One way to write a finding's code anew. */
export interface Rewrite {
  /** What the new code calls, `fetch` or an SDK; `guide` where there is no edit. Stable, for tools. */
  readonly target: string;
  /** What applying it does, in the imperative: the title of the quick fix. */
  readonly title: Message;
  readonly applicability: Applicability;
  /** In document order, never overlapping; empty in a guide. */
  readonly edits: readonly Edit[];
  readonly placeholders: readonly Placeholder[];
  /** What is left for a person to do, a sentence each. */
  readonly todos: readonly Message[];
  /** In a guide: why no code is offered, as a clause. */
  readonly reason?: Message;
  /** The page to read: an absolute URL. */
  readonly docs: string;
}

/** A finding and what can be done about it. */
export interface Offer {
  readonly finding: Finding;
  /** The best first, never empty: a guide where nothing else is sure. */
  readonly rewrites: readonly Rewrite[];
}

/**
 * Works out the rewrites of a document's findings: takes what `analyze` takes and looks at the document once more.
 * The offers are in the order of the findings that `analyze` returns. Every rewrite with edits was tried on a copy: it
 * parses, its finding is gone and no other one has come.
 */
export type FindOffers = (
  text: string,
  fileName: string,
  options?: AnalyzeOptions,
  reader?: ModuleReader,
) => readonly Offer[];

/** What a rule says about itself: everything a face shows without loading the parser. */
export interface RuleMeta {
  readonly id: string;
  /** A short noun phrase, for lists. */
  readonly title: Message;
  /** One or two sentences for someone who knows nothing about the subject. */
  readonly description: Message;
  /** The page for a reader: `docs/rules/<id>.md` in the repository. */
  readonly docs: string;
  /** ISO dates of the announcement and of the end of support, where the service states them. */
  readonly dates: { readonly deprecated: string | null; readonly removed: string | null };
  /** How grave a certain finding is; `error` when absent. */
  readonly severity?: Severity;
  /** Whether one finding a project says it all: a version that package.json names. */
  readonly oncePerProject?: true;
  /** Where the facts come from. */
  readonly source: string;
  /** The certainties that its findings can have. */
  readonly certainties: readonly Certainty[];
  /**
   * Literals (case-sensitive) without which the rule cannot match: a document has to hold one of each group.
   */
  readonly needles: readonly (readonly string[])[];
}
