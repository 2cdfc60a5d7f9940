/**
 * The plain data that flows between the stages. Every offset is a UTF-16 code
 * unit offset in the document, never in a region.
 */

/** How sure a finding is: `certain`; `likely` (context says Auth0, but not proven); `dead` (never had an effect). */
export type Certainty = 'certain' | 'likely' | 'dead';

export const CERTAINTIES: readonly Certainty[] = ['certain', 'likely', 'dead'];

/** How grave a finding is for its user. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A half-open stretch of a document, in UTF-16 code units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Another place that explains a finding, such as the constructor of the Lock that it calls. */
export interface RelatedLocation extends Range {
  readonly message: string;
}

/** One place where code links accounts the deprecated way. */
export interface Finding extends Range {
  readonly ruleId: string;
  /** Which way of writing it, for example `lock-show` (domain.md 1.3); stable, for tools. */
  readonly form: string;
  /** One sentence: what no longer works and what to use instead. */
  readonly message: string;
  readonly certainty: Certainty;
  /** The pieces that a rewrite needs, by name: the call, its receiver, the token's value… */
  readonly parts: Readonly<Record<string, Range>>;
  readonly related: readonly RelatedLocation[];
}

/** Something about the analysis itself that its user should know; never a finding. */
export interface Problem extends Range {
  readonly kind: 'unused-suppression' | 'unknown-rule' | 'not-analysed';
  readonly message: string;
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
  /** Host names that are Auth0 tenants: custom domains. Compared without case. */
  readonly domains?: readonly string[];
  /** Dependencies of the nearest package.json: package name to version range. */
  readonly packages?: Readonly<Record<string, string>>;
}

/** Reads other files of the project, so that what a document imports can be followed. Must not throw. */
export interface ModuleReader {
  /**
   * @param from the name of the importing file, as it was given to `analyze` or returned by an earlier call
   * @param specifier what the import says: `./lock`, or an alias of the project
   * @returns undefined for a package, a missing file or one that is too large
   */
  read(from: string, specifier: string): { readonly fileName: string; readonly text: string } | undefined;
}

export type Analyze = (text: string, fileName: string, options?: AnalyzeOptions, reader?: ModuleReader) => Analysis;

/** What a rule says about itself: everything a face shows without loading the parser. */
export interface RuleMeta {
  readonly id: string;
  /** A short noun phrase, for lists. */
  readonly title: string;
  /** One or two sentences for someone who knows nothing of account linking. */
  readonly description: string;
  /** The page for a reader: `docs/rules/<id>.md` in the repository. */
  readonly docs: string;
  /** ISO dates of the announcement and of the end of support, where Auth0 states them. */
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
