/**
 * The plain data that flows between the stages. Every offset is a UTF-16 code unit offset in the document, never in a
 * region.
 */
import type { Message } from '../messages/message.js';

/**
 * How sure a finding is: `certain`; `likely` (the context suggests it, but does not prove it); `dead` (the code never
 * had an effect).
 */
export type Certainty = 'certain' | 'likely' | 'dead';

export const CERTAINTIES: readonly Certainty[] = ['certain', 'likely', 'dead'];

/** How severe a finding is for the user. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A half-open range of a document, in UTF-16 code units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Another place that explains a finding, such as the constructor call of its receiver. */
export interface RelatedLocation extends Range {
  readonly message: Message;
}

/** A place where code does something in a deprecated way. */
export interface Finding extends Range {
  readonly ruleId: string;
  /** The id of the form that the code is written in; stable for tools (docs/json-report.md). */
  readonly form: string;
  /** One sentence: what no longer works and what to use instead. */
  readonly message: Message;
  readonly certainty: Certainty;
  /** The parts of the code that a rewrite needs, by name: the call, its receiver, the token's value… */
  readonly parts: Readonly<Record<string, Range>>;
  readonly related: readonly RelatedLocation[];
}

/** Something that users should know about the analysis itself; never a finding. */
export interface Problem extends Range {
  readonly kind: 'unused-suppression' | 'unknown-rule' | 'not-analysed' | 'over-budget';
  readonly message: Message;
}

export interface AnalysisStats {
  /** Findings that a suppression comment silenced. */
  readonly suppressed: number;
  /** The work of following values, in steps: the same for the same text on every machine. */
  readonly steps: number;
}

export interface Analysis {
  /** In document order. */
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly stats: AnalysisStats;
}

/** Where rewrites put functions that several files may call. */
export interface HelperHome {
  /** The one file for them. If absent, the nearest helper module, or a new one in the same folder. */
  readonly file?: string;
  /** The folder of the document's package: no other module is searched for or created outside of it. */
  readonly root?: string;
}

/** How rewrites may change package.json to load newer versions of the service's SDKs. */
export interface UpgradeOptions {
  /**
   * The field of package.json where the package manager lets a package choose the versions of indirect dependencies;
   * absent if that is not possible there.
   */
  readonly pins?: 'overrides' | 'resolutions';
}

/** The context of an analysis beyond the document itself. Plain data, so it can be sent to a worker. */
export interface AnalyzeOptions {
  /** Ids of the rules to run; all rules if absent. */
  readonly rules?: readonly string[];
  /** Custom domains of the service, in addition to its own host names. Case-insensitive. */
  readonly domains?: readonly string[];
  /** Dependencies in the nearest package.json: package name to version range. `node` is the range in `engines`. */
  readonly packages?: Readonly<Record<string, string>>;
  /** URLs of the service's scripts that pages load along with the document. */
  readonly scripts?: readonly string[];
  /** Lets rewrites of modules insert functions into a separate file; only into the document itself if absent. */
  readonly helpers?: HelperHome;
  /** Lets rewrites that need a newer SDK also load it; only a task for a person if absent. */
  readonly upgrade?: UpgradeOptions;
}

/** A file of a project, by the name that other calls use. */
export interface FoundFile {
  readonly fileName: string;
  readonly text: string;
}

/** Reads other files of the project, to follow a document's imports. Must not throw. */
export interface ModuleReader {
  /**
   * @param from the name of the importing file, as passed to `analyze` or returned by an earlier call
   * @param specifier the import's specifier: `./client`, or an alias of the project
   * @returns undefined for a package, a missing file or a file that is too large
   */
  read(from: string, specifier: string): FoundFile | undefined;
  /**
   * Returns the files of a document's package that may set up clients of the service, hold their settings, read their
   * logins or register routes about linking. Called only if a rewrite or an unknown host of a deprecated endpoint needs
   * them, because it searches the package.
   * @param from the name of the document
   * @returns in the order of their names; none if the package is too large to search
   */
  settingsFiles?(from: string): readonly FoundFile[];
}

export type Analyze = (text: string, fileName: string, options?: AnalyzeOptions, reader?: ModuleReader) => Analysis;

/** A replacement of a range; an insertion if `start` equals `end`. */
export interface Edit extends Range {
  readonly text: string;
}

/** The change of one file. */
export interface FileChange {
  /** As documents and module readers name it. */
  readonly fileName: string;
  /** The file's text, which the edits' offsets count in; absent if the file is to be created. */
  readonly before?: string;
  /**
   * In document order, never overlapping. For a new file, one insertion of its text. Empty if new code only needs the
   * unchanged file.
   */
  readonly edits: readonly Edit[];
}

/**
 * Who may apply a rewrite. `automatic` leaves nothing for a person to do. `review` is correct code, but a person must
 * settle what no tool can know (audience, scopes, storage). A `guide` has no edit and only tells what to do.
 */
