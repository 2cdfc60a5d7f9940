/** What the extension and its analysis thread say to each other: plain data, the same in Node and in a web worker. */
import type { Applicability, Edit, Finding, Offer, Problem, Range, Severity } from '../../core/types.js';
import type { Message } from '../../messages/message.js';
import type { ReportedFinding, ScanResult } from '../../report/result.js';
import type { Skip } from '../../scan/gates.js';
import type { ScanProgress } from '../../scan/options.js';

/** An import that the thread could not follow by itself. */
export interface Import {
  readonly from: string;
  readonly specifier: string;
}

/** What holds for a document whose files the thread cannot read: virtual, untitled or in a browser. */
export interface Surroundings {
  /** Whether globs of the configuration leave the document out. */
  readonly isIgnored: boolean;
  /** Ids of the rules to run; all of them when absent. */
  readonly rules?: readonly string[];
  readonly domains?: readonly string[];
  readonly packages?: Readonly<Record<string, string>>;
  /** Levels from the configuration, by rule id. */
  readonly levels: Readonly<Record<string, Severity>>;
  /** What imports lead to, by `importKey`; null for one that leads nowhere. */
  readonly modules: Readonly<Record<string, { readonly fileName: string; readonly text: string } | null>>;
}

export function importKey({ from, specifier }: Import): string {
  return `${from}\0${specifier}`;
}

export interface DocumentRequest {
  readonly text: string;
  /** Its path; for what is no file, a name whose ending says what it holds. */
  readonly fileName: string;
  /** Bytes; a larger document is skipped. */
  readonly maxFileSize: number;
  /** `disk`: the thread reads configuration, packages and imports itself. */
  readonly surroundings: 'disk' | Surroundings;
}

export interface DocumentAnalysis {
  /** Why it was not looked at. */
  readonly skip?: Skip;
  readonly findings: readonly ReportedFinding[];
  readonly problems: readonly Problem[];
  readonly suppressed: number;
  /** Imports without which something may have been missed; empty for a document on disk. */
  readonly missing: readonly Import[];
}

/** How much a suppression comment covers. */
export type SilenceScope = 'line' | 'block' | 'file';

/** Which of a document's findings are to be rewritten. */
export interface RewriteWish {
  /** Also by rewrites that a person has to review. */
  readonly review: boolean;
  readonly ruleId?: string;
  /** Only these; all when absent. */
  readonly only?: readonly (Range & { readonly ruleId: string })[];
}

export interface RewrittenDocument {
  /** In document order; none where nothing was rewritten. */
  readonly edits: readonly Edit[];
  readonly done: readonly DoneRewrite[];
}

/** A rewrite that is among the edits. */
export interface DoneRewrite {
  readonly title: Message;
  readonly applicability: Applicability;
  /** What is left for a person to do, a sentence each. */
  readonly todos: readonly Message[];
  /** Where the new code stands, as an offset of the new text. */
  readonly start: number;
}

/** What a scan in the thread needs: `ScanOptions` as plain data. */
export interface ScanJob {
  /** Absolute path of the workspace folder. */
  readonly folder: string;
  /** Absolute paths of files and folders in it. Files are left out where a scan of the folder would not list them. */
  readonly paths: readonly string[];
  /** Whether a person named these paths: then they are scanned even where they are ignored. */
  readonly named?: boolean;
  readonly ignore: readonly string[];
  readonly gitignore: boolean;
  /** See `ScanOptions`. */
  readonly encoding?: string;
  readonly maxFileSize?: number;
  /** A ripgrep binary, where there is one. */
  readonly ripgrep?: string;
  /** Texts that win over what is on disk. */
  readonly buffers: readonly { readonly file: string; readonly text: string }[];
}

export interface Requests {
  inspect: { readonly input: DocumentRequest; readonly answer: DocumentAnalysis };
  offers: { readonly input: DocumentRequest; readonly answer: readonly Offer[] };
  rewrite: { readonly input: DocumentRequest & RewriteWish; readonly answer: RewrittenDocument };
  silence: {
    readonly input: DocumentRequest & { readonly finding: Finding; readonly scope: SilenceScope };
    /** Undefined where no comment can stand that silences exactly this. */
    readonly answer: readonly Edit[] | undefined;
  };
  scan: { readonly input: ScanJob; readonly answer: ScanResult };
}

export type Kind = keyof Requests;

export interface Request<K extends Kind = Kind> {
  readonly id: number;
  readonly kind: K;
  readonly input: Requests[K]['input'];
}

/** Takes a request back that is being worked on: a kind that goes on for long looks now and then whether it still should. */
export interface Cancellation {
  readonly cancel: number;
}

export type Response =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly error: string }
  | { readonly id: number; readonly progress: ScanProgress };
