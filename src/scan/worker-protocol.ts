import type { Analysis, AnalyzeOptions } from '../core/types.js';

/** What a worker thread is sent. */
export interface WorkerRequest {
  readonly text: string;
  readonly fileName: string;
  readonly options: AnalyzeOptions;
}

/** What it answers: the analysis, or why there is none. */
export interface WorkerResponse {
  readonly analysis?: Analysis;
  readonly error?: string;
}