export type Applicability = 'automatic' | 'review' | 'guide';

/** A part of an edit's text that a person fills in; a tab stop in an editor. */
export interface Placeholder extends Range {
  /** The index of the edit. `start` and `end` are UTF-16 offsets in its text. */
  readonly edit: number;
}

/** A program that was run before and after being rewritten: lines of docs/proof.md. */
export interface Proof {
  /** The program, relative to test/proof/cases. */
  readonly id: string;
  /** The anchor of its heading in docs/proof.md. */
  readonly section: string;
  /** The packages that it was run with, such as `axios 1.21.1`; empty if it needs none. */
  readonly versions: readonly string[];
  /** The failures that it was run with, such as `403`. */
  readonly failures: readonly string[];
}

/** Code for a person to paste, for one place. */
export interface CodeSnippet {
  /** `http` is a request in plain text, for code in a language that Relink can't write. */
  readonly language: 'javascript' | 'typescript' | 'http';
  /** Statements, with comments for everything that a person must settle, and the imports that they need. */
  readonly code: string;
  /** The functions that the code calls and the file lacks, callees first. */
  readonly functions: readonly string[];
}

/** One way to replace a finding's code. */
export interface Rewrite {
  /** What the new code calls: `fetch` or an SDK; `guide` if there is no edit. Stable for tools. */
  readonly target: string;
  /** What the rewrite does, in the imperative: the title of the quick fix. */
  readonly title: Message;
  readonly applicability: Applicability;
  /** In document order, never overlapping; empty for a guide. */
  readonly edits: readonly Edit[];
  /** What happens to other files, each once: applied together with `edits`, or not at all. */
  readonly files: readonly FileChange[];
  readonly placeholders: readonly Placeholder[];
  /** The remaining tasks for a person, one sentence each. */
  readonly todos: readonly Message[];
  /** The programs that were run with rewrites of this form and target. Empty if none was; absent for a guide. */
  readonly proof?: readonly Proof[];
  /** For a guide: why there is no edit, as a clause. */
  readonly reason?: Message;
  /** For a guide: code for this place. It is not verified; absent if the guide needs none. */
  readonly snippet?: CodeSnippet;
  /** The documentation page: an absolute URL. */
  readonly docs: string;
}

/** A finding with its possible rewrites. */
export interface Offer {
  readonly finding: Finding;
  /** What its certainty rests on, step by step; the last step is the conclusion. */
  readonly evidence: readonly RelatedLocation[];
  /** Best first, never empty: at least a guide. */
  readonly rewrites: readonly Rewrite[];
}

/**
 * Finds the rewrites for a document's findings.
 * Takes the same arguments as `analyze` and repeats the analysis. Returns the offers in the order of the findings that
 * `analyze` returns. Every rewrite with edits was verified on a copy of the text: the result parses, the finding is
 * gone and no new one appears.
 */
export type FindOffers = (
  text: string,
  fileName: string,
  options?: AnalyzeOptions,
  reader?: ModuleReader,
) => readonly Offer[];

/** Signs in texts that a document uses the service. A configured domain is always one. */
export interface Signs {
  /** Whether the document's own text has one. */
  readonly own: (text: string) => boolean;
  /** Whether a file that the document imports has one. */
  readonly imported: (text: string) => boolean;
  /**
   * Returns the host names in literal URLs of the rule's endpoint. Such a URL is a sign if a file of the package that
   * may set up a client contains its host name.
   */
  readonly hosts?: (text: string) => readonly string[];
}

/** A rule's metadata: everything that an editor or report shows without loading the parser. */
export interface RuleMeta {
  readonly id: string;
  /** A short noun phrase, for lists. */
  readonly title: Message;
  /** One or two sentences for readers who know nothing about the subject. */
  readonly description: Message;
  /** The documentation page: `docs/rules/<id>.md` in the repository. */
  readonly docs: string;
  /** ISO dates of the announcement and of the end of support; null if the service does not publish them. */
  readonly dates: { readonly deprecated: string | null; readonly removed: string | null };
  /** The severity of a certain finding; `error` if absent. */
  readonly severity?: Severity;
  /** Whether one finding per project is enough: a version in package.json. */
  readonly oncePerProject?: true;
  /** The source of the facts. */
  readonly source: string;
  /** The possible certainties of its findings. */
  readonly certainties: readonly Certainty[];
  /** Literals (case-sensitive) that any match contains: one from each group must appear in the document. */
  readonly needles: readonly (readonly string[])[];
  /**
   * Tells documents of the service from others with the same words, by text. Must accept every document with a finding.
   * Absent if the needles alone decide.
   */
  readonly signs?: Signs;
  /** Whether the rule only reports something in documents with a finding of another rule. */
  readonly isDependent?: true;
}
