import type { Analysis, AnalyzeOptions } from '../core/types.js';

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
