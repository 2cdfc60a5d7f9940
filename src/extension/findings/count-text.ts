import * as vscode from 'vscode';
import { findingCount } from '../../editing/scan-texts.js';

/** @returns `1 finding`, `2 findings` */
export function findingsText(count: number): string {
  return findingCount(count, vscode.l10n.t);
}

/** @returns `2 of 3 findings`, or `3 findings` if it is all of them */
export function findingsOfText(count: number, total: number): string {
  return count >= total ? findingsText(count) : vscode.l10n.t('{0} of {1} findings', count, total);
}

/** @returns `1 file`, `2 files` */
export function filesText(count: number): string {
  const { t } = vscode.l10n;
  return count === 1 ? t('1 file') : t('{0} files', count);
}
