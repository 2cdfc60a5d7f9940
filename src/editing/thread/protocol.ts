/** The messages between the extension and its analysis thread: plain data, the same in Node and in a web worker. */
import type {
  Applicability,
  Edit,
  FileChange,
  Finding,
  HelperHome,
  Offer,
  Problem,
  FoundFile,
  Range,
  Severity,
} from '../../core/types.js';
import type { Message } from '../../messages/message.js';
import type { ReportedFinding, ScanResult } from '../../report/result.js';
import type { Skip } from '../../scan/gates.js';
import type { ScanProgress } from '../../scan/options.js';
import type { ReportRequest } from './report-job.js';

/** An import whose file the thread cannot read. */
export interface ModuleImport {
  readonly from: string;
  readonly specifier: string;
}

/** Configuration, packages and imports of a document that the thread cannot read: virtual, untitled or in a browser. */
export interface DocumentContext {
  /** Whether globs of the configuration exclude the document. */
  readonly isIgnored: boolean;
  /** Ids of the rules to run; all of them when absent. */
  readonly rules?: readonly string[];
  readonly domains?: readonly string[];
  readonly packages?: Readonly<Record<string, string>>;
  /** The folder that the packages come from, which identifies the project. */
  readonly project?: string;
  /** The SDKs that pages load from a CDN along with the document. */
  readonly scripts?: readonly string[];
  readonly helpers?: HelperHome;
  /** Severities from the configuration, by rule id. */
  readonly levels: Readonly<Record<string, Severity>>;
  /** The files that imports lead to, by `importKey`; null if there is none. */
  readonly modules: Readonly<Record<string, FoundFile | null>>;
  /** The files that may set up clients or hold their settings; absent until something asks for them. */
  readonly settingsFiles?: readonly FoundFile[];
}

export function importKey({ from, specifier }: ModuleImport): string {
  return `${from}\0${specifier}`;
}

export interface DocumentRequest {
  readonly text: string;
  /** A path, or for other documents a name whose extension says what the text is. */
  readonly fileName: string;
  /** Absolute path of the workspace folder, beyond which nothing is read for a document on disk. */
  readonly folder?: string;
  /** Whether it is part of a file, such as a cell of a notebook: then rewrites create no other files. */
  readonly isPart?: boolean;
  /** Bytes; a larger document is skipped. */
  readonly maxFileSize: number;
  /** `disk`: the thread reads configuration, packages and imports itself. */
  readonly context: 'disk' | DocumentContext;
}

/** The text of a document that is open and not saved. */
export interface UnsavedText {
  readonly fileName: string;
  readonly text: string;
}

/** A request for rewrites, which may change other files. */
export interface RewritesRequest extends DocumentRequest {
  /** Used instead of the files' texts. */
  readonly unsaved?: readonly UnsavedText[];
}

export interface OffersRequest extends RewritesRequest {
  /** Where the findings start whose rewrites are wanted, in UTF-16 code units; all of them if absent. */
  readonly at?: readonly number[];
}

export interface DocumentAnalysis {
  /** Why it was not analysed. */
  readonly skip?: Skip;
  readonly findings: readonly ReportedFinding[];
  readonly problems: readonly Problem[];
  readonly suppressed: number;
  /** Identifies the document's project, in which some rules report only once; absent if it belongs to none. */
  readonly project?: string;
  /** Imports that could not be followed, so findings may be missing; empty for a document on disk. */
  readonly missing: readonly ModuleImport[];
  /** Whether the files that may set up clients are needed to tell whose host a URL has. */
  readonly wantsSettings?: true;
}

/** What a suppression comment covers. */
export type SilenceScope = 'line' | 'block' | 'file';

/** Which findings of a document to rewrite. */
export interface RewriteWish {
  /** Whether to apply rewrites that need review, too. */
  readonly review: boolean;
  readonly ruleId?: string;
  /** Only these findings; all when absent. */
  readonly only?: readonly (Range & { readonly ruleId: string })[];
  /** The findings that the user sees, to count those that are resolved; all when absent. */
  readonly listed?: readonly (Range & { readonly ruleId: string })[];
  /** What the rewrites of other documents, which are applied at the same time, do to all files, also to this one. */
  readonly files?: readonly FileChange[];
}

export interface RewrittenDocument {
  /** In document order; empty if nothing was rewritten. */
  readonly edits: readonly Edit[];
  /** What happens to other files, including what the wish named. The document's own changes are among `edits`. */
  readonly files: readonly FileChange[];
  readonly done: readonly DoneRewrite[];
  /** How many of the listed findings the new text no longer has: rewriting one may resolve others. */
  readonly resolved: number;
}

/** A rewrite that the edits include. */
export interface DoneRewrite {
  readonly title: Message;
  readonly applicability: Applicability;
  /** Follow-up steps. */
  readonly todos: readonly Message[];
  /** The start of the new code, as an offset in the new text. */
  readonly start: number;
}

/** The options of a scan in the thread, as plain data. */
export interface ScanJob {
  /** Absolute path of the workspace folder. */
  readonly folder: string;
  /** Absolute paths of files and folders in it. Those that a scan of the folder would not list are skipped. */
  readonly paths: readonly string[];
  /** Whether the user chose these paths: then they are scanned even if they are ignored. */
  readonly named?: boolean;
  readonly ignore: readonly string[];
  readonly gitignore: boolean;
  /** See `ScanOptions`. */
  readonly encoding?: string;
  readonly maxFileSize?: number;
  /** Path of a ripgrep binary. */
  readonly ripgrep?: string;
  /** Unsaved texts, used instead of the files. */
  readonly buffers: readonly { readonly file: string; readonly text: string }[];
}

export interface Requests {
  inspect: { readonly input: DocumentRequest; readonly answer: DocumentAnalysis };
  offers: { readonly input: OffersRequest; readonly answer: readonly Offer[] };
  rewrite: { readonly input: RewritesRequest & RewriteWish; readonly answer: RewrittenDocument };
  silence: {
    readonly input: DocumentRequest & { readonly finding: Finding; readonly scope: SilenceScope };
    /** Undefined if no comment can suppress exactly this finding. */
    readonly answer: readonly Edit[] | undefined;
  };
  scan: { readonly input: ScanJob; readonly answer: ScanResult };
  report: { readonly input: ReportRequest; readonly answer: string };
}

export type Kind = keyof Requests;

export interface Request<K extends Kind = Kind> {
  readonly id: number;
  readonly kind: K;
  readonly input: Requests[K]['input'];
}

/** Cancels a running request. Long-running kinds check for this from time to time. */
export interface Cancellation {
  readonly cancel: number;
}

export type Response =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly error: string }
  /** A part of the request is done: its time limit starts again. */
  | { readonly id: number; readonly step: true }
  | { readonly id: number; readonly progress: ScanProgress };
