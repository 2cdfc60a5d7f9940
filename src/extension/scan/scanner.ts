import type * as vscode from 'vscode';
import type { ScanResult } from '../../report/result.js';
import type { ScanProgress } from '../../scan/options.js';

export interface ScanCall {
  /** Whether the user chose the paths: then they are scanned even if they are ignored. */
  readonly named?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ScanProgress) => void;
}

/** Scans files without opening them as documents. */
export interface Scanner {
  /**
   * @param folder a workspace folder
   * @param paths files and folders in it
   */
  scan(folder: vscode.Uri, paths: readonly vscode.Uri[], call: ScanCall): Promise<ScanResult>;
}
