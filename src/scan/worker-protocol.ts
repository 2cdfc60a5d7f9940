import type { Analysis, AnalyzeOptions } from '../core/types.js';

/** A request to a worker thread. */
export interface WorkerRequest {
  readonly text: string;
  readonly fileName: string;
  readonly options: AnalyzeOptions;
  /** Absolute paths of the scanned folders: always the same for one thread. */
  readonly roots: readonly string[];
}

/** The answer to a `WorkerRequest`. */
export type WorkerAnswer = Analysis;

/**
 * What any worker thread says: `ready` once, when it has loaded what it needs; `step` when a part of the request is
 * done, so the time limit starts again; and for each request, its answer or the error.
 */
export type Signal<Answer> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'step' }
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'error'; readonly message: string };
