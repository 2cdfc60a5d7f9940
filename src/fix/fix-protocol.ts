import type { ReportedFinding } from '../report/result.js';
import type { DocumentSource, FurtherFile } from '../rewrites/session/session-types.js';
import type { Wanted } from './choice.js';
import type { DescribedText } from './describe-text.js';
import type { OfferedText } from './offer-text.js';
import type { RewrittenText } from './rewrite-file.js';

/** A request to the thread that rewrites files. */
export type RewritingRequest =
  /** Opens all files in a new session. The first `done` of them stay as they are. */
  | {
      readonly kind: 'open';
      readonly documents: readonly DocumentSource[];
      /** What an earlier session has left in other files. */
      readonly further: readonly FurtherFile[];
      readonly done: number;
      /** Absolute paths of the scanned folders. */
      readonly roots: readonly string[];
    }
  /** Rewrites the file with this index. */
  | {
      readonly kind: 'rewrite';
      readonly index: number;
      readonly findings: readonly ReportedFinding[];
      readonly wanted: Wanted;
    }
  /** Rewrites these findings of the file automatically, and tells what each of them needs alone. */
  | { readonly kind: 'offer'; readonly index: number; readonly findings: readonly ReportedFinding[] }
  /** Tells what can be done about each of these findings, completely or only the best. */
  | {
      readonly kind: 'describe';
      readonly index: number;
      readonly findings: readonly ReportedFinding[];
      readonly complete: boolean;
    };

/** The answer to `rewrite`, `offer` or `describe`; undefined for `open`. */
export type RewritingAnswer = RewrittenText | OfferedText | DescribedText | undefined;
