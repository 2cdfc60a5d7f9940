import type { Analysis, AnalyzeOptions } from '../core/types.js';

/** What a worker thread gets at its start. */
export interface WorkerData {
  /** Absolute paths of the scanned folders. */
  readonly roots: readonly string[];
}

/** A request to a worker thread. */
export interface WorkerRequest {
  readonly text: string;
  readonly fileName: string;
  readonly options: AnalyzeOptions;
}

/** The worker's response: the analysis, or the error. */
export interface WorkerResponse {
  readonly analysis?: Analysis;
  readonly error?: string;
}
