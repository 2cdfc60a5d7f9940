/**
 * What the API takes and returns: plain data, complete in this file: the package's types need no others.
 * Offsets and columns count UTF-16 code units in a text without byte order mark.
 */

/** A position in a text. `offset` starts at 0, `line` and `column` at 1. */
export interface ApiPlace {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/** A range of a text; `end` is exclusive. */
export interface Places {
  readonly start: ApiPlace;
  readonly end: ApiPlace;
}

/** Another place that explains a finding. */
export interface RelatedPlace extends Places {
  readonly message: string;
}

/** A place where code links or unlinks accounts in a deprecated way: the same as in the JSON report. */
export interface ApiFinding extends Places {
  readonly ruleId: string;
  /** The way the linking is written; stable. */
  readonly form: string;
  /** `dead`: the code never had an effect. */
  readonly certainty: 'certain' | 'likely' | 'dead';
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  /** English. */
  readonly message: string;
  /** Stays the same if the text changes. */
  readonly messageId: string;
  /** The code from `start` to `end`. */
  readonly text: string;
  readonly related: readonly RelatedPlace[];
}

/** Something about the analysis itself: an unused suppression comment, code that could not be analysed. */
export interface ApiProblem extends Places {
  readonly kind: 'unused-suppression' | 'unknown-rule' | 'not-analysed' | 'over-budget';
  readonly message: string;
  readonly messageId: string;
}

/** The findings of one text, in document order. */
export interface ApiAnalysis {
  readonly findings: readonly ApiFinding[];
  readonly problems: readonly ApiProblem[];
}

/** A replacement of a range; an insertion if `start` equals `end`. */
export interface ApiEdit {
  /** UTF-16 offset. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What happens to another file. */
export interface ApiFileChange {
  readonly fileName: string;
  /** The text that the edits are for; absent if the file is to be created. */
  readonly before?: string;
  readonly edits: readonly ApiEdit[];
}

/** One way to replace a finding's code, verified on a copy; or a guide, which has no edits. */
export interface ApiRewrite {
  /** What the new code calls, such as `fetch`; `guide` if there are no edits. */
  readonly target: string;
  readonly title: string;
  /** `automatic` leaves nothing to do; `review`: a person must settle what `todos` says. */
  readonly applicability: 'automatic' | 'review' | 'guide';
  /** In document order, never overlapping. */
  readonly edits: readonly ApiEdit[];
  /** Changes of other files, to be applied together with `edits` or not at all. */
  readonly files: readonly ApiFileChange[];
  readonly todos: readonly string[];
  /** For a guide: why there is no rewrite. */
  readonly reason?: string;
  /** For a guide: code for this place, to be pasted. */
  readonly snippet?: { readonly language: string; readonly code: string };
  /** The programs that were run with rewrites like this one, before and after: ids of docs/proof.md. */
  readonly proof: readonly string[];
  readonly docs: string;
}

/** A finding and what can be done about it, the best first. */
export interface ApiOffer {
  readonly finding: ApiFinding;
  readonly rewrites: readonly ApiRewrite[];
}

/** What is known about a text beyond the text itself. */
export interface ApiTextOptions {
  /** Ids of the only rules to run. */
  readonly rules?: readonly string[];
  /** Custom domains of the tenant, such as `login.example.com`. */
  readonly domains?: readonly string[];
  /** The dependencies of the text's package: name to version or range. */
  readonly packages?: Readonly<Record<string, string>>;
}

/** A file whose text is given. */
export interface ApiDocument extends ApiTextOptions {
  /** Its ending tells the language. Imports between documents are followed by their names. */
  readonly fileName: string;
  readonly text: string;
}

/** Which rewrites to apply. */
export interface Choices {
  /** Whether rewrites that a person has to review are wanted, too; otherwise only automatic ones. */
  readonly review?: boolean;
  /** The only targets, such as `fetch`, the preferred one first. */
  readonly targets?: readonly string[];
  /** The least certainty of findings to rewrite: `dead` (the default) takes all. */
  readonly minCertainty?: 'certain' | 'likely' | 'dead';
}

/** A file as rewrites leave it. */
export interface ApiRewrittenFile {
  readonly fileName: string;
  readonly text: string;
  /** Whether the rewrites create it. */
  readonly created: boolean;
}

/** What became of a finding of the first text. */
export interface RewrittenFinding {
  readonly fileName: string;
  readonly finding: ApiFinding;
  /** The rewrite that was applied; absent if the finding is left, or a rewrite of another one covered it. */
  readonly applied?: ApiRewrite;
  /** Empty once the finding is gone; otherwise what can be done instead, the best first. */
  readonly left: readonly ApiRewrite[];
}

/** The result of `rewrite`. */
export interface Rewritten {
  /** Only the files that changed or that are to be created. */
  readonly files: readonly ApiRewrittenFile[];
  /** All findings of the documents, in their order. */
  readonly findings: readonly RewrittenFinding[];
}

/** What to scan. */
export interface FolderOptions {
  /** Files and folders, absolute or relative to `cwd`; the current folder by default. */
  readonly paths?: readonly string[];
  /** The folder that paths, globs and results are relative to; the current one by default. */
  readonly cwd?: string;
  readonly rules?: readonly string[];
  /** Globs of the only files to scan, and of files to skip, relative to `cwd`. */
  readonly include?: readonly string[];
  readonly ignore?: readonly string[];
  /** Whether to skip what `.gitignore` names; true by default. */
  readonly gitignore?: boolean;
  /** In bytes; larger files are skipped. */
  readonly maxFileSize?: number;
  readonly minCertainty?: 'certain' | 'likely' | 'dead';
}

/** A file's findings. */
export interface FileEvent extends ApiAnalysis {
  readonly kind: 'file';
  /** For display: relative to `cwd`, with `/`. */
  readonly path: string;
  /** Exact, percent-encoded. */
  readonly uri: string;
}

/** A file that may have findings but was not analysed, or only in part. */
export interface SkippedEvent {
  readonly kind: 'skipped';
  readonly path: string;
  readonly uri: string;
  readonly reason: string;
  readonly detail: string;
}

/** A failure that did not stop the scan; what it concerns does not count as clean. */
export interface ErrorEvent {
  readonly kind: 'error';
  readonly message: string;
  readonly path?: string;
  /** 1-based. */
  readonly line?: number;
  readonly column?: number;
}

/** The last one of a scan. */
export interface EndEvent {
  readonly kind: 'end';
  /** Whether the signal stopped the scan early. */
  readonly incomplete: boolean;
  /** Files with a word that some rule looks for, and those of them that were analysed. */
  readonly candidates: number;
  readonly analysed: number;
}

export type ScanEvent = FileEvent | SkippedEvent | ErrorEvent | EndEvent;

/** A rule. */
export interface ApiRule {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Its page, relative to the package. */
  readonly docs: string;
}
