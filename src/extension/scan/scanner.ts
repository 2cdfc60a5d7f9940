import type * as vscode from 'vscode';
import type { ScanRequestOptions } from '../../editing/thread/scan-in-thread.js';
import type { ScanResult } from '../../report/result.js';

export interface ScanCall extends ScanRequestOptions {
  /** Whether the user chose the paths: then they are scanned even if they are ignored. */
  readonly named?: boolean;
}

/** Scans files without opening them as documents. */
export interface Scanner {
  /**
   * @param folder a workspace folder
   * @param paths files and folders in it
   */
  scan(folder: vscode.Uri, paths: readonly vscode.Uri[], call: ScanCall): Promise<ScanResult>;
}
